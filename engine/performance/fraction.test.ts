/** Plain numbers and bigints give what bigints alone give. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  isZero,
  multiply,
  negate,
  ofUnits,
  round,
  signOf,
  subtract,
  text,
  unitsOf,
  wholeBelow,
} from './fraction.ts'

/** A number and its parts; sizes lie around the largest plain number, so that steps leave it and come back. */
const value = fc
  .tuple(
    fc.oneof(fc.bigInt(-999n, 999n), fc.bigInt(-(2n ** 27n), 2n ** 27n), fc.bigInt(-(2n ** 54n), 2n ** 54n)),
    fc.integer({ min: 0, max: 17 }),
    fc.oneof(fc.constant(1n), fc.bigInt(1n, 999n), fc.bigInt(1n, 2n ** 54n)),
  )
  .map(([units, scale, by]) => ({
    made: divide(ofUnits(units, scale), ofUnits(by, 0)),
    over: units,
    under: 10n ** BigInt(scale) * by,
  }))

const isPlain = ({ over, under }: Fraction) =>
  [over, under].every((part) => typeof part === 'bigint' || Number.isSafeInteger(part))

/** Expects exactly over ÷ under. */
function expectExactly(made: Fraction, over: bigint, under: bigint) {
  expect(BigInt(made.over) * under).toBe(over * BigInt(made.under))
  expect(made.under > 0).toBe(true)
  expect(isPlain(made)).toBe(true)
  expect(Object.is(made.over, -0)).toBe(false)
  expect(isZero(made)).toBe(over === 0n)
}

test('sums, products, quotients, order', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      expectExactly(a.made, a.over, a.under)
      expectExactly(negate(a.made), -a.over, a.under)
      expectExactly(add(a.made, b.made), a.over * b.under + b.over * a.under, a.under * b.under)
      expectExactly(subtract(a.made, b.made), a.over * b.under - b.over * a.under, a.under * b.under)
      expectExactly(multiply(a.made, b.made), a.over * b.over, a.under * b.under)
      if (b.over !== 0n) {
        const sign = b.over < 0n ? -1n : 1n
        expectExactly(divide(a.made, b.made), a.over * b.under * sign, a.under * b.over * sign)
      }
      const difference = a.over * b.under - b.over * a.under
      expect(compare(a.made, b.made)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
      expect(signOf(a.made)).toBe(a.over < 0n ? -1 : a.over > 0n ? 1 : 0)
    }),
    { numRuns: 5000 },
  )
})

test('rounding, whole parts and text', () => {
  fc.assert(
    fc.property(value, fc.integer({ min: 0, max: 18 }), ({ made, over, under }, digits) => {
      const units = 10n ** BigInt(digits)
      const size = ((over < 0n ? -over : over) * units * 2n + under) / (under * 2n)
      const rounded = over < 0n ? -size : size
      expectExactly(round(made, digits), rounded, units)
      expect(unitsOf(round(made, digits), digits)).toBe(rounded)
      const below = wholeBelow(made)
      expect(below * under <= over && over < (below + 1n) * under).toBe(true)
      const said = text(made)
      expect(compare(fraction(said), round(made, 20))).toBe(0)
      expect(said).toMatch(/^(-?[1-9]\d*|0|-?\d+\.\d*[1-9])$/)
    }),
    { numRuns: 5000 },
  )
})
