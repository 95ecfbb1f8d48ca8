/** What a change takes away that people are paid by: whole plans, and components with something still to come. */
import type { Impact, Model, PlanModel } from '@attain/engine/metadata'
import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** Of a plan by which periods were calculated. */
interface Calculated {
  readonly plan: string
  /** How many periods are not closed, and how many closed ones accounting has not taken for payment. */
  readonly open: number
  readonly untaken: number
}

/** `after` is the model of the draft. */
export async function removedPay({ db, view }: Context, after: Model): Promise<readonly Impact[]> {
  const { workspace } = view
  const changed = [...workspace.model.plans].filter(([name, plan]) => {
    const now = after.plans.get(name)
    return now === undefined || outstandingIn(plan, now).length > 0
  })
  if (changed.length === 0) return []
  const { rows } = await sql<Calculated>`select plan, count(*) filter (where not is_closed)::int as open,
      count(*) filter (where is_closed and not exists (select from commission_exports e
        where e.workspace_id = p.workspace_id and e.plan = p.plan and e.period = p.period
          and e.kind = 'payment' and e.is_final))::int as untaken
    from (select *, state in ('locked', 'paid') as is_closed from commission_periods) p
    where workspace_id = ${workspace.id} and plan = any(${changed.map(([name]) => name)}::text[])
    group by plan`.execute(db)
  const calculated = new Map(rows.map((row) => [row.plan, row]))
  return changed.flatMap(([name, plan]) => {
    const written = calculated.get(name)
    if (written === undefined) return []
    const now = after.plans.get(name)
    return now === undefined ? [planRemoved(plan, written)] : outstandingIn(plan, now).map(componentRemoved(plan))
  })
}

type Component = PlanModel['document']['components'][number]

/** Components that are gone, of which something may still be released or taken back. */
function outstandingIn({ document }: PlanModel, now: PlanModel): readonly Component[] {
  const left = new Set(now.document.components.map(({ name }) => name))
  return document.components.filter(
    ({ name, hold, clawback }) => !left.has(name) && (hold !== undefined || clawback !== undefined),
  )
}

function planRemoved({ document: { label } }: PlanModel, { open, untaken }: Calculated): Impact {
  const en = [
    ...(open > 0 ? [`${open === 1 ? '1 period is' : `${open} periods are`} not closed`] : []),
    ...(untaken > 0
      ? [`${untaken === 1 ? '1 closed period was' : `${untaken} closed periods were`} never taken for payment`]
      : []),
  ]
  const zh = [
    ...(open > 0 ? [`${open} 个期间尚未关账`] : []),
    ...(untaken > 0 ? [`${untaken} 个已关账期间尚未导出发放文件`] : []),
  ]
  const [inEnglish, inChinese] = en.length === 0 ? ['', ''] : [` (${en.join(', ')})`, `（${zh.join('，')}）`]
  return {
    kind: 'plan-removed',
    weight: en.length === 0 ? 'attention' : 'loss',
    message: {
      en: `“${label.en}” is taken away. Its statements stay, but nothing of it can be calculated, closed or taken for payment any more${inEnglish}. To end it, give it a last day instead.`,
      'zh-CN': `“${label['zh-CN'] ?? label.en}”将被删除。其结算单仍会保留，但不能再计算、关账或导出发放文件${inChinese}。如需停用，请改为填写截止日期。`,
    },
  }
}

function componentRemoved({ document: plan }: PlanModel): (component: Component) => Impact {
  return ({ label, hold, clawback }) => {
    const en = [
      ...(hold !== undefined ? ['what is held of it is released in the next period that is not closed'] : []),
      ...(clawback !== undefined ? ['nothing of it is taken back any more'] : []),
    ]
    const zh = [
      ...(hold !== undefined ? ['其暂缓发放的金额将在下一个未关账期间全部释放'] : []),
      ...(clawback !== undefined ? ['此后不再追回'] : []),
    ]
    return {
      kind: 'component-removed',
      weight: 'attention',
      message: {
        en: `“${label.en}” is not in “${plan.label.en}” any more, or has another name: ${en.join(', and ')}.`,
        'zh-CN': `“${plan.label['zh-CN'] ?? plan.label.en}”不再包含“${label['zh-CN'] ?? label.en}”（或其名称已更改）：${zh.join('，')}。`,
      },
    }
  }
}
