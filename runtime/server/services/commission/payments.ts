/** What is paid in a payee's own currency, at the rate of the last day of the period. */
import type { PayeePeriod } from '@attain/engine/commission'
import { fraction, multiply, text } from '@attain/engine/performance/fraction'
import { roundMoney } from '@attain/engine/performance/scorecard'
import type { Context } from '../context.ts'
import { currenciesOf } from './currencies.ts'
import type { Payee } from './payees.ts'
import { dayBefore, type LivePlan, periodNamed } from './plan.ts'

export interface Payment {
  readonly currency: string
  readonly day: string
  /** Both are missing where nothing says what the currency is worth. */
  readonly rate?: string
  readonly amount?: string
}

/** By `payee period`; whoever is paid in the plan's currency is not in it. */
export async function paymentsOf(
  context: Context,
  plan: LivePlan,
  payees: readonly Payee[],
  results: readonly PayeePeriod[],
): Promise<ReadonlyMap<string, Payment>> {
  const own = new Map(payees.flatMap(({ id, currency }) => (currency === null ? [] : [[id, currency]])))
  const foreign = results.filter(
    ({ payee }) => (own.get(payee) ?? plan.definition.currency) !== plan.definition.currency,
  )
  if (foreign.length === 0) return new Map()
  const currencies = await currenciesOf(context)
  return new Map(
    foreign.map(({ payee, period, paid }) => {
      const currency = own.get(payee) ?? ''
      const day = dayBefore(periodNamed(plan, period).until)
      const rate = currencies.rate(plan.definition.currency, currency, day)
      const converted = rate && {
        rate: text(rate),
        amount: text(roundMoney(multiply(fraction(paid), rate), currency)),
      }
      return [`${payee} ${period}`, { currency, day, ...converted }]
    }),
  )
}
