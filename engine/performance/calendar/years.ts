/** Where the years of a calendar begin, as numbers of days since 1970. Nothing is kept: each is worked out at once. */
import { dateOfNumber, modulo, numberOfDate } from '../../formula/time/days.ts'
import type { Calendar } from './calendar.ts'

/** Years of a calendar for which all days exist; beyond there are no periods. */
export const FIRST_YEAR = 1002
export const LAST_YEAR = 9997

/** The first day of a year. */
export function startOfYear(calendar: Calendar, year: number): number {
  return calendar.unit === 'month' ? dayOfMonth(calendar, year, 0) : startOfWeeks(calendar, year)
}

/** The first day of the first week of a year; of years of months the week that has most of its days in the year. */
export function startOfWeeks(calendar: Calendar, year: number): number {
  const latest = dayOfMonth(calendar, year, 0) + calendar.slack
  // day 0, 1 January 1970, was a Thursday
  return latest - modulo(latest + 4 - calendar.weekStart, 7)
}

export function weeksInYear(calendar: Calendar, year: number): number {
  return (startOfWeeks(calendar, year + 1) - startOfWeeks(calendar, year)) / 7
}

/** The year that a day lies in, by where years start. */
export function yearAt(calendar: Calendar, day: number, start: typeof startOfYear): number {
  let year = dateOfNumber(day).year - calendar.yearShift + 1
  while (start(calendar, year) > day) year -= 1
  return year
}

/** The first day of a month of the wall calendar, counted from 0 for the one that a year begins at. */
export function dayOfMonth({ month, yearShift }: Calendar, year: number, months: number): number {
  return numberOfDate(year + yearShift, month + months, 1)
}

/** The month that a day lies in, counted in the same way. */
export function monthAt({ month, yearShift }: Calendar, year: number, day: number): number {
  const parts = dateOfNumber(day)
  return (parts.year - year - yearShift) * 12 + parts.month - month
}
