/** Rate tables as grids: what typing, adding, sorting and pasting leave in the document. */
import type { plans } from '@attain/engine/metadata'
import { describe, expect, test } from 'vitest'
import {
  isSorted,
  numberIn,
  pasted,
  sorted,
  withCell,
  withColumn,
  withoutColumn,
  withoutTier,
  withTier,
} from './cells.ts'
import { asList, asMatrix, modeOf, withMode } from './mode.ts'

const two: plans.RateTable = {
  tiers: [
    { from: 0, to: 100000, value: 5 },
    { from: 100000, value: 8 },
  ],
}

describe('a cell', () => {
  test('is set, and where a tier ends follows where the next begins', () => {
    expect(withCell(two, 1, { is: 'from' }, 80000).tiers).toEqual([
      { from: 0, value: 5 },
      { from: 80000, value: 8 },
    ])
  })

  test('is emptied only where the tier still says something', () => {
    expect(withCell(two, 1, { is: 'value' }, undefined)).toBe(two)
    expect(withCell(two, 1, { is: 'from' }, undefined)).toBe(two)
    expect(withCell(two, 0, { is: 'from' }, undefined).tiers[0]).toEqual({ to: 100000, value: 5 })
    const fixed = withCell(two, 1, { is: 'plus' }, 500)
    expect(withCell(fixed, 1, { is: 'value' }, undefined).tiers[1]).toEqual({ from: 100000, plus: 500 })
  })
})

describe('tiers', () => {
  test('a new one goes on as the last two did, without the dust of binary numbers', () => {
    expect(withTier(two).tiers[2]).toEqual({ from: 200000, value: 11 })
    const fine = {
      tiers: [
        { from: 0, value: 0.1 },
        { from: 1, value: 0.3 },
      ],
    }
    expect(withTier(fine).tiers[2]).toEqual({ from: 2, value: 0.5 })
    expect(withTier({ key: { by: 'attainment' }, tiers: [{ from: 0, value: 5 }] }).tiers[1]).toEqual({
      from: 100,
      value: 5,
    })
  })

  test('the last one stays', () => {
    expect(withoutTier(two, 0).tiers).toEqual([{ from: 100000, value: 8 }])
    const one = withoutTier(two, 1)
    expect(one.tiers).toEqual([{ from: 0, value: 5 }])
    expect(withoutTier(one, 0)).toBe(one)
  })

  test('are sorted by their bounds, what has none ahead', () => {
    const wild = { tiers: [{ from: 90, value: 3 }, { from: '10', value: 2 }, { value: 1 }] }
    expect(isSorted(wild)).toBe(false)
    expect(sorted(wild).tiers.map(({ value }) => value)).toEqual([1, 2, 3])
    expect(isSorted(sorted(wild))).toBe(true)
  })
})

describe('what is pasted', () => {
  test.each([
    ['¥ 100,000', 100000],
    ['8 %', 8],
    ['-1.50', -1.5],
    ['5万', 50000],
    ['.5', 0.5],
    ['tier', undefined],
    ['', undefined],
  ])('%s is %s', (cell, value) => expect(numberIn(cell)).toBe(value))

  test('fills cells from one on, makes tiers, and passes over words', () => {
    expect(pasted(two, 1, 0, '80,000\t6%\r\nnext\t9%\n200000\t10%\n').tiers).toEqual([
      { from: 0, value: 5 },
      { from: 80000, value: 6 },
      { from: 160000, value: 9 },
      { from: 200000, value: 10 },
    ])
  })

  test('what hangs over the last column is dropped', () => {
    expect(pasted(two, 0, 1, '1\t2\t3').tiers[0]?.value).toBe(1)
  })
})

describe('how tiers pay', () => {
  test('each mode is read back as it was written', () => {
    for (const mode of ['part', 'whole', 'excess', 'straight', 'mixed'] as const)
      expect(modeOf(withMode(two, mode))).toBe(mode)
  })

  test('tiers that say it themselves begin as the table had it', () => {
    expect(withMode({ ...two, on: 'whole' }, 'mixed').tiers.map(({ on }) => on)).toEqual(['whole', 'whole'])
    expect(withMode(withMode(two, 'mixed'), 'whole').tiers.every(({ on }) => on === undefined)).toBe(true)
  })

  test('a second key makes a matrix of as many cells, and goes again', () => {
    const matrix = asMatrix(two, { by: 'attainment' })
    expect(matrix.tiers.map(({ cells }) => cells)).toEqual([
      [5, 5],
      [8, 8],
    ])
    const wide = withColumn(matrix)
    expect(wide.columns?.from).toEqual([0, 10, 20])
    expect(wide.tiers.map(({ cells }) => cells?.length)).toEqual([3, 3])
    expect(withoutColumn(wide, 0).columns?.from).toEqual([10, 20])
    expect(withoutColumn(wide, 0).tiers.map(({ cells }) => cells?.length)).toEqual([2, 2])
    expect(asList(matrix).tiers.map(({ value }) => value)).toEqual([5, 8])
    expect(asList(matrix).columns).toBeUndefined()
  })
})
