import type { FiguresBody, FiguresQuery } from '@attain/contract'
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
