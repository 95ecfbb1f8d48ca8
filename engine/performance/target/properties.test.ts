/** Random targets: what holds for all of them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOfNumber, numberOfDay } from '../../formula/time/days.ts'
import { absolute, compare, divide, fraction, multiply, subtract, sum, text, unitsOf } from '../fraction.ts'
import { type Adjusting, adjust, breakDown, differencesOf, type Method, pace, workingDays } from './index.ts'

const keys = ['a', 'b', 'c', 'd', 'e', 'f']
const parts = fc.shuffledSubarray(keys, { minLength: 1 })
const scale = fc.integer({ min: -2, max: 4 })
const units = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
const figures = fc.dictionary(
  fc.constantFrom(...keys),
  fc.nat(1_000_000).map((value) => String(value / 100)),
)
const method: fc.Arbitrary<Method> = fc.oneof(
  fc.constant({ by: 'evenly' as const }),
  fc.record({ by: fc.constant('weights' as const), weights: figures }),
  fc.record({ by: fc.constant('actuals' as const), actuals: figures }),
  fc.record({ by: fc.constant('season' as const), years: fc.array(figures, { maxLength: 3 }) }),
)
const locks = fc.dictionary(fc.constantFrom(...keys), fc.bigInt({ min: 0n, max: 10n ** 11n }))

const toBreakDown = fc.record({ parts, scale, units, method, locks }).map(({ parts, scale, units, method, locks }) => ({
  parts,
  scale,
  method,
  total: amountOf(units, scale),
  locked: Object.fromEntries(Object.entries(locks).map(([key, value]) => [key, amountOf(value, scale)])),
}))

test('parts add up to the whole at the unit, locked ones stay, and nobody is off by more than a unit', () => {
  fc.assert(
    fc.property(toBreakDown, (asked) => {
      const answer = breakDown(asked)
      if ('refused' in answer) return
      expect(answer.parts.map(({ key }) => key)).toEqual(asked.parts)
      expect(addUp(answer.parts.map(({ amount }) => amount))).toBe(text(fraction(asked.total)))
      for (const { key, amount, isLocked } of answer.parts) {
        if (isLocked) expect(amount).toBe(text(fraction(asked.locked[key] ?? '')))
        expect(isLocked).toBe(Object.hasOwn(asked.locked, key))
        const units = divide(fraction(amount), fraction(amountOf(1n, asked.scale)))
        expect(unitsOf(units, 0), 'a whole number of units').toBeDefined()
      }
      const open = answer.parts.filter(({ isLocked }) => !isLocked)
      if (asked.method.by !== 'evenly' || open.length === 0) return
      const each = divide(sum(open.map(({ amount }) => fraction(amount))), fraction(String(open.length)))
      for (const { amount } of open) expectWithin(fraction(amount), each, fraction(amountOf(1n, asked.scale)))
    }),
    { numRuns: 500 },
  )
})

test('whoever weighs more does not get less, and the order of the weights changes nothing', () => {
  fc.assert(
    fc.property(parts, scale, fc.bigInt({ min: 0n, max: 10n ** 12n }), figures, (parts, scale, units, weights) => {
      const asked = { parts, scale, total: amountOf(units, scale), method: { by: 'weights' as const, weights } }
      const answer = breakDown(asked)
      if ('refused' in answer) return
      for (const one of answer.parts)
        for (const other of answer.parts) {
          const isHeavier = compare(fraction(weights[one.key] ?? '0'), fraction(weights[other.key] ?? '0')) > 0
          if (isHeavier) expect(compare(fraction(one.amount), fraction(other.amount))).toBeGreaterThanOrEqual(0)
        }
      const reversed = Object.fromEntries(Object.entries(weights).reverse())
      expect(breakDown({ ...asked, method: { by: 'weights', weights: reversed } })).toEqual(answer)
    }),
    { numRuns: 300 },
  )
})

test('what is broken down makes a grid that adds up, until somebody changes a cell', () => {
  fc.assert(
    fc.property(toBreakDown, units, (asked, change) => {
      const answer = breakDown(asked)
      if ('refused' in answer) return
      const row = answer.parts.map(({ amount }) => amount)
      expect(differencesOf({ cells: [row], rows: [asked.total], columns: row, total: asked.total }).isEven).toBe(true)
      const [first = '0', ...others] = row
      const changed = addUp([first, amountOf(change, asked.scale)])
      const { rows, isEven } = differencesOf({ cells: [[changed, ...others]], rows: [asked.total] })
      expect(rows[0]?.difference).toBe(amountOf(-change, asked.scale))
      expect(isEven).toBe(change === 0n)
    }),
  )
})

const work = workingDays({ weekend: [6, 7], holidays: ['2026-10-01'], workdays: ['2026-10-10'] })
const day = fc
  .integer({ min: numberOfDay('2026-01-01'), max: numberOfDay('2027-12-31') })
  .map((number) => dayOfNumber(number) ?? '')
const period = fc
  .uniqueArray(day, { minLength: 2, maxLength: 2 })
  .map(([a = '', b = '']) => (a < b ? { from: a, until: b } : { from: b, until: a }))
const days = fc.constantFrom(undefined, work)

test('who was there up to a day and who came on it have the whole target together', () => {
  fc.assert(
    fc.property(period, day, days, (period, change, days) => {
      const asked = {
        target: '1000',
        period,
        prorate: { startDay: 'counted' },
        scale: 20,
        ...(days && { days }),
      } as const
      const before = adjust({ ...asked, employment: { left: change } })
      const after = adjust({ ...asked, employment: { hired: change } })
      const together = sum([fraction(before.amount), fraction(after.amount)])
      expectWithin(together, fraction('1000'), fraction('0.00000000000000000002'))
      const counted = [...before.segments, ...after.segments].reduce((sum, { days }) => sum + days, 0)
      expect(counted).toBe(before.days)
    }),
  )
})

test('a ramp never asks for more than the full target, and for the longer the more', () => {
  const ramp = fc.record({
    percents: fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 })
      .map((percents) => percents.sort((a, b) => a - b).map(String)),
    from: fc.constantFrom('hireDay' as const, 'hireMonth' as const, 'nextMonth' as const),
  })
  fc.assert(
    fc.property(period, day, ramp, days, (period, hired, ramp, days) => {
      const asked = (hired: string): Adjusting => ({
        ...{ target: '1000', period, employment: { hired }, ramp, prorate: { startDay: 'counted' }, scale: 10 },
        ...(days && { days }),
      })
      const { amount, segments } = adjust(asked(hired))
      expect(compare(fraction(amount), fraction('1000'))).toBeLessThanOrEqual(0)
      const later = adjust(asked(dayOfNumber(numberOfDay(hired) + 40) ?? ''))
      expect(compare(fraction(later.amount), fraction(amount))).toBeLessThanOrEqual(0)
      for (const [index, segment] of segments.entries())
        if (index > 0) expect(segment.from).toBe(segments[index - 1]?.until)
    }),
  )
})

test('what is asked grows from nothing to the target, day by day', () => {
  const weights = fc.array(fc.nat(9), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(period, day, day, weights, days, (period, one, other, weights, days) => {
      const shape = shapeOf(period, weights)
      const asked = { target: '1000', actual: '0', period, better: 'higher', shape, ...(days && { days }) } as const
      const expectedOn = (today: string) => {
        const answer = pace({ ...asked, today })
        if ('refused' in answer) throw new Error(answer.refused)
        return fraction(answer.expected)
      }
      const [earlier, later] = one < other ? [one, other] : [other, one]
      expect(compare(expectedOn(earlier), expectedOn(later))).toBeLessThanOrEqual(0)
      expect(text(expectedOn(dayOfNumber(numberOfDay(period.from) - 1) ?? ''))).toBe('0')
      expect(text(expectedOn(dayOfNumber(numberOfDay(period.until) - 1) ?? ''))).toBe('1000')
    }),
  )
})

/** The period cut into parts of about the same length. */
function shapeOf({ from, until }: { from: string; until: string }, weights: readonly number[]) {
  const [first, length] = [numberOfDay(from), numberOfDay(until) - numberOfDay(from)]
  const at = (index: number) => dayOfNumber(first + Math.floor((length * index) / weights.length)) ?? ''
  return weights
    .map((weight, index) => ({ from: at(index), until: at(index + 1), weight: String(weight) }))
    .filter((part) => part.from < part.until)
}

function amountOf(units: bigint, scale: number): string {
  const unit = scale < 0 ? fraction(String(10 ** -scale)) : divide(fraction('1'), fraction(String(10 ** scale)))
  return text(multiply(fraction(String(units)), unit))
}

function addUp(amounts: readonly string[]): string {
  return text(sum(amounts.map(fraction)))
}

function expectWithin(
  a: ReturnType<typeof fraction>,
  b: ReturnType<typeof fraction>,
  most: ReturnType<typeof fraction>,
) {
  expect(compare(absolute(subtract(a, b)), most)).toBeLessThanOrEqual(0)
}
