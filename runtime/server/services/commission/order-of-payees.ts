/** Who has to be calculated before whom, where a plan pays on what others earn by the same plan. */
import { areApart } from '@attain/engine/commission'
import type { Text } from '@attain/engine/metadata'
import type { Period } from '@attain/engine/performance/calendar'
import { AttainError } from '../../errors.ts'
import { whoEarnsFromWhom } from '../../store/commission/earnings.ts'
import type { Context } from '../context.ts'
import type { Payee } from './payees.ts'
import { dayBefore, type LivePlan } from './plan.ts'

/** So many at a time, that memory does not grow with the company. */
const AT_ONCE = 250

/** Parts of a plan's payees, each after those whose earnings it looks at. */
export async function partsInOrder(
  context: Context,
  plan: LivePlan,
  payees: readonly Payee[],
  periods: readonly Period[],
): Promise<readonly (readonly Payee[])[]> {
  // publishing refuses plans that pay on their own earnings and look at everybody together
  if (!areApart(plan.definition)) return [payees]
  return (await levelsOf(context, plan, payees, periods)).flatMap(inParts)
}

async function levelsOf(
  { db, view }: Context,
  { name, document }: LivePlan,
  payees: readonly Payee[],
  periods: readonly Period[],
): Promise<readonly (readonly Payee[])[]> {
  const needs = new Map<string, Set<string>>()
  const days = { from: periods.map(({ from }) => from), to: periods.map(({ until }) => dayBefore(until)) }
  for (const { measure } of document.components) {
    if (measure.from !== 'earnings' || measure.plan !== name) continue
    const asked = { plan: name, of: measure.of ?? 'reports', payees: payees.map(({ id }) => id), ...days }
    for (const { payee, person } of await whoEarnsFromWhom(db, view, asked))
      needs.set(payee, (needs.get(payee) ?? new Set()).add(person))
  }
  const levels: Payee[][] = []
  let left = payees
  while (left.length > 0) {
    const waiting = new Set(left.map(({ id }) => id))
    const ready = left.filter(({ id }) => ![...(needs.get(id) ?? [])].some((person) => waiting.has(person)))
    if (ready.length === 0) throw refused(circle(left.map((payee) => payee.name)))
    levels.push(ready)
    const done = new Set(ready)
    left = left.filter((payee) => !done.has(payee))
  }
  return levels
}

function circle(names: readonly string[]): Text {
  const some = names.slice(0, 3)
  return {
    en: `${some.join(', ')} would each be paid on what the others earn by this plan.`,
    'zh-CN': `${some.join('、')}互相按对方在本方案的所得计提，无法计算。`,
  }
}

function refused(problem: Text): AttainError {
  return new AttainError('invalid_request', { problem })
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) => all.slice(i * AT_ONCE, (i + 1) * AT_ONCE))
}
