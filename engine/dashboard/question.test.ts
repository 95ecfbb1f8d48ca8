import { expect, test } from 'vitest'
import type { FiguresBody, KpiBody } from './answer.ts'
import { crossOf } from './cross.ts'
import { numberCell, sheetRows } from './figure-sheet.ts'
import { changeOf, exactFigure, shortFigure } from './figure-text.ts'
import { funnelFilter, funnelOf } from './funnel.ts'
import type { PageState } from './page-state.ts'
import { type FigureWidget, questionOf } from './question.ts'
import { tableOf } from './table.ts'

const money = { type: 'currency', currency: 'CNY', decimals: 0 } as const
const percent = { type: 'percent', decimals: 1 } as const
const sales: KpiBody = {
  name: 'sales',
  label: { en: 'Sales', 'zh-CN': '销售额' },
  unit: money,
  better: 'higher',
  ranking: 'nobody',
  isAdditive: true,
  definition: { en: 'Sum' },
  dimensions: [{ name: 'region', label: { en: 'Region', 'zh-CN': '地区' } }],
}
const kpis = new Map([['sales', sales]])
const state: PageState = { granularity: 'month', last: 3, compare: 'previous', people: 'everybody', where: {} }
const place = { name: 'w', x: 0, y: 0, w: 3, h: 2 }
const widget = (rest: object) => ({ ...place, ...rest }) as FigureWidget
const ask = (rest: object) => questionOf(widget(rest), state, kpis)

test('several periods are one figure, where time is not what is shown', () => {
  expect(ask({ type: 'number', kpi: 'sales' })).toEqual({
    kpis: ['sales'],
    periods: { granularity: 'month', last: 3, together: true },
    compare: 'previous',
  })
  expect(ask({ type: 'bar', kpis: ['sales'], by: 'period' }).periods).toEqual({ granularity: 'month', last: 3 })
})

test('a widget with periods of its own keeps them', () => {
  const periods = { granularity: 'quarter', last: 8 }
  expect(ask({ type: 'line', kpis: ['sales'], periods }).periods).toEqual(periods)
})

test('people and dimensions are told apart as the widget says', () => {
  expect(ask({ type: 'stacked', kpi: 'sales', by: 'team', parts: 'region' })).toMatchObject({
    people: 'team',
    dimensions: ['region'],
  })
  expect(ask({ type: 'leaderboard', kpis: ['sales'] })).toMatchObject({ people: 'person', sort: '-sales' })
})

const answer: FiguresBody = {
  kpis: [sales],
  periods: ['2026-01', '2026-02', '2026-03'].map((key) => ({ key, name: key, shortName: key, from: '', until: '' })),
  rows: [
    { period: 0, dimensions: ['east'], values: ['100.00'] },
    { period: 1, dimensions: ['east'], values: ['50'] },
    { period: 1, dimensions: ['west'], values: ['0'] },
    { period: 2, dimensions: ['west'], values: ['7'] },
  ],
  labels: { subjects: {}, dimensions: [{ east: 'East' }] },
  isCut: false,
}

test('every widget has a table, exact and in plain numbers', () => {
  const { head, rows } = tableOf(
    widget({ type: 'heatMap', kpi: 'sales', rows: 'region', columns: 'period' }),
    answer,
    'zh-CN',
  )
  expect(head).toEqual(['期间', '地区', '销售额'])
  expect(rows[0]).toMatchObject({ cells: ['2026-01', 'East', '¥100'], names: ['2026-01', 'East'] })
  expect(rows[0]?.figures[0]).toMatchObject({ value: '100.00', unit: { type: 'currency' } })
})

test('a spreadsheet has rows against columns as the widget has, numbers with their format', () => {
  const [yuan, share] = ['"¥"#,##0', '0%']
  expect(
    sheetRows(widget({ type: 'heatMap', kpi: 'sales', rows: 'region', columns: 'period' }), answer, 'zh-CN'),
  ).toEqual([
    ['地区', '2026-01', '2026-02', '2026-03'],
    ['East', { number: '100.00', format: yuan }, { number: '50', format: yuan }, null],
    ['west', null, { number: '0', format: yuan }, { number: '7', format: yuan }],
  ])
  expect(sheetRows({ type: 'cohort', kpi: 'sales', of: 'region', ...place }, answer, 'en')[1]).toEqual([
    '2026-01',
    { number: '1', format: '#,##0' },
    { number: '1', format: share },
    { number: '0', format: share },
  ])
  const days = { type: 'days', decimals: 1 } as const
  expect(numberCell('47.8', days, 'en')).toEqual({ number: '47.8', format: '[=1]#,##0.0" day";#,##0.0" days"' })
  expect(numberCell('47.8', days, 'zh-CN')).toEqual({ number: '47.8', format: '#,##0.0"天"' })
})

const textsOf = ({ lines }: ReturnType<typeof crossOf>) =>
  lines.map(({ names, cells }) => [...names, ...cells.map((cell) => cell?.text)])

test('cohorts are those who were first there in a period', () => {
  const cohorts = crossOf({ type: 'cohort', kpi: 'sales', of: 'region', ...place }, answer, 'en')
  expect(cohorts.columns.map(({ label }) => label)).toEqual(['Size', '+1', '+2'])
  expect(textsOf(cohorts)).toEqual([
    ['2026-01', '1', '100%', '0%'],
    ['2026-03', '1'],
  ])
})

