/**
 * Durations on the clock, or on the working calendar. There a day later is the same time of day on the next day that is
 * worked; hours and minutes count while work is done, which is all day where the calendar does not say when.
 */
import type { Duration } from '@attain/engine/approval'
import {
  type CalendarContext,
  countWorkdays,
  localOf,
  momentOf,
  type WorkCalendar,
} from '@attain/engine/formula/language'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const unitMs = { minutes: MINUTE, hours: 60 * MINUTE, days: DAY } as const

/** The moment that is so long after another one; both in milliseconds since 1970. */
export function momentAfter(moment: number, { amount, unit, working = false }: Duration, at: CalendarContext): number {
  if (!working && unit !== 'days') return moment + amount * unitMs[unit]
  const local = localOf(moment, at.timeZone)
  // a day later is the same time of day, also where clocks are changed in between
  if (!working) return momentOf(local + amount * DAY, at.timeZone)
  return momentOf(workingAfter(local, amount * unitMs[unit], at.calendar, spansFor(unit, at.calendar)), at.timeZone)
}

/** The moment that is so long before another one. */
export function momentBefore(moment: number, { amount, unit, working = false }: Duration, at: CalendarContext): number {
  if (!working && unit !== 'days') return moment - amount * unitMs[unit]
  const local = localOf(moment, at.timeZone)
  if (!working) return momentOf(local - amount * DAY, at.timeZone)
  return momentOf(workingBefore(local, amount * unitMs[unit], at.calendar, spansFor(unit, at.calendar)), at.timeZone)
}

/** The longest that a duration may take on the clock. */
export function longestMs({ amount, unit, working = false }: Duration): number {
  if (!working) return amount * unitMs[unit] + DAY
  // a week with one worked day, a day with one worked hour, and the longest holidays
  return amount * unitMs[unit] * (unit === 'days' ? 7 : 7 * 24) + 60 * DAY
}

/** Midnight of a day, or of one so many days later, where the workspace is. */
export function startOfDay(day: string, daysLater: number, timeZone: string): Date {
  return new Date(momentOf(Date.parse(`${day}T00:00:00Z`) + daysLater * DAY, timeZone))
}

/** From and until within a day, in milliseconds since midnight. */
type Span = readonly [from: number, until: number]

const WHOLE_DAY: readonly Span[] = [[0, DAY]]

function spansFor(unit: Duration['unit'], { hours }: WorkCalendar): readonly Span[] {
  if (unit === 'days' || hours === undefined) return WHOLE_DAY
  return hours.map(({ from, until }) => [from * MINUTE, until * MINUTE])
}

/** Wall clock time; what is not worked does not count. */
function workingAfter(local: number, length: number, calendar: WorkCalendar, spans: readonly Span[]): number {
  let left = length
  const today = Math.floor(local / DAY) * DAY
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const midnight = today + days * DAY
    if (!isWorked(midnight, calendar)) continue
    for (const [from, until] of spans) {
      const begins = Math.max(local, midnight + from)
      const passes = midnight + until - begins
      if (passes <= 0) continue
      // the end of work belongs to its day, midnight to the next one that is worked
      if (left < passes || (left === passes && until < DAY)) return begins + left
      left -= passes
    }
  }
  return local + length
}

function workingBefore(local: number, length: number, calendar: WorkCalendar, spans: readonly Span[]): number {
  let left = length
  const today = (Math.ceil(local / DAY) - 1) * DAY
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const midnight = today - days * DAY
    if (!isWorked(midnight, calendar)) continue
    for (const [from, until] of spans.toReversed()) {
      const ends = Math.min(local, midnight + until)
      const passes = ends - midnight - from
      if (passes <= 0) continue
      if (left <= passes) return ends - left
      left -= passes
    }
  }
  return local - length
}

/** A calendar on which nothing is worked for longer is none to go by. */
const MOST_DAYS = 100_000

function isWorked(midnight: number, calendar: WorkCalendar): boolean {
  const day = new Date(midnight).toISOString().slice(0, 10)
  return countWorkdays(day, day, calendar) === 1
}
