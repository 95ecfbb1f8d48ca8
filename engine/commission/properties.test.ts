/** What always holds, whatever a plan says and whatever came. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  compare,
  type Fraction,
  fraction,
  hundred,
  multiply,
  subtract,
  sum,
  text,
  zero,
} from '../performance/fraction.ts'
import { type CommissionPlan, type Credit, calculatePlan, type PayeeFacts, type PayeePeriod, rates } from './index.ts'
import { divideAmong } from './pool.ts'
import * as arbitrary from './testing/arbitrary.ts'
import { environment } from './testing/written.ts'

const { componentOf, drawOf, payeeOf, planOf } = arbitrary

function calculated(plan: CommissionPlan, ...payees: readonly PayeeFacts[]): readonly PayeePeriod[] {
  return calculatePlan(plan, payees, environment)
}

const amounts = (all: readonly { readonly amount: string }[]) => sum(all.map(({ amount }) => fraction(amount)))
const earnedIn = (results: readonly PayeePeriod[]) => results.map(({ earned }) => fraction(earned))
const isAtMost = (a: Fraction, b: Fraction) => compare(a, b) <= 0

/** What a table pays on so much, not rounded. */
function paidOn(table: rates.RateTable, volume: string): Fraction {
  return rates.amountOfAll(rates.slicesUpTo(table, { key: fraction(volume), base: fraction(volume) }), {})
}

test('parts of an amount add up to it, each next to its share', () => {
  fc.assert(
    fc.property(
      arbitrary.money,
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }),
      (amount, weights) => {
        fc.pre(weights.some((weight) => weight > 0))
        const parts = divideAmong(
          fraction(amount),
          weights.map((weight) => fraction(String(weight))),
          'CNY',
        )
        expect(text(sum(parts))).toBe(text(fraction(amount)))
        const whole = weights.reduce((total, weight) => total + weight, 0)
        for (const [index, part] of parts.entries())
          expect(Math.abs(Number(text(part)) - (Number(amount) * (weights[index] ?? 0)) / whole)).toBeLessThan(
            0.0100001,
          )
      },
    ),
  )
})

test('a marginal payout never falls as volume rises, and never leaps', () => {
  fc.assert(
    fc.property(arbitrary.marginal, arbitrary.volume, fc.integer({ min: 1, max: 5_000 }), (table, volume, more) => {
      const way = fraction(String(more))
      const rise = subtract(paidOn(table, text(add(fraction(volume), way))), paidOn(table, volume))
      const highest = table.tiers
        .map(({ pays }) => pays[0]?.percent ?? zero)
        .reduce((most, percent) => (compare(percent, most) > 0 ? percent : most))
      expect(isAtMost(zero, rise)).toBe(true)
      expect(isAtMost(multiply(rise, hundred), multiply(highest, way))).toBe(true)
    }),
  )
})

test('one transaction or two that add up to it pay the same in a window', () => {
  const key = { by: 'measure', measure: 'measure' } as const
  fc.assert(
    fc.property(
      arbitrary.marginal,
      fc.array(fc.tuple(arbitrary.volume, arbitrary.volume), { minLength: 1, maxLength: 5 }),
      fc.nat(4),
      (table, sales, which) => {
        const component = componentOf(table, {
          measures: ['measure', 'margin'],
          pays: { by: 'table', tables: [{ key, base: 'margin', table }] },
        })
        const credits = sales.map(([measure, margin], index) => creditOf(`d${index}`, measure, margin))
        const at = which % credits.length
        const halves = credits.flatMap((credit, index) => (index === at ? twoOf(credit) : [credit]))
        const paid = (all: readonly Credit[]) =>
          calculated(planOf([component]), payeeOf('ada', ['0'], withCredits(all)))[0]?.paid
        expect(paid(halves)).toBe(paid(credits))
      },
    ),
  )
})

function creditOf(id: string, measure: string, margin: string): Credit {
  return { id, date: '2026-01-05', measures: { measure, margin } }
}

function twoOf({ id, measures: { measure = '0', margin = '0' } }: Credit): readonly Credit[] {
  const half = (value: string) => String(Number(value) / 2)
  return [creditOf(`${id}a`, half(measure), half(margin)), creditOf(`${id}b`, half(measure), half(margin))]
}

