import type { FiguresBody, FiguresQuery } from '@attain/contract'
import { crossOf } from '@attain/engine/dashboard'
import { expect, test } from 'vitest'
import { behindRow } from './behind-row.ts'

const answer: FiguresBody = {
  kpis: [],
  periods: ['2026-01', '2026-02'].map((key) => ({ key, name: key, shortName: key, from: '', until: '' })),
  rows: [],
  labels: { subjects: {}, dimensions: [] },
  isCut: false,
}

test('a mark leads to the records of its period and its value, within what the page is narrowed down to', () => {
  const question: FiguresQuery = {
    kpis: ['sales'],
    periods: { granularity: 'month', last: 3 },
    dimensions: ['region'],
    where: [
      { dimension: 'region', values: ['east', 'west'] },
      { dimension: 'sector', values: ['retail'] },
    ],
  }
  expect(behindRow('sales', question, answer, { period: 1, dimensions: ['west'] })).toEqual({
    kpi: 'sales',
    periods: { granularity: 'month', from: '2026-02', to: '2026-02' },
    where: [
      { dimension: 'sector', values: ['retail'] },
      { dimension: 'region', values: ['west'] },
    ],
  })
})

test('a compared mark leads to the records of the period that it is compared with', () => {
  const compared = (key: string) => ({
    ...answer,
    comparedPeriods: [{ key, name: key, shortName: key, from: '', until: '' }],
  })
  const periods = { granularity: 'month' as const, last: 3 }
  const mark = { period: 0, subject: 'ann', dimensions: [] }
  const behind = (question: FiguresQuery, key: string) =>
    behindRow('sales', question, compared(key), mark, { isCompared: true })
  expect(behind({ kpis: ['sales'], periods, people: 'person' }, '2025-01')).toEqual({
    kpi: 'sales',
    periods: { granularity: 'month', from: '2025-01', to: '2025-01' },
    ...{ people: 'person', subject: 'ann' },
  })
  expect(behind({ kpis: ['sales'], periods: { ...periods, together: true } }, '2025-10–2025-12')).toEqual({
    kpi: 'sales',
    periods: { granularity: 'month', from: '2025-10', to: '2025-12' },
  })
})

test('a cell of a cohort leads to what those who are in it made up together', () => {
  const question: FiguresQuery = {
    kpis: ['sales'],
    periods: { granularity: 'month', last: 2 },
    dimensions: ['customer'],
  }
  const rows = [
    { period: 0, dimensions: ['ann'], values: ['5'] },
    { period: 0, dimensions: ['bob'], values: ['7'] },
    { period: 1, dimensions: ['ann'], values: ['2'] },
    { period: 1, dimensions: ['cy'], values: ['9'] },
  ]
  const kpi = {
    ...{ name: 'sales', label: { en: 'Sales' }, definition: { en: '' } },
    unit: { type: 'number' as const },
  }
  const both = { ...answer, rows, kpis: [kpi as FiguresBody['kpis'][number]] }
  const widget = { ...{ type: 'cohort' as const, name: 'c', x: 0, y: 0, w: 4, h: 4 }, kpi: 'sales', of: 'customer' }
  const marks = crossOf({ ...widget, periods: { granularity: 'month', last: 2 } }, both, 'en').lines.map(({ cells }) =>
    cells.map((cell) => cell?.figure && behindRow('sales', question, both, cell.figure.row, cell.figure)),
  )
  const behind = (period: string, ...values: string[]) => ({
    kpi: 'sales',
    periods: { granularity: 'month', from: period, to: period },
    where: [{ dimension: 'customer', values }],
  })
  expect(marks).toEqual([[behind('2026-01', 'ann', 'bob'), behind('2026-02', 'ann')], [behind('2026-02', 'cy')]])
})
