/** Durations on the clock, or on the working calendar: there a day is one that is worked, from midnight to midnight. */
import type { Duration } from '@attain/engine/approval'
import { type CalendarContext, countWorkdays, localOf, momentOf } from '@attain/engine/formula/language'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const unitMs = { minutes: MINUTE, hours: 60 * MINUTE, days: DAY } as const

/** The moment that is so long after another one; both in milliseconds since 1970. */
export function momentAfter(moment: number, { amount, unit, working = false }: Duration, at: CalendarContext): number {
  if (!working && unit !== 'days') return moment + amount * unitMs[unit]
  const local = localOf(moment, at.timeZone)
  // a day later is the same time of day, also where clocks are changed in between
  if (!working) return momentOf(local + amount * DAY, at.timeZone)
  return momentOf(workingAfter(local, amount * unitMs[unit], at), at.timeZone)
}

/** The moment that is so long before another one. */
export function momentBefore(moment: number, { amount, unit, working = false }: Duration, at: CalendarContext): number {
  if (!working && unit !== 'days') return moment - amount * unitMs[unit]
  const local = localOf(moment, at.timeZone)
  if (!working) return momentOf(local - amount * DAY, at.timeZone)
  return momentOf(workingBefore(local, amount * unitMs[unit], at), at.timeZone)
}

/** The longest that a duration may take on the clock. */
export function longestMs({ amount, unit, working = false }: Duration): number {
  // a week with one worked day, and the longest holidays
  return amount * unitMs[unit] * (working ? 7 : 1) + (working ? 60 * DAY : DAY)
}

/** Midnight of a day, or of one so many days later, where the workspace is. */
export function startOfDay(day: string, daysLater: number, timeZone: string): Date {
  return new Date(momentOf(Date.parse(`${day}T00:00:00Z`) + daysLater * DAY, timeZone))
}

/** Wall clock time; days that are not worked do not count. */
function workingAfter(local: number, length: number, { calendar }: CalendarContext): number {
  let at = local
  let left = length
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const midnight = Math.floor(at / DAY) * DAY
    if (isWorked(midnight, calendar)) {
      const today = midnight + DAY - at
      if (left < today) return at + left
      left -= today
    }
    at = midnight + DAY
  }
  return at + left
}

function workingBefore(local: number, length: number, { calendar }: CalendarContext): number {
  let at = local
  let left = length
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const midnight = (Math.ceil(at / DAY) - 1) * DAY
    if (isWorked(midnight, calendar)) {
      const today = at - midnight
      if (left <= today) return at - left
      left -= today
    }
    at = midnight
  }
  return at - left
}

/** A calendar on which nothing is worked for longer is none to go by. */
const MOST_DAYS = 100_000

function isWorked(midnight: number, calendar: CalendarContext['calendar']): boolean {
  const day = new Date(midnight).toISOString().slice(0, 10)
  return countWorkdays(day, day, calendar) === 1
}