function withCredits(credits: readonly Credit[]) {
  const total = (name: string) => String(credits.reduce((all, { measures }) => all + Number(measures[name] ?? 0), 0))
  return () => ({
    components: { sales: { measures: { measure: total('measure'), margin: total('margin') }, credits } },
  })
}

test('it is the same byte for byte when it is done again, and whoever comes first', () => {
  fc.assert(
    fc.property(
      arbitrary.mixed,
      arbitrary.window,
      arbitrary.settles,
      arbitrary.months,
      arbitrary.months,
      (table, window, settles, a, b) => {
        const plan = planOf([componentOf(table, { window, settles })], { draw: drawOf('500') })
        const [ada, bo] = [payeeOf('ada', a), payeeOf('bo', b)]
        const of = (results: readonly PayeePeriod[]) =>
          JSON.stringify(
            results
              .map(({ components: _, ...one }) => one)
              .sort((x, y) => (x.payee + x.period < y.payee + y.period ? -1 : 1)),
          )
        const once = of(calculated(plan, ada, bo))
        expect(of(calculated(plan, ada, bo))).toBe(once)
        expect(of(calculated(plan, bo, ada))).toBe(once)
      },
    ),
  )
})

test('transactions that are paid alone pay the same in every order', () => {
  fc.assert(
    fc.property(arbitrary.mixed, fc.array(arbitrary.change, { minLength: 1, maxLength: 6 }), (table, sales) => {
      const component = componentOf(table, { window: 'transaction' })
      const credits = sales.map((measure, index) => creditOf(`d${index}`, measure, '0'))
      const paid = (all: readonly Credit[]) =>
        calculated(planOf([component]), payeeOf('ada', ['0'], withCredits(all)))[0]?.earned
      expect(paid(credits.toReversed())).toBe(paid(credits))
    }),
  )
})

test('the periods of a window pay together what the table pays on all of it', () => {
  fc.assert(
    fc.property(
      arbitrary.mixed,
      fc.constantFrom('increase' as const, 'trueUp' as const, 'atEnd' as const),
      arbitrary.months,
      (table, settles, months) => {
        const results = calculated(
          planOf([componentOf(table, { window: 'yearToDate', settles })]),
          payeeOf('ada', months),
        )
        const all = months.reduce((total, month) => total + Number(month), 0)
        expect(text(sum(earnedIn(results)))).toBe(text(paidOn(table, String(all))))
      },
    ),
  )
})

test('caps and floors hold for the period, window and year, however periods are settled', () => {
  fc.assert(
    fc.property(
      arbitrary.mixed,
      arbitrary.window,
      arbitrary.settles,
      fc.constantFrom('period' as const, 'window' as const, 'year' as const),
      fc.constantFrom('cap' as const, 'floor' as const),
      fc.integer({ min: 0, max: 300 }),
      arbitrary.months,
      (table, window, settles, per, type, percent, months) => {
        const limit = { is: { of: 'targetIncentive', percent: fraction(String(percent)) }, per } as const
        const payee = payeeOf('ada', months)
        const results = calculated(planOf([componentOf(table, { window, settles, [type]: limit })]), payee)
        for (const scope of scopesOf(payee, per === 'window' ? window : per)) {
          const earned = sum(earnedIn(results.filter(({ period }) => scope.includes(period))))
          const value = fraction(String(percent * 10 * scope.length))
          expect(type === 'cap' ? isAtMost(earned, value) : isAtMost(value, earned)).toBe(true)
        }
      },
    ),
    // what goes wrong here goes wrong seldom
    { numRuns: 500 },
  )
})

/** The periods that share a limit. */
function scopesOf({ spans }: PayeeFacts, scope: string): readonly (readonly string[])[] {
  const keyOf: Readonly<Record<string, (span: PayeeFacts['spans'][number]) => string | undefined>> = {
    period: ({ period }) => period,
    quarterToDate: ({ within }) => within.quarter,
    halfToDate: ({ within }) => within.half,
    yearToDate: ({ within }) => within.year,
    year: ({ within }) => within.year,
    planToDate: () => '',
  }
  return Object.values(Object.groupBy(spans, (span) => keyOf[scope]?.(span) ?? '')).map((all = []) =>
    all.map(({ period }) => period),
  )
}

