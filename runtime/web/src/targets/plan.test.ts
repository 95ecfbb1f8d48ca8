import type { TargetGridBody, TargetRow } from '@attain/contract'
import { expect, test } from 'vitest'
import { cellKey, type Draft, type Plan, planOf, rowsInSight } from './plan.ts'

const period = (key: string) => ({ key, name: key, shortName: key, from: key, until: key })
const row = (subject: string, parent: string | null, depth: number, cells: Record<string, string>): TargetRow => ({
  ...{ subject, parent, depth, name: subject, by: subject === 'company' ? 'company' : 'person' },
  ...{ right: 'set', hasLeft: false },
  cells: Object.fromEntries(Object.entries(cells).map(([key, amount]) => [key, { amount, seen: 'line' }])),
})
const body = (rows: readonly TargetRow[], isAdditive = true) =>
  ({
    target: { kpi: { isAdditive } },
    groups: [{ total: period('2030'), parts: [period('2030-H1'), period('2030-H2')] }],
    rows,
  }) as unknown as TargetGridBody

const rows = [
  row('company', null, 0, { 2030: '100', '2030-H1': '50', '2030-H2': '40' }),
  row('ann', 'company', 1, { '2030-H1': '30', '2030-H2': '40' }),
  row('bob', 'company', 1, {}),
]
const amounts = (draft: Draft = new Map()) => {
  const plan = planOf(body(rows), draft)
  const [company] = plan.rows
  if (company === undefined) throw new Error('no rows')
  return {
    amounts: plan.rows.map((row) => plan.columns.map((column) => plan.shown(row, column).amount)),
    below: belowOf(plan, company),
    over: plan.columns.map((column) => plan.leftOver(company, column))[0],
  }
}
/** By level, what is left in each column. */
const belowOf = (plan: Plan, row: TargetRow) =>
  plan.leftBelow(row).map(({ level, amounts: left }) => [level?.en, ...plan.columns.map(({ key }) => left.get(key))])

test('totals follow from what is typed, and what does not add up is said', () => {
  expect(amounts()).toEqual({
    amounts: [
      ['100', '50', '40'],
      ['70', '30', '40'],
      [null, null, null],
    ],
    below: [[undefined, '30', '20', undefined]],
    over: '10',
  })
  const draft = new Map([
    [cellKey('bob', '2030-H1'), '20'],
    [cellKey('ann', '2030-H2'), null],
    [cellKey('company', '2030-H2'), '50'],
  ])
  expect(amounts(draft)).toEqual({
    amounts: [
      ['100', '50', '50'],
      ['30', '30', null],
      ['20', '20', null],
    ],
    below: [[undefined, '50', undefined, undefined]],
    over: undefined,
  })
})

test('of what does not add up nothing is compared', () => {
  const plan = planOf(body(rows, false), new Map())
  expect(plan.rows.flatMap((row) => plan.leftBelow(row))).toEqual([])
  expect(plan.rows.flatMap((row) => plan.columns.map((column) => plan.leftOver(row, column)))).toEqual(
    Array.from({ length: 9 }, () => undefined),
  )
})

test('regions beside people come to the whole by themselves, and say what they are', () => {
  const north = { ...row('north', 'company', 1, { '2030-H1': '45' }), by: 'region' }
  const levels = [
    { by: 'region', label: { en: 'Region' } },
    { by: 'person', label: { en: 'Person' } },
  ]
  const { target, ...rest } = body([...rows, north])
  const plan = planOf({ ...rest, target: { ...target, levels } }, new Map())
  const [company, ann] = plan.rows
  if (company === undefined || ann === undefined) throw new Error('no rows')
  expect(belowOf(plan, company)).toEqual([
    ['Person', '30', '20', undefined],
    ['Region', '55', '5', undefined],
  ])
  expect([company, ann, north].map((one) => plan.levelBeside(one)?.en)).toEqual([undefined, 'Person', 'Region'])
})

test('whoever has none is out of sight unless asked for, and whoever is found is shown with those above', () => {
  const names = (folded: readonly string[], words: string, onlySet: boolean) =>
    rowsInSight(planOf(body(rows), new Map()), { folded: new Set(folded), words, onlySet }).map(({ name }) => name)
  expect(names([], '', true)).toEqual(['company', 'ann'])
  expect(names([], '', false)).toEqual(['company', 'ann', 'bob'])
  expect(names(['company'], '', false)).toEqual(['company'])
  expect(names(['company'], 'BO', true)).toEqual(['company', 'bob'])
})
