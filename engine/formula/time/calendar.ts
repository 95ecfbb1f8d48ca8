/** Working days and fiscal periods: what a workspace says about its calendar. */
import { dayInMonth, dayOfNumber, modulo, monthsOf, numberOfDay, partsOf, weekdayOf } from './days.ts'

export interface WorkCalendar {
  /** Days of the week that are free, 1 for Monday to 7 for Sunday. */
  readonly weekend: readonly number[]
  /** Days that are free although their weekday is not. */
  readonly holidays: readonly string[]
  /** Days that are worked although their weekday is free (调休). */
  readonly workdays: readonly string[]
  /** When work is done on a day, in minutes since midnight, one span after the other; the whole day where nothing is said. */
  readonly hours?: readonly WorkSpan[]
}

export interface WorkSpan {
  readonly from: number
  readonly until: number
}

export const standardCalendar: WorkCalendar = { weekend: [6, 7], holidays: [], workdays: [] }

/** A calendar as its records say it: the weekdays that are worked, and the days that are other than their weekday. */
export interface CalendarRecords {
  readonly weekdays: readonly string[] | null
  /** `09:00`. */
  readonly works_from?: string | null
  readonly works_until?: string | null
  readonly lunch_from?: string | null
  readonly lunch_until?: string | null
  readonly days: readonly { readonly date: string; readonly working: boolean }[]
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

export function workCalendarOf(records: CalendarRecords): WorkCalendar {
  const { weekdays: worked, days } = records
  const free = (day: string) => worked !== null && !worked.includes(day)
  const dates = (working: boolean) => days.filter((day) => day.working === working).map(({ date }) => date)
  return {
    weekend: weekdays.flatMap((day, index) => (free(day) ? [index + 1] : [])),
    holidays: dates(false),
    workdays: dates(true),
    ...hoursOf(records),
  }
}

function hoursOf({ works_from, works_until, lunch_from, lunch_until }: CalendarRecords): Pick<WorkCalendar, 'hours'> {
  const [from, until] = [minutesOf(works_from), minutesOf(works_until)]
  if (from === undefined || until === undefined || from >= until) return {}
  const [eats, goesOn] = [minutesOf(lunch_from), minutesOf(lunch_until)]
  const hasLunch = eats !== undefined && goesOn !== undefined && from < eats && eats < goesOn && goesOn < until
  return {
    hours: hasLunch
      ? [
          { from, until: eats },
          { from: goesOn, until },
        ]
      : [{ from, until }],
  }
}

function minutesOf(time: string | null | undefined): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(time ?? '') ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** Days that change what the weekday says: plus one for extra working days, minus one for holidays. */
export function exceptionsOf({ weekend, holidays, workdays }: WorkCalendar): { free: string[]; worked: string[] } {
  const isFree = (day: string) => weekend.includes(weekdayOf(day))
  const worked = [...new Set(workdays)].filter(isFree)
  const free = [...new Set(holidays)].filter((day) => !isFree(day))
  return { free, worked }
}

/** Working days from one day to another, both counted; negative when the second is before the first. */
export function countWorkdays(from: string, to: string, calendar: WorkCalendar): number {
  if (from > to) return -countWorkdays(to, from, calendar)
  const [first, last] = [numberOfDay(from), numberOfDay(to)]
  let count = last - first + 1
  // day 0, 1 January 1970, was a Thursday
  for (const weekday of new Set(calendar.weekend))
    count -= Math.floor((last + 4 - weekday) / 7) - Math.floor((first + 3 - weekday) / 7)
  const { free, worked } = exceptionsOf(calendar)
  const within = (day: string) => day >= from && day <= to
  return count - free.filter(within).length + worked.filter(within).length
}

export const periodUnits = ['week', 'month', 'quarter', 'half', 'year'] as const
export type PeriodUnit = (typeof periodUnits)[number]

export const monthsInPeriod: Readonly<Record<Exclude<PeriodUnit, 'week'>, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
}

export interface Fiscal {
  /** 1 to 12: quarters, halves and years begin with it. */
  readonly fiscalYearStart: number
  /** 1 for Monday to 7 for Sunday. */
  readonly weekStart: number
}

/** The first day of the period that the day lies in; null when it is out of range. */
export function periodStart(day: string, unit: PeriodUnit, { fiscalYearStart, weekStart }: Fiscal): string | null {
  if (unit === 'week') return dayOfNumber(numberOfDay(day) - modulo(weekdayOf(day) - weekStart, 7))
  const months = monthsOf(partsOf(day))
  return dayInMonth(months - modulo(months - (fiscalYearStart - 1), monthsInPeriod[unit]), 1)
}

/** The last day of the period that the day lies in. */
export function periodEnd(day: string, unit: PeriodUnit, { fiscalYearStart, weekStart }: Fiscal): string | null {
  if (unit === 'week') return dayOfNumber(numberOfDay(day) - modulo(weekdayOf(day) - weekStart, 7) + 6)
  const months = monthsOf(partsOf(day))
  const size = monthsInPeriod[unit]
  return dayInMonth(months - modulo(months - (fiscalYearStart - 1), size) + size - 1, 31)
}
