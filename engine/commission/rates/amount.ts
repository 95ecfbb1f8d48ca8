import { add, divide, type Fraction, hundred, multiply, percentOf, sum, zero } from '../../performance/fraction.ts'
import type { Slice } from './slices.ts'
import type { Pay, Terms } from './table.ts'

/** What slices come to together, exactly. */
export function amountOfAll(slices: readonly Slice[], terms: Terms): Fraction {
  return sum(slices.map(({ pay, base }) => amountOf(pay, base, terms)))
}

/** What is paid on a base: 5 % of 100,000, and a fixed sum besides where there is one. */
export function amountOf({ percent, perUnit, amount, times, payout }: Pay, base: Fraction, terms: Terms): Fraction {
  const parts: (Fraction | undefined)[] = [
    percent && percentOf(percent, base),
    perUnit && multiply(perUnit, base),
    amount,
    times && percentOf(multiply(times, given(terms.baseRate, 'base rate')), base),
    payout && percentOf(payout, given(terms.targetIncentive, 'target incentive')),
  ]
  return parts.reduce((total: Fraction, part) => (part === undefined ? total : add(total, part)), zero)
}

function given(value: Fraction | undefined, what: string): Fraction {
  if (value === undefined) throw new Error(`The table pays by a ${what}, and none is given.`)
  return value
}

/** The rate that the whole comes to, in per cent of the base; undefined of nothing. */
export function effectiveRate(amount: Fraction, base: Fraction): Fraction | undefined {
  return base.over === 0n ? undefined : divide(multiply(amount, hundred), base)
}
