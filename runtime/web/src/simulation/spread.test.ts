import { expect, test } from 'vitest'
import { spreadOf } from './spread.ts'

const said = (people: readonly (readonly [number, number])[], most?: number) =>
  spreadOf(
    people.map(([before, after]) => ({ before, after })),
    most,
  ).map(({ from, to, before, after }) => [from, to, before, after])

test('everybody is counted once on each side, bounds with the range that begins there', () => {
  expect(
    said(
      [
        [499, 500],
        [1000, 1499],
        [1999, 2400],
      ],
      5,
    ),
  ).toEqual([
    [0, 500, 1, 0],
    [500, 1000, 0, 1],
    [1000, 1500, 1, 1],
    [1500, 2000, 1, 0],
    [2000, 2500, 0, 1],
  ])
})

test('who is paid nothing stands alone', () => {
  expect(
    said(
      [
        [0, 30],
        [-5, 0],
      ],
      2,
    ),
  ).toEqual([
    [null, 0, 2, 1],
    [20, 40, 0, 1],
  ])
  expect(said([[0, 0]])).toEqual([[null, 0, 1, 1]])
  expect(said([])).toEqual([])
})

test('the ranges are few, whatever people are paid', () => {
  for (const largest of [0.03, 7, 90, 99.99, 123_456_789]) {
    const ranges = spreadOf([
      { before: largest, after: 0.01 },
      { before: largest / 2, after: largest / 3 },
    ])
    expect(ranges.length).toBeLessThanOrEqual(10)
    expect(ranges.reduce((sum, { before }) => sum + before, 0)).toBe(2)
    expect(ranges.reduce((sum, { after }) => sum + after, 0)).toBe(2)
  }
})
