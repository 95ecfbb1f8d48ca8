/** What always holds, whatever a scorecard says and whoever it is about. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { absolute, compare, divide, fraction, multiply, round, subtract, sum, text, wholeBelow } from '../fraction.ts'
import { type Card, distribute, gradeOf, largestRemainder, rewardLines, scoreCard, scoreChangedCard } from './index.ts'
import * as arbitrary from './testing/arbitrary.ts'
import { factsOf, grades, scorecardOf, type WrittenItem } from './testing/written.ts'

const isAtMost = (a: string, b: string) => compare(fraction(a), fraction(b)) <= 0
const add = (all: readonly { readonly points: string }[]) => text(sum(all.map(({ points }) => fraction(points))))

/** What one item of a card of its own is worth. */
function scoreOf(item: WrittenItem, actual: string, target: string): string {
  const [scored] = scoreCard(scorecardOf({ items: [item] }), factsOf({ measures: { it: { actual, target } } })).items
  if (scored?.status !== 'scored') throw new Error('Figures give a score.')
  return scored.score
}

test('points stay within their caps and floors, item by item and in total', () => {
  fc.assert(
    fc.property(arbitrary.scorecard, arbitrary.facts, (written, facts) => {
      const scorecard = scorecardOf(written)
      const card = scoreCard(scorecard, factsOf(facts))
      const parts = [
        ...card.items.map((item, index) => [item, scorecard.items[index]?.limits] as const),
        ...card.adjustments.map((one, index) => [one, scorecard.adjustments[index]?.limits] as const),
        ...(card.status === 'scored' ? [[card, scorecard.limits] as const] : []),
      ]
      for (const [one, limits] of parts) {
        if (one.status !== 'scored') continue
        if (limits?.cap !== undefined) expect(isAtMost(one.score, limits.cap)).toBe(true)
        if (limits?.floor !== undefined) expect(isAtMost(limits.floor, one.score)).toBe(true)
      }
    }),
  )
})

test('the lines of a card add up to its score, to the last digit', () => {
  fc.assert(
    fc.property(arbitrary.scorecard, arbitrary.facts, (written, facts) => {
      const card = scoreCard(scorecardOf(written), factsOf(facts))
      if (card.status === 'scored') expect(add(card.lines)).toBe(card.score)
    }),
    { numRuns: 500 },
  )
})

test('so do those of a cycle in which everything changed', () => {
  const cycle = fc.tuple(arbitrary.scorecard, arbitrary.scorecard, fc.integer({ min: 1, max: 29 }), arbitrary.facts)
  fc.assert(
    fc.property(cycle, ([first, then, day, facts]) => {
      const [before, after] = [scorecardOf(first), scorecardOf(then)]
      const segments = [
        { from: '2026-04-01', to: `2026-04-${String(day).padStart(2, '0')}`, days: day, items: before.items },
        { from: `2026-04-${String(day + 1).padStart(2, '0')}`, to: '2026-04-30', days: 30 - day, items: after.items },
      ]
      const both = scoreChangedCard(after, segments, factsOf(facts))
      if (both.byDays.status === 'scored') expect(add(both.byDays.lines)).toBe(both.byDays.score)
      expect(both.newest).toEqual(scoreCard(after, factsOf(facts)))
    }),
    { numRuns: 300 },
  )
})

test('of a review, the parts add up to the item', () => {
  fc.assert(
    fc.property(arbitrary.scorecard, arbitrary.facts, (written, facts) => {
      const scorecard = scorecardOf({
        ...written,
        items: (written.items ?? []).map((item) => ({ ...item, limits: {} })),
      })
      for (const item of scoreCard(scorecard, factsOf(facts)).items) {
        if (item.status !== 'scored') continue
        const reviews = item.steps.filter((step) => step.type === 'review')
        if (reviews.length === 0) continue
        const difference = Number(add(reviews)) - Number(item.score)
        expect(Math.abs(difference)).toBeLessThan(1e-12)
        expect(Number(text(sum(reviews.map(({ weight }) => fraction(weight)))))).toBeCloseTo(100, 12)
      }
    }),
  )
})

test('a card that is not scored says why, and one that is waits for nobody', () => {
  fc.assert(
    fc.property(arbitrary.scorecard, arbitrary.facts, (written, facts) => {
      const card: Card = scoreCard(scorecardOf(written), factsOf(facts))
      const open = card.items.some(({ status }) => status === 'waiting')
      const refused = [...card.items, ...card.adjustments].some(({ status }) => status === 'refused')
      expect(card.status).toBe(refused ? 'refused' : open ? 'open' : 'scored')
      if (card.status !== 'scored') expect(card.waiting.length + card.refusals.length).toBeGreaterThan(0)
    }),
  )
})

const figures = fc.tuple(
  arbitrary.decimal(-200, 900),
  arbitrary.decimal(-200, 900),
  arbitrary.decimal(1, 300),
  arbitrary.limits,
)

