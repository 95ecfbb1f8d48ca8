/** The periods after those that figures are asked of, and what level, trend and season of the history say of them. */
import type { FigureRow, FiguresQuery } from '@attain/contract'
import { countIn, type Period, shift } from '@attain/engine/performance/calendar'
import { forecastTrend } from '@attain/engine/performance/forecast'
import { isAdditive, type KpiModel } from '@attain/engine/performance/kpi'
import { AttainError } from '../../errors.ts'
import type { Context } from '../context.ts'
import { figuresOfKpi } from './figures.ts'
import { pastPeriods, stretchOf } from './forecasts/past-periods.ts'
import { sinceFirst } from './forecasts/trends.ts'
import { calendarOf, type Stretch } from './periods.ts'
import type { Whom } from './whom.ts'

export interface Ahead {
  readonly stretch: Stretch
  /** Whether it comes after those that were asked for; the others are not over yet. */
  readonly isNew: boolean
  /** In the order of the KPIs. */
  readonly trend: readonly (string | null)[]
}

const YEARS = 3

/** The first of those that are not over, and all after it. */
export async function readAhead(
  context: Context,
  kpis: readonly KpiModel[],
  query: Whom & Pick<FiguresQuery, 'ahead'>,
  periods: readonly Period[],
): Promise<readonly Ahead[]> {
  if (query.people !== undefined || (query.dimensions ?? []).length > 0 || query.periods.together === true)
    throw new AttainError('invalid_request', {
      problem: {
        en: '"ahead" is for figures that only time tells apart.',
        'zh-CN': '“ahead”仅用于只按时间区分的数值。',
      },
    })
  const calendar = calendarOf(context, query.periods.calendar)
  const last = periods.at(-1)
  if (last === undefined) return []
  const after = Array.from({ length: query.ahead ?? 0 }, (_, at) => shift(calendar, last, at + 1))
  const due = [...periods, ...after].filter(({ until }) => until > context.today)
  const [begins] = due
  if (begins === undefined) return []
  const seasons = countIn(calendar, begins.granularity, begins.year)
  const before = pastPeriods(calendar, begins, Math.min(seasons * YEARS, MOST_HISTORY)).toReversed()
  const trends = await Promise.all(
    kpis.map(async (kpi) => {
      if (!isAdditive(kpi)) return []
      const cells = await figuresOfKpi(context, kpi, before.map(stretchOf), query)
      const byPeriod = new Map(cells.map(({ period, value }) => [period, value]))
      const figures = sinceFirst(before.map((_, at) => byPeriod.get(at) ?? '0'))
      const trend = forecastTrend({ figures, seasons }, due.length, kpi.unit.decimals)
      return 'refused' in trend ? [] : trend.figures
    }),
  )
  return due.map((period, at) => ({
    stretch: stretchOf(period),
    isNew: after.includes(period),
    trend: trends.map((figures) => figures[at] ?? null),
  }))
}

/** Days of three years would be more than a season needs. */
const MOST_HISTORY = 160

/** The rows with what the trend says of those that are not over, and rows without figures for those to come. */
export function withTrend(
  rows: readonly FigureRow[],
  kpis: readonly KpiModel[],
  count: number,
  ahead: readonly Ahead[],
): readonly FigureRow[] {
  if (ahead.length === 0) return rows
  const current = ahead.filter(({ isNew }) => !isNew)
  const known = new Map(current.map(({ trend }, at) => [count - current.length + at, trend]))
  return [
    ...rows.map((row) => {
      const trend = known.get(row.period)
      return trend === undefined ? row : { ...row, trend }
    }),
    ...ahead
      .filter(({ isNew }) => isNew)
      .map(({ trend }, at) => ({ period: count + at, dimensions: [], values: kpis.map(() => null), trend })),
  ]
}
