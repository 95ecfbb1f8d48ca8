import fc from 'fast-check'
import { expect, test } from 'vitest'
import { curveOf, type Rule } from './index.ts'
import { falling, limits, rising } from './testing/arbitrary.ts'

const ladder: Rule = {
  type: 'ladder',
  of: 'attainment',
  steps: [
    { from: '100', points: '100' },
    { from: '90', points: '85' },
  ],
  otherwise: '0',
  inclusive: 'lower',
}

const at = (rule: Rule, place: string) =>
  curveOf({ rule, limits: {} })?.points.flatMap((point) => (point.at === place ? [point.points] : []))

test('a ladder jumps where its steps begin, and exactly there it has reached them', () => {
  expect(at(ladder, '90')).toEqual(['0', '85', '85'])
  expect(at(ladder, '100')).toEqual(['85', '100', '100'])
  expect(at({ ...ladder, inclusive: 'upper' }, '100')).toEqual(['85', '85', '100'])
})

test('points per unit are drawn over units, whatever they are units of', () => {
  const rule = { type: 'pointsPerUnit', start: '0', points: '2', unit: '100000', counts: 'aboveTarget' } as const
  const curve = curveOf({ rule: { ...rule, whole: false }, limits: { cap: '10' } })
  expect(curve?.axis).toBe('units')
  expect(curve?.points.at(-1)).toEqual({ at: '10', points: '10' })
})

test('what people score has no curve', () => {
  expect(curveOf({ rule: { type: 'manual', lowest: '0', highest: '100' }, limits: {} })).toBeUndefined()
})

test('a curve goes from left to right, and up or down as its rule does', () => {
  const drawn = fc.oneof(
    rising.map((rule) => [rule, 1] as const),
    falling.map((rule) => [rule, -1] as const),
  )
  fc.assert(
    fc.property(drawn, limits, ([rule, direction], within) => {
      const points = curveOf({ rule, limits: within })?.points ?? []
      for (const [index, point] of points.entries()) {
        const before = points[index - 1]
        if (before === undefined) continue
        expect(Number(point.at)).toBeGreaterThanOrEqual(Number(before.at))
        expect((Number(point.points) - Number(before.points)) * direction).toBeGreaterThanOrEqual(-1e-9)
      }
    }),
    { numRuns: 60 },
  )
})
