import { compare, divide, type Fraction, fraction, multiply, subtract, sum, wholeBelow } from '../fraction.ts'

/**
 * How many of `count` each share gets: the whole part first, then one each to the largest remainders, of equal ones to
 * the first. 10/20/50/15/5 % of 23 → 2/5/12/3/1. The parts add up to the count.
 */
export function largestRemainder(shares: readonly string[], count: number): readonly number[] {
  const weights = shares.map(fraction)
  const whole = sum(weights)
  if (whole.over <= 0n) throw new Error('Shares add up to more than nothing.')
  const parts = weights.map((weight, index) => {
    const exactly = divide(multiply(weight, fraction(String(count))), whole)
    const seats = wholeBelow(exactly)
    return { index, seats: Number(seats), rest: subtract(exactly, { over: seats, under: 1n }) as Fraction }
  })
  const left = count - parts.reduce((given, { seats }) => given + seats, 0)
  const next = new Set(
    [...parts]
      .sort((a, b) => compare(b.rest, a.rest) || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  )
  return parts.map(({ index, seats }) => seats + (next.has(index) ? 1 : 0))
}
