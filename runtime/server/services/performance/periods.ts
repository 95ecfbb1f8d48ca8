/** The periods that a question names. */
import type { Comparison, PeriodBody, PeriodsQuery } from '@attain/contract'
import {
  type Calendar,
  nameOfPeriod,
  type Period,
  periodAt,
  periodOf,
  periodsBetween,
  type Span,
  STANDARD_CALENDAR,
  shift,
  shortNameOfPeriod,
  yearAgo,
} from '@attain/engine/performance/calendar'
import { type Shift, windowOf } from '@attain/engine/performance/kpi'
import { AttainError } from '../../errors.ts'
import type { Context } from '../context.ts'

/** More would be a mistake of whoever asks. */
const MOST_PERIODS = 400

export function calendarOf({ view }: Context, name: string = STANDARD_CALENDAR): Calendar {
  const calendar = view.workspace.model.calendars.get(name)
  if (!calendar) throw new AttainError('not_found', { what: { en: `calendar "${name}"`, 'zh-CN': `日历“${name}”` } })
  return calendar
}

export function readPeriods(context: Context, query: PeriodsQuery): readonly Period[] {
  const calendar = calendarOf(context, query.calendar)
  const { granularity, from, to, last } = query
  if (!calendar.granularities.includes(granularity))
    throw invalid(`The calendar has no ${granularity}s.`, `该日历没有“${granularity}”这种期间。`)
  const end = to === undefined ? periodAt(calendar, granularity, context.today) : named(calendar, granularity, to)
  const begin = from === undefined ? shift(calendar, end, 1 - (last ?? 1)) : named(calendar, granularity, from)
  if (begin.from > end.from) throw invalid('The periods end before they begin.', '期间的结束早于开始。')
  const periods = periodsBetween(calendar, granularity, begin.from, end.until)
  if (periods.length > MOST_PERIODS)
    throw invalid(
      `${periods.length} periods are more than ${MOST_PERIODS}.`,
      `${periods.length} 个期间超过上限 ${MOST_PERIODS}。`,
    )
  return periods
}

/** The same number of periods before, or those of a year ago. */
export function comparedPeriods(
  context: Context,
  query: PeriodsQuery,
  periods: readonly Period[],
  compare: Comparison,
): readonly Period[] {
  const calendar = calendarOf(context, query.calendar)
  return periods.map((period) =>
    compare === 'yearAgo' ? yearAgo(calendar, period) : shift(calendar, period, -periods.length),
  )
}

/** What figures are made of: each period by itself, or all of them as one. */
export function stretchesOf({ together }: PeriodsQuery, periods: readonly Period[]): readonly Stretch[] {
  const [first, last] = [periods[0], periods.at(-1)]
  if (together !== true || first === undefined || last === undefined)
    return periods.map((period) => ({ first: period, last: period, count: 1 }))
  return [{ first, last, count: periods.length }]
}

export interface Stretch {
  readonly first: Period
  readonly last: Period
  /** How many periods it has. */
  readonly count: number
}

/** The days of a stretch, shifted: the stretch before one of three months is three months before. */
export function windowOfStretch(calendar: Calendar, { first, last, count }: Stretch, shifts: readonly Shift[]): Span {
  return { from: windowOf(calendar, first, shifts, count).from, until: windowOf(calendar, last, shifts, count).until }
}

export function stretchBody(context: Context, calendar: Calendar, { first, last }: Stretch): PeriodBody {
  const [begin, end] = [periodBody(context, calendar, first), periodBody(context, calendar, last)]
  if (first.key === last.key) return begin
  return {
    key: `${begin.key}–${end.key}`,
    name: `${begin.name} – ${end.name}`,
    shortName: `${begin.shortName} – ${end.shortName}`,
    from: begin.from,
    until: end.until,
  }
}

export function periodBody({ language }: Context, calendar: Calendar, period: Period): PeriodBody {
  const { key, from, until } = period
  return {
    key,
    name: nameOfPeriod(calendar, period, language),
    shortName: shortNameOfPeriod(calendar, period, language),
    from,
    until,
  }
}

function named(calendar: Calendar, granularity: Period['granularity'], key: string): Period {
  const period = periodOf(calendar, key)
  if (period?.granularity === granularity) return period
  throw invalid(`"${key}" is no ${granularity} of the calendar.`, `“${key}”不是该日历中的期间。`)
}

function invalid(en: string, chinese: string): AttainError {
  return new AttainError('invalid_request', { problem: { en, 'zh-CN': chinese } })
}
