/** What an instalment is worth in the payee's own currency: its parts add up to what the statement pays in it. */
import { add, type Fraction, fraction, multiply, subtract, text, zero } from '@attain/engine/performance/fraction'
import { roundMoney } from '@attain/engine/performance/scorecard'
import type { Payment } from '../payments.ts'

export interface Instalment {
  readonly after: number
  readonly amount: string
}

/** Of those that are due so many periods later; null where nothing says what the currency is worth. */
export function dueInOwn(
  { currency, rate }: Payment,
  instalments: readonly Instalment[],
  after: number,
): string | null {
  if (rate === undefined) return null
  const upTo = (last: number): Fraction => {
    const sum = instalments
      .filter((one) => one.after <= last)
      .reduce((all, one) => add(all, fraction(one.amount)), zero)
    return roundMoney(multiply(sum, fraction(rate)), currency)
  }
  return text(subtract(upTo(after), upTo(after - 1)))
}
