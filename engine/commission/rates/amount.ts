import {
  add,
  divide,
  type Fraction,
  hundred,
  isZero,
  multiply,
  percentOf,
  sum,
  zero,
} from '../../performance/fraction.ts'
import type { Slice } from './slices.ts'
import type { Pay, Terms } from './table.ts'

/** What slices come to together, exactly. */
export function amountOfAll(slices: readonly Slice[], terms: Terms): Fraction {
  return sum(slices.map(({ pay, base }) => amountOf(pay, base, terms)))
}

/** What is paid on a base: 5 % of 100,000, and a fixed sum besides where there is one. */
export function amountOf({ percent, perUnit, amount, times, payout }: Pay, base: Fraction, terms: Terms): Fraction {
  let total = zero
  if (percent) total = percentOf(percent, base)
  if (perUnit) total = add(total, multiply(perUnit, base))
  if (amount) total = add(total, amount)
  if (times) total = add(total, percentOf(multiply(times, given(terms.baseRate, 'base rate')), base))
  if (payout) total = add(total, percentOf(payout, given(terms.targetIncentive, 'target incentive')))
  return total
}

function given(value: Fraction | undefined, what: string): Fraction {
  if (value === undefined) throw new Error(`The table pays by a ${what}, and none is given.`)
  return value
}

/** The rate that the whole comes to, in per cent of the base; undefined of nothing. */
export function effectiveRate(amount: Fraction, base: Fraction): Fraction | undefined {
  return isZero(base) ? undefined : divide(multiply(amount, hundred), base)
}
