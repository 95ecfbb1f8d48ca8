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

test('the sheet holds both ends of what stands, whose word it is, and how far off it was before', () => {
  const unit = { type: 'currency', decimals: 0, currency: 'USD' } as const
  const [head, cells] = forecastSheet([row], unit, 'en', (column) => column)
  const usd = (number: string) => ({ number, format: '"$"#,##0' })
  const percent = (number: string) => ({ number, format: '0.0"%"' })
  expect(Object.fromEntries((head ?? []).map((column, at) => [column, cells?.[at]]))).toEqual({
    ...{ who: 'Rita', actual: usd('120'), target: usd('300'), pipeline: usd('160'), pace: usd('180'), trend: null },
    ...{ said: usd('200.50'), best: usd('260'), by: 'Mia', reason: 'Delta signs' },
    ...{ saidOff: percent('12.5'), saidBias: percent('-3.1'), trendOff: null, trendBias: null },
  })
})
