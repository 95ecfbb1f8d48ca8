/** Quotas and figures of KPIs are in the application's currency: a plan in another one has them at the rate of a period's last day. */
import type { Refusal } from '@attain/engine/commission'
import type { Period } from '@attain/engine/performance/calendar'
import type { Context } from '../../context.ts'
import { currenciesOf, ownCurrency } from '../currencies.ts'
import { dayBefore, type LivePlan } from '../plan.ts'
import { kpiOfKey } from './figures.ts'

type Amounts = ReadonlyMap<string, string | Refusal | null>

interface Money {
  /** By component, payee and period. */
  quotas(amounts: ReadonlyMap<string, string>): ReadonlyMap<string, string | Refusal>
  /** By what is asked, payee and period. */
  figures(amounts: ReadonlyMap<string, string | null>): Amounts
}

export async function moneyOf(context: Context, plan: LivePlan, periods: readonly Period[]): Promise<Money> {
  const { kpis, targets } = context.view.workspace.model
  const [own, into] = [ownCurrency(context), plan.definition.currency]
  if (own === into) return { quotas: (amounts) => amounts, figures: (amounts) => amounts }
  const currencies = await currenciesOf(context)
  const days = new Map(periods.map(({ key, until }) => [key, dayBefore(until)]))
  const isMoney = (kpi: string | undefined) => kpis.get(kpi ?? '')?.unit.type === 'currency'
  const converted = <V extends string | null>(
    amounts: ReadonlyMap<string, V>,
    kpiOf: (key: string) => string | undefined,
  ): ReadonlyMap<string, V | string | Refusal> =>
    new Map(
      Array.from(amounts, ([key, amount]) => {
        const day = days.get(key.split(' ').at(-1) ?? '') ?? ''
        const isForeign = amount !== null && isMoney(kpiOf(key))
        return [key, isForeign ? currencies.convert(amount, own, into, day) : amount]
      }),
    )
  const targetOf = (name: string | undefined) => {
    const quota = plan.document.components.find((one) => one.name === name)?.quota
    return quota?.from === 'target' ? targets.get(quota.target)?.kpi : undefined
  }
  return {
    quotas: (amounts) => converted(amounts, (key) => targetOf(key.split(' ')[0])),
    figures: (amounts) => converted(amounts, (key) => kpiOfKey(plan, key.split(' ')[0] ?? '')),
  }
}
