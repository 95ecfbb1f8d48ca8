/** When rules that time begins are due. Moments in milliseconds since 1970; days and hours are those of wall clocks. */
import { type CalendarContext, localOf, momentOf } from '@attain/engine/formula/language'
import type { RuleDocument } from '@attain/engine/metadata'
import { longestMs, momentAfter, momentBefore } from '../working-time.ts'

type On<Type> = Extract<RuleDocument['on'], { readonly type: Type }>
export type Schedule = On<'schedule'>
export type DateReached = On<'date'>

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** When nothing is said. */
const MORNING = '08:00'
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The first moment of a schedule after another one. */
export function nextOnSchedule(on: Schedule, after: number, zone: string): number {
  const step = on.every === 'hour' ? HOUR : DAY
  const timeOfDay = minutesOf(on.at) * MINUTE
  const within = on.every === 'hour' ? timeOfDay % HOUR : timeOfDay
  // from a step before, since a clock that is set back shows a time twice
  let slot = Math.floor(localOf(after, zone) / step) * step - step
  for (;;) {
    const moment = momentOf(slot + within, zone)
    if (moment > after && (on.every === 'hour' || on.every === 'day' || isDayOf(on, slot))) return moment
    slot += step
  }
}

/** The last moment of a schedule that has come; undefined when none has since `after`. */
export function lastOnSchedule(on: Schedule, after: number, now: number, zone: string): number | undefined {
  let last: number | undefined
  for (let next = nextOnSchedule(on, after, zone); next <= now; next = nextOnSchedule(on, next, zone)) last = next
  return last
}

function isDayOf({ every, weekday = 'monday', day = 1 }: Schedule, midnight: number): boolean {
  const date = new Date(midnight)
  if (every === 'week') return weekdays[(date.getUTCDay() + 6) % 7] === weekday
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return date.getUTCDate() === Math.min(day, lastDay)
}

/** When a rule is due for a record with this date or moment. */
export function dueFor({ when = 'before', offset, at }: DateReached, value: string, calendar: CalendarContext): number {
  const isDay = value.length === DAY_LENGTH
  const base = isDay
    ? momentOf(Date.parse(`${value}T00:00:00.000Z`) + minutesOf(at) * MINUTE, calendar.timeZone)
    : Date.parse(value)
  if (offset === undefined) return base
  return when === 'after' ? momentAfter(base, offset, calendar) : momentBefore(base, offset, calendar)
}

const DAY_LENGTH = '2026-01-01'.length

/** Between which moments the value lies of every record that is due between two others, and of some that are not. */
export function valuesDue(
  { when = 'before', offset }: DateReached,
  from: number,
  until: number,
): { readonly from: number; readonly until: number } {
  const longest = offset === undefined ? 0 : longestMs(offset)
  const [before, after] = when === 'after' ? [longest, 0] : [0, longest]
  return { from: from - before - 2 * DAY, until: until + after + 2 * DAY }
}

/** When to look next: days are reached at the same time every day, moments at any. */
export function nextLook({ offset, at }: DateReached, isDay: boolean, now: number, zone: string): number {
  const isDaily = isDay && (offset === undefined || offset.unit === 'days')
  return isDaily ? nextOnSchedule({ type: 'schedule', every: 'day', at: at ?? MORNING }, now, zone) : now + MINUTE
}

function minutesOf(time: string = MORNING): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
