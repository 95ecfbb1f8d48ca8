/** Forecasts as a sheet of a workbook: exact amounts, both ends of what is said, and how far off it was before. */
import type { ForecastRow } from '@attain/contract'
import { numberCell } from '@attain/engine/dashboard'
import type { Language } from '@attain/engine/metadata'
import type { FigureUnit } from '@attain/engine/performance/figures'
import type { Sheet, SheetCell } from '@attain/engine/sheet'

/** What a manager says stands before what one says oneself. */
export function standingOf({ own, adjusted }: ForecastRow): ForecastRow['own'] {
  return adjusted ?? own
}

type Value = string | null | undefined
type CellOf = (value: Value) => SheetCell

const textCell: CellOf = (value) => value ?? null
/** Errors are percents already: 12.5 is twelve and a half percent. */
const percentCell: CellOf = (value) => (value == null ? null : { number: value, format: '0.0"%"' })

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
} satisfies Record<string, (row: ForecastRow) => Value>

export type ForecastColumn = keyof typeof columns

export function forecastSheet(
  rows: readonly ForecastRow[],
  unit: FigureUnit,
  language: Language,
  titleOf: (column: ForecastColumn) => string,
): Sheet['rows'] {
  const amount: CellOf = (value) => numberCell(value, unit, language)
  const cells = {
    ...{ who: textCell, by: textCell, reason: textCell },
    ...{ actual: amount, target: amount, pipeline: amount, pace: amount, trend: amount, said: amount, best: amount },
    ...{ saidOff: percentCell, saidBias: percentCell, trendOff: percentCell, trendBias: percentCell },
  } satisfies Record<ForecastColumn, CellOf>
  const names = Object.keys(columns) as ForecastColumn[]
  return [names.map(titleOf), ...rows.map((row) => names.map((name) => cells[name](columns[name](row))))]
}
