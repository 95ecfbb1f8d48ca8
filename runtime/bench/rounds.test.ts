import { expect, test } from 'vitest'
import { createFigure, formatFigures } from './figure.ts'
import { median, medianOfRounds } from './rounds.ts'

test('both sides take turns, and go first in turns', async () => {
  const turns: string[] = []
  const side = (name: string, values: number[]) => async () => {
    turns.push(name)
    return values.shift() as number
  }
  const medians = await medianOfRounds(3, { ours: side('A', [5, 1, 9]), baseline: side('B', [2, 4, 3]) })
  expect(turns.join('')).toBe('ABBAAB')
  expect(medians).toEqual({ ours: 5, baseline: 3 })
})

test('an even number of values has its median between two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(() => median([])).toThrow()
})

test('the ratio is ours by the baseline', () => {
  expect(createFigure('http/get-one/1', 'requests/s', 1234.567, 2000)).toEqual({
    bench: 'http/get-one/1',
    ours: 1235,
    baseline: 2000,
    unit: 'requests/s',
    ratio: 0.617,
  })
  const table = formatFigures([createFigure('store/list-50', 'ms', 1.5, 1)])
  expect(table).toMatch(/store\/list-50 +1\.5 +1 +ms +1\.50 +less is better/)
})