test('rows against columns: the largest first, with a sum where parts add up, and nothing where there is nothing', () => {
  const pivot = { type: 'pivot', columns: 'period', ...place } as const
  expect(textsOf(crossOf({ ...pivot, kpis: ['sales'], rows: ['region'] }, answer, 'en'))).toEqual([
    ['East', '¥100', '¥50', undefined, '¥150'],
    ['west', undefined, '¥0', '¥7', '¥7'],
  ])
  const heat = crossOf({ type: 'heatMap', kpi: 'sales', rows: 'region', columns: 'period', ...place }, answer, 'en')
  expect(heat.lines[0]?.cells.map((cell) => cell?.heat)).toEqual([1, 0.5, undefined])
})

test('of a funnel those on the way count for the stages before; lost ones stand apart', () => {
  const option = (value: string, outcome: string) => ({ value, label: { en: value }, outcome })
  const stage = {
    name: 'stage',
    options: [option('new', 'open'), option('talks', 'open'), option('won', 'won'), option('lost', 'lost')],
  }
  const rows = [
    { stage: 'new', n: 50 },
    { stage: 'talks', n: 30 },
    { stage: 'won', n: 20 },
    { stage: 'lost', n: 70 },
  ]
  const found = funnelOf(stage, { rows }, 'en')
  expect(found.map(({ key, count, onward }) => [key, count, onward])).toEqual([
    ['new', 50, 0.5],
    ['talks', 30, 0.4],
    ['won', 20, undefined],
    ['lost', 70, undefined],
  ])
  expect(funnelFilter({}, { people: 'everybody' }, 'p', undefined)).toBeUndefined()
  expect(funnelFilter({ date: 'day' }, { people: 'me' }, 'p', { from: '2026-01-01', until: '2026-02-01' })).toEqual({
    and: [
      { '>=': [{ var: 'day' }, '2026-01-01'] },
      { '<': [{ var: 'day' }, '2026-02-01'] },
      { '==': [{ var: 'owner' }, 'p'] },
    ],
  })
})

test('where history is known a funnel tells who came how far, where they were lost and for how long they stayed', () => {
  const option = (value: string, outcome: string) => ({ value, label: { en: value }, outcome })
  const stage = { name: 'stage', options: [option('new', 'open'), option('won', 'won'), option('lost', 'lost')] }
  const rows = [
    { stage: 'new', n: 5 },
    { stage: 'won', n: 2 },
    { stage: 'lost', n: 3 },
  ]
  const stays = [
    { stage: 'new', reached: 10, onward: 2, lost: 3, days: { median: '12.5' } },
    { stage: 'won', reached: 2, onward: 0, lost: 0 },
  ]
  expect(funnelOf(stage, { rows }, 'en', stays)).toMatchObject([
    { key: 'new', count: 5, reached: 10, onward: 0.2, lost: 3, days: '12.5' },
    { key: 'won', count: 2, reached: 2 },
    { key: 'lost', count: 3, reached: 3 },
  ])
})

test('a funnel is narrowed down as the page is, by the fields that KPIs over the same records know', () => {
  const kpis = [
    { object: 'visit', dimensions: [{ name: 'region', label: { en: 'Region' }, field: 'place' }] },
    {
      object: 'deal',
      dimensions: [
        { name: 'region', label: { en: 'Region' }, field: 'account.region' },
        { name: 'margin', label: { en: 'Margin' } },
      ],
    },
  ]
  const narrowed = (where: Record<string, (string | null)[]>) =>
    funnelFilter({ object: 'deal' }, { people: 'everybody', where }, 'p', undefined, kpis)
  expect(narrowed({ region: ['east'] })).toEqual({ and: [{ in: [{ var: 'account.region' }, ['east']] }] })
  expect(narrowed({ region: ['east', null] })).toEqual({
    and: [{ or: [{ in: [{ var: 'account.region' }, ['east']] }, { blank: [{ var: 'account.region' }] }] }],
  })
  // what may not be looked at, or is nobody's, narrows nothing down
  expect(narrowed({ margin: ['high'], product: ['x'], region: [] })).toBeUndefined()
})

test('figures are written as people read them', () => {
  expect(shortFigure('1204500', money, 'en')).toBe('¥1.2M')
  expect(shortFigure('1204500', money, 'zh-CN')).toBe('¥120.5万')
  expect(shortFigure('350000000', money, 'zh-CN')).toBe('¥3.5亿')
  expect(exactFigure('0.6312', percent, 'en')).toBe('63.1%')
  expect(exactFigure('12', { type: 'number', decimals: 0, word: { en: 'deals', 'zh-CN': '单' } }, 'zh-CN')).toBe('12单')
  expect(exactFigure(null, money, 'en')).toBe('–')
})

test('changes are in percent, of percentages in points; what is good depends on the KPI', () => {
  expect(changeOf('110', '100', sales, 'en')).toEqual({ text: '+10%', direction: 'up', isGood: true })
  expect(changeOf('0.5', '0.45', { unit: percent, better: 'lower' }, 'en')).toEqual({
    text: '+5 pts',
    direction: 'up',
    isGood: false,
  })
  expect(changeOf('10', '0', sales, 'en')).toBeUndefined()
})
