/** What others earn by a plan, as a measure: what was written of them by now. */
import type { Refusal } from '@attain/engine/commission'
import { nameOfPeriod, type Period, periodsBetween } from '@attain/engine/performance/calendar'
import { add, fraction, text, zero } from '@attain/engine/performance/fraction'
import { AttainError } from '../../../errors.ts'
import { type EarnedByOthers, earnedByOthers } from '../../../store/commission/earnings.ts'
import type { Context } from '../../context.ts'
import { type Currencies, currenciesOf } from '../currencies.ts'
import { withState } from '../periods.ts'
import { dayAfter, dayBefore, type LivePlan, planNamed } from '../plan.ts'

/** By `component:NAME payee period`, as figures are. */
export async function earningsOf(
  context: Context,
  plan: LivePlan,
  periods: readonly Period[],
  payees: readonly string[],
): Promise<ReadonlyMap<string, string | Refusal>> {
  const found = new Map<string, string | Refusal>()
  const into = plan.definition.currency
  for (const { name, measure } of plan.document.components) {
    if (measure.from !== 'earnings') continue
    await assertCalculated(context, plan, measure.plan, periods)
    const days = { from: periods.map(({ from }) => from), to: periods.map(({ until }) => dayBefore(until)) }
    const asked = { plan: measure.plan, of: measure.of ?? 'reports', payees, ...days }
    const rows = await earnedByOthers(context.db, context.view, asked)
    const currencies = rows.some(({ currency }) => currency !== into) ? await currenciesOf(context) : undefined
    for (const [key, some] of Map.groupBy(rows, ({ payee, period }) => `${payee} ${periods[period]?.key}`))
      found.set(`component:${name} ${key}`, inOne(some, into, days.to, currencies))
  }
  return found
}

function inOne(
  rows: readonly EarnedByOthers[],
  into: string,
  days: readonly string[],
  currencies: Currencies | undefined,
): string | Refusal {
  let total = zero
  for (const { amount, currency, period } of rows) {
    const own = currencies === undefined ? amount : currencies.convert(amount, currency, into, days[period] ?? '')
    if (typeof own !== 'string') return own
    total = add(total, fraction(own))
  }
  return text(total)
}

/** What nobody has calculated cannot be paid on; a plan itself is calculated from the bottom up. */
async function assertCalculated(
  context: Context,
  plan: LivePlan,
  name: string,
  periods: readonly Period[],
): Promise<void> {
  const [first, last] = [periods[0], periods.at(-1)]
  if (name === plan.name || first === undefined || last === undefined) return
  const other = planNamed(context, name)
  const { from, to } = other.document
  const begin = from > first.from ? from : first.from
  const end = to !== undefined && dayAfter(to) < last.until ? dayAfter(to) : last.until
  if (begin >= end) return
  const wanted = periodsBetween(other.calendar, other.every, begin, end).filter(({ until }) => until <= last.until)
  const known = await withState(
    context,
    name,
    wanted.map(({ key }) => key),
  )
  const open = wanted.find(({ key }) => !known.has(key))
  if (open === undefined) return
  const label = other.document.label
  throw new AttainError('invalid_request', {
    problem: {
      en: `Calculate “${label.en ?? name}” for ${nameOfPeriod(other.calendar, open, 'en')} first: this plan pays on what is earned by it.`,
      'zh-CN': `请先计算“${label['zh-CN'] ?? label.en ?? name}”${nameOfPeriod(other.calendar, open, 'zh-CN')}：本方案按其所得计提。`,
    },
  })
}
