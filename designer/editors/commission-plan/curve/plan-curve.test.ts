/** Curves of tables as they are written: what is drawn, what is marked, what has to be made up. */
import type { plans } from '@attain/engine/metadata'
import { describe, expect, test } from 'vitest'
import { plainNumber, saidBy, usual } from './example.ts'
import { drawTable } from './plan-curve.ts'

const tiers = [
  { from: 0, value: 5 },
  { from: 100000, value: 8 },
]
const drawn = (table: Partial<plans.RateTable>, limits: Partial<plans.Component> = {}) =>
  drawTable({ tiers, ...table }, limits, usual)
const marks = (table: Partial<plans.RateTable>, limits: Partial<plans.Component> = {}) =>
  drawn(table, limits)?.marks.map(({ at, is }) => `${is} ${at}`)

describe('marks say what the line does', () => {
  test.each<[string, Partial<plans.RateTable>, Partial<plans.Component>, readonly string[]]>([
    ['a higher rate on what exceeds', {}, {}, ['accelerator 100000']],
    [
      'a lower one',
      {
        tiers: [
          { from: 0, value: 8 },
          { from: 60000, value: 5 },
        ],
      },
      {},
      ['decelerator 60000'],
    ],
    ['a higher one on everything', { on: 'whole' }, {}, ['jump 100000']],
    [
      'a lower one on everything',
      { on: 'whole', tiers: tiers.toReversed().map(({ value }, at) => ({ from: at * 100, value })) },
      {},
      ['drop 100'],
    ],
    ['nothing, and then on everything', { on: 'whole', tiers: [{ from: 80000, value: 5 }] }, {}, ['cliff 80000']],
    ['nothing, and then what exceeds', { on: 'excess', tiers: [{ from: 80000, value: 5 }] }, {}, ['starts 80000']],
    [
      'a threshold',
      { tiers: [{ from: 0, value: 10 }] },
      { threshold: { of: 'measure', at: 60000 } },
      ['threshold 60000'],
    ],
    [
      'a threshold in per cent of the quota',
      { tiers: [{ from: 0, value: 10 }] },
      { threshold: { at: 80 } },
      ['threshold 80000'],
    ],
    [
      'the same rate again',
      {
        tiers: [
          { from: 0, value: 5 },
          { from: 500, value: 5 },
        ],
      },
      {},
      [],
    ],
  ])('%s', (_, table, limits, expected) => expect(marks(table, limits)).toEqual(expected))
})

test('a cap is drawn as far as it is reached, and what it levels is still marked', () => {
  const capped = drawn({}, { cap: { amount: '20000' } })
  expect(capped?.cap).toBe('20000')
  expect(capped?.lines[0]?.capAt).toBe('287500')
  expect(drawn({}, { cap: { percent: 50 } })?.cap).toBe('5000')
  expect(marks({}, { cap: { amount: '3000' } })).toEqual(['accelerator 100000'])
})

test('what the plan leaves to each person is made up, and only that', () => {
  expect(drawn({})?.needs).toEqual([])
  expect(drawn({ key: { by: 'attainment' } })?.needs).toEqual(['quota'])
  expect(drawn({ key: { by: 'attainment' }, pays: 'times' })?.needs).toEqual(['quota', 'baseRate'])
  expect(drawn({ key: { by: 'component', component: 'service' } })?.needs).toEqual(['base'])
  expect(drawn({ key: { by: 'attainment' }, pays: 'payout', on: 'whole' })?.needs).toEqual(['quota', 'targetIncentive'])
})

test('a matrix is a line for each column', () => {
  const cells = {
    tiers: [
      { from: 0, cells: [2, 3] },
      { from: 100000, cells: [4, 6] },
    ],
  }
  const matrix = drawn({ ...cells, on: 'whole', column: { by: 'formula', formula: '1' }, columns: { from: [0, 20] } })
  expect(matrix?.lines.map(({ column }) => column)).toEqual(['0', '20'])
  expect(matrix?.lines.map(({ points }) => points.at(-1)?.pays)).toEqual(['6000', '9000'])
})

test('bounds in another order have no curve yet, nor has half a matrix', () => {
  expect(drawn({ tiers: tiers.toReversed() })).toBeUndefined()
  expect(drawn({ columns: { from: [0, 10] } })).toBeUndefined()
})

test('numbers of the plan are taken, formulas are not', () => {
  expect(['120000', ' 2% ', '1.5', 'salary * 3', '-4'].map((one) => plainNumber(one))).toEqual([
    '120000',
    '0.02',
    '1.5',
    undefined,
    '-4',
  ])
  const quota = { from: 'amount', amount: '120000' } as const
  expect(saidBy({}, { quota }, { baseRate: '2%' })).toEqual({ quota: '120000', baseRate: '2' })
  expect(saidBy({ targetIncentive: { amount: 'salary * 10%' } }, {}, {})).toEqual({})
})