test.each([
  ['rising', arbitrary.rising],
  ['falling', arbitrary.falling],
] as const)('%s rules stay so, within their limits too', (direction, rules) => {
  fc.assert(
    fc.property(rules, figures, (rule, [one, other, target, limits]) => {
      const [less, more] = isAtMost(one, other) ? [one, other] : [other, one]
      const item = { name: 'it', weight: '100', rule, limits }
      const [low, high] = [scoreOf(item, less, target), scoreOf(item, more, target)]
      expect(direction === 'rising' ? isAtMost(low, high) : isAtMost(high, low)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('largest remainders add up, and nobody is further off than one', () => {
  const shares = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(shares, fc.integer({ min: 0, max: 5000 }), (weights, count) => {
      fc.pre(weights.some((weight) => weight > 0))
      const seats = largestRemainder(weights.map(String), count)
      expect(seats.reduce((all, one) => all + one, 0)).toBe(count)
      const all = weights.reduce((total, weight) => total + weight, 0)
      for (const [index, given] of seats.entries())
        expect(Math.abs(given - ((weights[index] ?? 0) * count) / all)).toBeLessThan(1)
    }),
  )
})

const place = (grade: string) => grades.findIndex(({ name }) => name === grade)

test('forced distribution keeps the order of the scores', () => {
  fc.assert(
    fc.property(arbitrary.distribution, arbitrary.group, (distribution, group) => {
      const { people } = distribute(distribution, grades, group)
      const counted = group.filter(({ exempt, vetoed }) => !exempt && !vetoed)
      const gradeOfOne = new Map(people.map(({ id, grade }) => [id, place(grade)]))
      for (const a of counted)
        for (const b of counted)
          if (compare(fraction(a.score), fraction(b.score)) > 0)
            expect(gradeOfOne.get(a.id)).toBeLessThanOrEqual(gradeOfOne.get(b.id) ?? -1)
    }),
    { numRuns: 300 },
  )
})

test('the order in which people come changes nothing', () => {
  const shuffled = arbitrary.group.chain((group) =>
    fc.tuple(fc.constant(group), fc.shuffledSubarray([...group], { minLength: group.length })),
  )
  fc.assert(
    fc.property(arbitrary.distribution, shuffled, (distribution, [group, otherwise]) => {
      expect(distribute(distribution, grades, otherwise)).toEqual(distribute(distribution, grades, group))
    }),
    { numRuns: 300 },
  )
})

test('everybody is placed once; downward nobody gains, and ties share what they get unless ids decide', () => {
  fc.assert(
    fc.property(arbitrary.distribution, arbitrary.group, (distribution, group) => {
      const { people, seats } = distribute(distribution, grades, group)
      expect(people.map(({ id }) => id).sort()).toEqual(group.map(({ id }) => id).sort())
      const scores = new Map(group.map(({ id, score }) => [id, score]))
      for (const { id, grade } of distribution.moves === 'down' ? people : [])
        expect(place(grade)).toBeGreaterThanOrEqual(place(gradeOf(grades, scores.get(id) ?? '0').name))
      const byRank = Map.groupBy(
        people.filter(({ why }) => why !== 'exempt'),
        ({ rank }) => rank,
      )
      if (distribution.tied !== 'byId' && distribution.moves === 'both')
        for (const tied of byRank.values()) {
          const vetoedToo = new Set(tied.map(({ id }) => scores.get(id)))
          if (vetoedToo.size === 1) expect(new Set(tied.map(({ grade }) => grade)).size).toBe(1)
        }
      if (distribution.tied === 'byId' && distribution.moves === 'both')
        for (const { grade, seats: count } of seats)
          expect(people.filter((one) => one.seat === grade && one.why !== 'exempt')).toHaveLength(count)
    }),
    { numRuns: 300 },
  )
})

test('money is rounded once, to the minor unit, and by half of it at most', () => {
  const bonus = fc.tuple(
    arbitrary.decimal(0, 90000),
    arbitrary.decimal(0, 2),
    fc.integer({ min: 0, max: 31 }),
    fc.integer({ min: 1, max: 31 }),
  )
  fc.assert(
    fc.property(bonus, fc.constantFrom('CNY', 'JPY', 'KWD'), ([amount, coefficient, worked, of], currency) => {
      const rewards = [{ name: 'bonus', type: 'bonus', base: { amount, currency }, prorate: 'workingDays' } as const]
      const part = { worked: `${worked}`, of: `${of}` }
      const days = { workingDays: part, calendarDays: part }
      const [line] = rewardLines(rewards, { score: '90', grade: 'a', coefficient, amounts: {}, days })
      if (line?.type !== 'bonus') throw new Error('A bonus gives a line.')
      const digits = { CNY: 2, JPY: 0, KWD: 3 }[currency]
      expect(line.amount.split('.')[1]?.length ?? 0).toBeLessThanOrEqual(digits)
      const exactly = (Number(amount) * Number(coefficient) * worked) / of
      expect(Math.abs(Number(line.amount) - exactly)).toBeLessThanOrEqual(0.5 / 10 ** digits + 1e-6)
    }),
  )
})

test('fractions are exact until they are rounded, half away from zero', () => {
  const half = (digits: number) => fraction(`0.${'0'.repeat(digits)}5`)
  fc.assert(
    fc.property(
      arbitrary.decimal(-900, 900),
      arbitrary.decimal(1, 300),
      fc.integer({ min: 0, max: 3 }),
      (value, by, digits) => {
        const [a, b] = [fraction(value), fraction(by)]
        const third = divide(a, b)
        expect(compare(multiply(third, b), a)).toBe(0)
        expect(compare(fraction(text(a)), a)).toBe(0)
        const off = subtract(round(third, digits), third)
        expect(compare(absolute(off), half(digits))).toBeLessThanOrEqual(0)
        const below = fraction(String(wholeBelow(third)))
        expect(compare(below, third)).toBeLessThanOrEqual(0)
        expect(compare(subtract(third, below), fraction('1'))).toBeLessThan(0)
      },
    ),
  )
  expect(['2.5', '-2.5', '2.4', '-2.4'].map((value) => text(round(fraction(value), 0)))).toEqual(['3', '-3', '2', '-2'])
})
