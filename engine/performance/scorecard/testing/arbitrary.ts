/** Random scorecards, facts and groups of people. */
import fc from 'fast-check'
import type { Distribution, Ladder, Limits, Rule } from '../definition.ts'
import type { Candidate } from '../distribution/distribute.ts'
import type { Facts, Measure } from '../facts.ts'
import { grades, type WrittenItem, type WrittenScorecard } from './written.ts'

/** Decimals with few digits, so that bounds are met and scores are equal now and then. */
export const decimal = (min: number, max: number) =>
  fc.tuple(fc.integer({ min: min * 100, max: max * 100 }), fc.constantFrom(1, 10, 100)).map(([units, step]) => {
    const whole = Math.trunc(units / step) * step
    const size = String(Math.abs(whole)).padStart(3, '0')
    return `${whole < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`
  })

const numbers = (count: number) =>
  fc
    .uniqueArray(fc.integer({ min: -50, max: 300 }), { minLength: 1, maxLength: count })
    .map((all) => all.toSorted((a, b) => a - b))

/** Higher figures never give fewer points. */
export const rising: fc.Arbitrary<Exclude<Rule, { type: 'manual' }>> = fc.oneof(
  fc.constant({ type: 'completionRate', full: '100' } as const),
  fc
    .tuple(numbers(6), numbers(6), fc.constantFrom('attainment', 'actual'), fc.constantFrom('lower', 'upper'))
    .map(([bounds, points, of, inclusive]): Ladder => {
      const steps = bounds
        .slice(0, points.length)
        .map((from, index) => ({ from: `${from}`, points: `${points[index]}` }))
      return { type: 'ladder', of, inclusive, otherwise: `${(points[0] ?? 0) - 1}`, steps: steps.toReversed() }
    }),
  fc.tuple(numbers(6), numbers(6), fc.constantFrom('attainment', 'actual')).map(
    ([at, points, of]) =>
      ({
        type: 'interpolated',
        of,
        points: at.slice(0, points.length).map((place, index) => ({ at: `${place}`, points: `${points[index]}` })),
      }) as const,
  ),
  fc.record({
    type: fc.constant('pointsPerUnit' as const),
    start: decimal(-20, 120),
    points: decimal(0, 9),
    unit: fc.constantFrom('1', '3', '0.7', '1000'),
    counts: fc.constantFrom('actual', 'aboveTarget'),
    whole: fc.boolean(),
  }),
)

/** Higher figures never give more. */
export const falling: fc.Arbitrary<Exclude<Rule, { type: 'manual' }>> = fc.oneof(
  fc.constant({ type: 'lowerIsBetter', full: '100' } as const),
  fc.record({
    type: fc.constant('pointsPerUnit' as const),
    start: decimal(-20, 120),
    points: decimal(-9, 0),
    unit: fc.constantFrom('1', '3', '0.7', '1000'),
    counts: fc.constantFrom('actual', 'aboveTarget'),
    whole: fc.boolean(),
  }),
)

const manual: Rule = { type: 'manual', lowest: '0', highest: '100' }

export const limits: fc.Arbitrary<Limits> = fc
  .tuple(fc.option(decimal(-20, 60)), fc.option(decimal(61, 130)))
  .map(([floor, cap]) => ({ ...(floor !== null && { floor }), ...(cap !== null && { cap }) }))

export const measure: fc.Arbitrary<Measure> = fc.record({
  actual: fc.option(decimal(-200, 900), { freq: 15 }),
  target: fc.option(decimal(-1, 300), { freq: 15 }),
})

const names = ['one', 'two', 'three', 'four'] as const
const reviews = ['self', 'manager', 'second'] as const
const people = ['ann', 'mia', 'lee'] as const

export const scorecard: fc.Arbitrary<WrittenScorecard> = fc.record({
  items: fc
    .array(fc.record({ weight: decimal(0, 100), rule: fc.oneof(rising, falling, fc.constant(manual)), limits }), {
      maxLength: 4,
    })
    .map((items) => items.map((item, index): WrittenItem => ({ name: names[index] ?? 'one', ...item }))),
  adjustments: fc
    .array(fc.record({ rule: fc.oneof(rising, fc.constant(manual)), limits }), { maxLength: 2 })
    .map((all) => all.map((one, index) => ({ name: `extra_${index}`, kpi: names[index] ?? 'one', ...one }))),
  adjustmentLimits: limits,
  limits,
  digits: fc.integer({ min: 0, max: 4 }),
  reviews: fc
    .array(decimal(0, 100), { maxLength: 3 })
    .map((weights) => weights.map((weight, index) => ({ name: reviews[index] ?? 'self', weight }))),
})

const manyOf = <T>(all: readonly T[]) => fc.subarray([...all])

export const facts: fc.Arbitrary<Partial<Facts>> = fc.record({
  measures: fc.tuple(measure, measure, measure, measure).map((all) => {
    return Object.fromEntries(names.map((name, index) => [name, all[index] as Measure]))
  }),
  reviewers: fc.record({ self: manyOf(people), manager: manyOf(people), second: manyOf(people) }),
  scores: fc
    .tuple(manyOf(names), manyOf(reviews), manyOf(people), decimal(0, 101))
    .map(([items, by, who, score]) =>
      items.flatMap((item) => by.flatMap((review) => who.map((one) => ({ item, review, by: one, score })))),
    ),
  granted: fc.array(
    fc.record({
      adjustment: fc.constantFrom('extra_0', 'extra_1'),
      by: fc.constantFrom(...people),
      points: decimal(-9, 9),
    }),
    { maxLength: 3 },
  ),
})

export const distribution: fc.Arbitrary<Distribution> = fc.record({
  shares: fc
    .tuple(...grades.map(() => fc.integer({ min: 0, max: 9 })))
    .filter((shares) => shares.some((share) => share > 0))
    .map((shares) => shares.map((share, index) => ({ grade: grades[index]?.name ?? '', share: `${share}` }))),
  smallest: fc.integer({ min: 0, max: 6 }),
  ties: fc.array(fc.record({ key: fc.constantFrom('sales', 'hired'), first: fc.constantFrom('highest', 'lowest') }), {
    maxLength: 2,
  }),
  tied: fc.constantFrom('better', 'worse', 'byId'),
  moves: fc.constantFrom('both', 'down'),
})

export const group: fc.Arbitrary<readonly Candidate[]> = fc
  .array(
    fc.record({
      score: decimal(50, 110),
      keys: fc.record({
        sales: fc.option(fc.integer({ min: 0, max: 3 }).map(String)),
        hired: fc.option(fc.constantFrom('2019-05-01', '2024-01-31')),
      }),
      exempt: fc.boolean(),
      vetoed: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    }),
    { maxLength: 30 },
  )
  .map((all) => all.map((one, index) => ({ id: `p${String(index).padStart(2, '0')}`, ...one })))
