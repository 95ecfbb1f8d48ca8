/** What a changed plan looks at: what the plan looks at anyway, and what its simulator may see. Nobody learns more by it. */
import { isDeepStrictEqual } from 'node:util'
import { type CheckedBundle, type Read, readsOf } from '@attain/engine/metadata'
import { AttainError } from '../../../errors.ts'
import { accessOf } from '../../../store/live-workspace.ts'
import type { Context } from '../../context.ts'
import { compiledWith } from '../../model-with.ts'
import { whoseFigures } from '../../performance/kpis.ts'
import { may as mayWithScorecard } from '../../scorecards/rights.ts'
import { may } from '../rights.ts'

export async function refuseUnseen(context: Context, plan: string, changed: CheckedBundle): Promise<void> {
  const unseen = readsOfPlan(changed, plan).filter((read) => !isSeen(context, read))
  if (unseen.length === 0) return
  const known = readsOfPlan((await compiledWith(context)).bundle, plan)
  const found = unseen.find((read) => !known.some((one) => isDeepStrictEqual(one, read)))
  if (found === undefined) return
  const name = found.to === 'field' ? `${found.object}.${found.name}` : found.name
  throw new AttainError('forbidden', {
    action: { en: `simulate a plan that looks at "${name}"`, 'zh-CN': `测算读取“${name}”的方案` },
  })
}

function readsOfPlan(bundle: CheckedBundle, plan: string): readonly Read[] {
  const source = bundle.plans.get(plan)
  return source === undefined ? [] : readsOf(bundle, source.document)
}

/** All of it: of every record, and of everybody. */
function isSeen(context: Context, read: Read): boolean {
  const { view } = context
  const { objects, targets } = view.workspace.model
  switch (read.to) {
    case 'field': {
      const object = objects.get(read.object)
      const field = object?.fields.get(read.name)
      if (object === undefined || field === undefined) return false
      const access = accessOf(view, object)
      return access.read.op === 'always' && access.readField(field).op === 'always'
    }
    case 'object': {
      const object = objects.get(read.name)
      return object !== undefined && accessOf(view, object).read.op === 'always'
    }
    case 'kpi':
      return whoseFigures(context, read.name).op === 'always'
    case 'target': {
      const target = targets.get(read.name)
      return target !== undefined && whoseFigures(context, target.kpi).op === 'always'
    }
    case 'commission-plan':
      return may(context, read.name, 'see')
    case 'scorecard':
      return mayWithScorecard(context, read.name, 'run')
    // they say nothing of anybody
    case 'calendar':
    case 'page':
    case 'role':
    case 'dashboard':
      return true
    default:
      return read satisfies never
  }
}
