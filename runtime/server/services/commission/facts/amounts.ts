/** Amounts of a payee for a period: their own, or the plan's. */
import type { Refusal } from '@attain/engine/commission'
import { countIn, type Period } from '@attain/engine/performance/calendar'
import type { Payee } from '../payees.ts'
import type { LivePlan } from '../plan.ts'
import type { PayeeSpan } from './spans.ts'

/** A yearly amount is shared by the periods of the year: 12,000 ÷ 12. */
export function incentiveOf(plan: LivePlan, payee: Payee, { period, stint }: PayeeSpan): string | undefined {
  const targetIncentive = stint.targetIncentive ?? payee.targetIncentive
  if (targetIncentive === undefined || targetIncentive === null) return undefined
  return perPeriod(plan, targetIncentive, plan.document.targetIncentive?.per, period)
}

function perPeriod(
  { calendar, every }: LivePlan,
  amount: string,
  per: 'period' | 'year' | undefined,
  period: Period,
): string {
  const count = per === 'year' && every !== 'year' ? countIn(calendar, every, period.year) : 1
  return count === 1 ? amount : `${amount}/${count}`
}

/** Null when there should be one and is none. */
export function quotaOf(
  plan: LivePlan,
  component: string,
  payee: Payee,
  { period, stint }: PayeeSpan,
  quotas: ReadonlyMap<string, string | Refusal>,
): string | Refusal | null {
  const quota = plan.document.components.find(({ name }) => name === component)?.quota
  const own = stint.quotas[component]
  if (quota?.from === 'target') return own ?? quotas.get(`${component} ${payee.id} ${period.key}`) ?? null
  const amount = own ?? payee.quotas.get(component)
  if (amount === undefined || amount === null) return null
  return perPeriod(plan, amount, quota?.per, period)
}
