import { expect, test } from 'vitest'
import { rankedRows } from './ranks.ts'

const row = (subject: string | null, value: string | null, before: string | null) => ({
  ...{ period: 0, subject, dimensions: [], values: [value], compared: [before] },
})

test('equal figures share a rank; places are won and lost; nobody and nothing have none', () => {
  const rows = [
    row('a', '30', '10'),
    row('b', '30', '40'),
    row(null, '99', null),
    row('c', '5', null),
    row('d', null, '20'),
  ]
  const ranked = rankedRows(rows, 'higher').map(({ row: { subject }, rank, climbed }) => [subject, rank, climbed])
  expect(ranked).toEqual([
    ['a', 1, 2],
    ['b', 1, 0],
    ['c', 3, undefined],
    ['d', undefined, undefined],
  ])
  expect(rankedRows(rows, 'lower').map(({ row: { subject } }) => subject)).toEqual(['c', 'a', 'b', 'd'])
})
