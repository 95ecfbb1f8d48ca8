/** The periods that a question names. */
import type { PeriodBody, PeriodsQuery } from '@attain/contract'
import {
  type Calendar,
  nameOfPeriod,
  type Period,
  periodAt,
  periodOf,
  periodsBetween,
  STANDARD_CALENDAR,
  shift,
  shortNameOfPeriod,
} from '@attain/engine/performance/calendar'
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
