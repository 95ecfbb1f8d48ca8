import { countWorkdays, type WorkCalendar } from '../../formula/time/calendar.ts'
import { dayOfNumber, numberOfDay } from '../../formula/time/days.ts'
import type { Span } from '../calendar/index.ts'

/** How many days of a span count: all of them, or those that are worked. Adds up over spans that follow each other. */
export type DayCount = (span: Span) => number

export const allDays: DayCount = ({ from, until }) => Math.max(0, numberOfDay(until) - numberOfDay(from))

/** The days that are worked, by weekdays, holidays and days worked instead. */
export function workingDays(calendar: WorkCalendar): DayCount {
  return ({ from, until }) => (from < until ? countWorkdays(from, dayBefore(until), calendar) : 0)
}

/** What two spans have in common; undefined when nothing. */
export function overlap(a: Span, b: Partial<Span>): Span | undefined {
  const from = b.from !== undefined && b.from > a.from ? b.from : a.from
  const until = b.until !== undefined && b.until < a.until ? b.until : a.until
  return from < until ? { from, until } : undefined
}

export function dayAfter(day: string): string {
  return daysFrom(day, 1)
}

function dayBefore(day: string): string {
  return daysFrom(day, -1)
}

function daysFrom(day: string, count: number): string {
  const other = dayOfNumber(numberOfDay(day) + count)
  if (other === null) throw new RangeError(`There is no day ${count} from ${day}.`)
  return other
}
