/** Plain integers and bigints give what decimal.js gives. */
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, compare, exact, format, multiply, type Rounding, roundTo } from './exact.ts'

const modes: Readonly<Record<Rounding, Decimal.Rounding>> = {
  half_up: Decimal.ROUND_HALF_UP,
  half_down: Decimal.ROUND_HALF_DOWN,
  half_even: Decimal.ROUND_HALF_EVEN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
}

const Wide = Decimal.clone({ precision: 100, toExpNeg: -100, toExpPos: 100 })
const plain = (value: Decimal) => (value.isZero() ? '0' : value.toFixed())

/** Short numbers are plain integers, long ones bigints; halves come up often. */
const decimal = fc
  .tuple(
    fc.oneof(fc.bigInt(-9999n, 9999n), fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(-(10n ** 30n), 10n ** 30n)),
    fc.integer({ min: 0, max: 20 }),
    fc.boolean(),
  )
  .map(([units, scale, isHalf]) => new Wide(`${units}${isHalf ? '5' : ''}e-${scale}`).toFixed(scale))

test('rounding, in every way', () => {
  fc.assert(
    fc.property(
      decimal,
      fc.integer({ min: -5, max: 12 }),
      fc.constantFrom(...Object.keys(modes)),
      (text, digits, mode) => {
        const rounded = format(roundTo(exact(text), digits, mode as Rounding))
        const value = new Wide(text)
        const way = modes[mode as Rounding]
        const shift = new Wide(10).pow(digits)
        expect(rounded).toBe(plain(value.times(shift).toDecimalPlaces(0, way).div(shift)))
      },
    ),
    { numRuns: 3000 },
  )
})

test('printing, sums, products and order', () => {
  fc.assert(
    fc.property(decimal, decimal, (one, other) => {
      const [a, b] = [new Wide(one), new Wide(other)]
      expect(format(exact(one))).toBe(plain(a))
      expect(format(add(exact(one), exact(other)))).toBe(plain(a.plus(b)))
      expect(format(multiply(exact(one), exact(other)))).toBe(plain(a.times(b)))
      expect(Math.sign(compare(exact(one), exact(other)))).toBe(a.comparedTo(b))
    }),
    { numRuns: 3000 },
  )
})
