import { compare, type Fraction, text } from '../performance/fraction.ts'
import { roundMoney } from '../performance/scorecard/money.ts'
import type { Step } from './step.ts'

/** Money is rounded once, on the line that is earned: half up, to the minor unit of its currency. */
export function roundOnce(exactly: Fraction, currency: string): { amount: Fraction; steps: readonly Step[] } {
  const amount = roundMoney(exactly, currency)
  const isExact = amount === exactly || compare(exactly, amount) === 0
  return { amount, steps: isExact ? [] : [{ type: 'rounding', exactly: text(exactly), amount: text(amount) }] }
}
