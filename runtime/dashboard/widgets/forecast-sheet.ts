/** Forecasts as a file that spreadsheets open: exact amounts, both ends of what is said, and how far off it was before. */
import type { ForecastRow } from '@attain/contract'
import type { FigureTable } from '@attain/engine/dashboard'

/** What a manager says stands before what one says oneself. */
export function standingOf({ own, adjusted }: ForecastRow): ForecastRow['own'] {
  return adjusted ?? own
}

const columns = {
  who: ({ name }) => name,
  actual: ({ actual }) => actual,
  target: ({ asked }) => asked,
  pipeline: ({ pipeline }) => pipeline?.comesTo,
  pace: ({ pace }) => pace,
  trend: ({ trend }) => trend,
  said: (row) => standingOf(row)?.commit,
  best: (row) => standingOf(row)?.best,
  by: (row) => standingOf(row)?.by,
  reason: (row) => standingOf(row)?.reason,
  saidOff: ({ errors }) => errors.said?.wape,
  saidBias: ({ errors }) => errors.said?.bias,
  trendOff: ({ errors }) => errors.trend?.wape,
  trendBias: ({ errors }) => errors.trend?.bias,
} satisfies Record<string, (row: ForecastRow) => string | null | undefined>

export type ForecastColumn = keyof typeof columns

export function forecastSheet(
  rows: readonly ForecastRow[],
  titleOf: (column: ForecastColumn) => string,
): Pick<FigureTable, 'head' | 'rows'> {
  return {
    head: (Object.keys(columns) as ForecastColumn[]).map(titleOf),
    rows: rows.map((row) => ({
      key: row.subject,
      cells: [],
      plain: Object.values(columns).map((cellOf) => cellOf(row) ?? ''),
    })),
  }
}
