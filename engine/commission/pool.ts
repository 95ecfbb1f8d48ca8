/** What several have together, divided by weights; the parts add up to it, to the minor unit. */
import { currencyDigits } from '../fields/currencies.ts'
import { allocate } from '../performance/allocate.ts'
import { type Fraction, multiply, negate, ofUnits, signOf, sum, wholeBelow, zero } from '../performance/fraction.ts'

/** An amount that is rounded already. Where nobody has a weight, nobody gets anything. */
export function divideAmong(amount: Fraction, weights: readonly Fraction[], currency: string): readonly Fraction[] {
  if (signOf(sum(weights)) <= 0) return weights.map(() => zero)
  if (signOf(amount) < 0) return divideAmong(negate(amount), weights, currency).map(negate)
  const digits = currencyDigits(currency)
  const units = wholeBelow(multiply(amount, ofUnits(1n, -digits)))
  return allocate(units, weights).map((part) => ofUnits(part, digits))
}
