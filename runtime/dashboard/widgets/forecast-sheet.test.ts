import type { ForecastRow } from '@attain/contract'
import { expect, test } from 'vitest'
import { forecastSheet } from './forecast-sheet.ts'

const said = { commit: '200.50', best: '260', reason: 'Delta signs', by: 'Mia', at: '2031-05-20T08:00:00Z' }
const row: ForecastRow = {
  ...{ subject: 'person:1', by: 'person', parent: null, depth: 1, name: 'Rita', maySay: false },
  ...{ actual: '120', asked: '300', pipeline: { open: '40', comesTo: '160' }, pace: '180', trend: null },
  own: { ...said, commit: '220', by: 'Rita' },
  adjusted: said,
  errors: { said: { wape: '12.5', bias: '-3.1', count: 6 } },
}

test('the file holds both ends of what stands, whose word it is, and how far off it was before', () => {
  const { head, rows } = forecastSheet([row], (column) => column)
  expect(Object.fromEntries(head.map((column, at) => [column, rows[0]?.plain[at]]))).toEqual({
    ...{ who: 'Rita', actual: '120', target: '300', pipeline: '160', pace: '180', trend: '' },
    ...{ said: '200.50', best: '260', by: 'Mia', reason: 'Delta signs' },
    ...{ saidOff: '12.5', saidBias: '-3.1', trendOff: '', trendBias: '' },
  })
})
