import { compare, divide, type Fraction, multiply, ofUnits, signOf, subtract, sum, wholeBelow } from './fraction.ts'

/**
 * So many units among weights that are not negative: the whole part of each share first, then one each to the largest
 * remainders, of equal ones to the first. The parts add up to the units.
 */
export function allocate(units: bigint, weights: readonly Fraction[]): readonly bigint[] {
  const whole = sum(weights)
  if (signOf(whole) <= 0) throw new Error('Weights add up to more than nothing.')
  const parts = weights.map((weight, index) => {
    const exactly = divide(multiply(weight, ofUnits(units, 0)), whole)
    const part = wholeBelow(exactly)
    return { index, part, rest: subtract(exactly, ofUnits(part, 0)) }
  })
  const left = units - parts.reduce((given, { part }) => given + part, 0n)
  const next = new Set(
    [...parts]
      .sort((a, b) => compare(b.rest, a.rest) || a.index - b.index)
      .slice(0, Number(left))
      .map(({ index }) => index),
  )
  return parts.map(({ index, part }) => part + (next.has(index) ? 1n : 0n))
}