test('all together never get more than the cap of everybody, and exactly it when it is reached', () => {
  fc.assert(
    fc.property(
      arbitrary.mixed,
      fc.array(arbitrary.change, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 20_000 }),
      (table, sales, cap) => {
        const payees = sales.map((measure, index) => payeeOf(`p${index}`, [measure]))
        const earned = (more: Partial<CommissionPlan>) =>
          earnedIn(calculated(planOf([componentOf(table)], more), ...payees))
        const gained = (all: readonly Fraction[]) => sum(all.filter((one) => compare(one, zero) > 0))
        const [free, capped] = [earned({}), earned({ poolCap: fraction(String(cap)) })]
        const most = compare(gained(free), fraction(String(cap))) > 0 ? fraction(String(cap)) : gained(free)
        expect(text(gained(capped))).toBe(text(most))
        expect(capped.every((one, index) => isAtMost(one, free[index] ?? zero))).toBe(true)
      },
    ),
  )
})

test('draws: at least the draw is paid, and what was advanced and not recovered is owed', () => {
  fc.assert(
    fc.property(
      arbitrary.months,
      fc.integer({ min: 0, max: 5_000 }),
      fc.integer({ min: 0, max: 100 }),
      fc.boolean(),
      (months, draw, recovers, isRecoverable) => {
        const flat = {
          bounds: 'lower',
          between: 'steps',
          below: 'nothing',
          above: 'level',
          tiers: [{ from: zero, on: 'part', pays: [{ percent: fraction('5') }] }],
        } as const
        const plan = planOf([componentOf(flat)], {
          draw: drawOf(String(draw), { isRecoverable, recovers: fraction(String(recovers)) }),
        })
        let owed: Fraction = zero
        for (const result of calculated(plan, payeeOf('ada', months))) {
          const of = (type: string) => amounts(result.lines.filter((line) => line.type === type))
          if (isRecoverable) owed = add(owed, add(of('draw'), of('recovery')))
          expect(isAtMost(fraction(String(draw)), fraction(result.paid))).toBe(true)
          expect(result.owed).toBe(text(owed))
          expect(isAtMost(zero, owed)).toBe(true)
        }
      },
    ),
  )
})

test('lines add up to what is paid, instalments too, and nobody is paid less than nothing', () => {
  fc.assert(
    fc.property(
      arbitrary.mixed,
      arbitrary.window,
      arbitrary.settles,
      arbitrary.months,
      fc.record({ draw: fc.nat(3_000), cap: fc.nat(400), held: fc.nat(100), part: fc.integer({ min: 1, max: 99 }) }),
      fc.array(arbitrary.money, { minLength: 12, maxLength: 12 }),
      fc.array(fc.nat(100), { minLength: 12, maxLength: 12 }),
      (table, window, settles, months, { draw, cap, held, part }, corrections, collected) => {
        const plan = planOf(
          [componentOf(table, { window, settles, isHeld: held > 0, heldPart: fraction(String(held)) })],
          {
            draw: drawOf(String(draw)),
            cap: { is: { of: 'targetIncentive', percent: fraction(String(cap)) }, per: 'year' },
            schedule: [
              { percent: fraction(String(part)), after: 0 },
              { percent: fraction(String(100 - part)), after: 3 },
            ],
          },
        )
        const payee = payeeOf('ada', months, (month) => ({
          adjustments: [{ id: `a${month}`, amount: corrections[month - 1] ?? '0' }],
          components: {
            sales: {
              measures: { measure: months[month - 1] ?? '0' },
              collected: month === 1 ? [] : [{ period: '2026-01', owed: '100', paid: String(collected[month - 1]) }],
              clawbacks:
                month === 1 ? [] : [{ credit: 'd', period: '2026-01', measure: months[0] ?? '0', lost: '1', of: '7' }],
            },
          },
        }))
        for (const { lines, paid, carried, instalments } of calculated(plan, payee)) {
          expect(text(amounts(lines))).toBe(paid)
          expect(text(amounts(instalments))).toBe(paid)
          expect(isAtMost(zero, fraction(paid))).toBe(true)
          expect(isAtMost(zero, fraction(carried))).toBe(true)
        }
      },
    ),
  )
})
