/** Wall clocks of a time zone, daylight saving included, as Postgres reads them. */
import { numberOfDay } from './days.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}

/** True when the runtime knows the zone. */
export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone)
    return true
  } catch {
    return false
  }
}

/** What the wall clock shows at a moment, as if it were UTC; milliseconds. */
export function localOf(moment: number, zone: string): number {
  return moment + offsetAt(moment, zone)
}

const QUARTER_MS = 900_000
/** Since then no zone has changed its offset but on a quarter of an hour of UTC; the last was Liberia, in January 1972. */
const FIRST_EVEN_MOMENT = Date.UTC(1973, 0, 1)

/** Of each zone the quarter that was asked for last: most questions are about now, and Intl takes microseconds. */
const lastOffsets = new Map<string, { readonly quarter: number; readonly offset: number }>()

function offsetAt(moment: number, zone: string): number {
  if (zone === 'UTC') return 0
  if (moment < FIRST_EVEN_MOMENT) return offsetByIntl(moment, zone)
  const quarter = Math.floor(moment / QUARTER_MS)
  const last = lastOffsets.get(zone)
  if (last?.quarter === quarter) return last.offset
  const offset = offsetByIntl(moment, zone)
  lastOffsets.set(zone, { quarter, offset })
  return offset
}

function offsetByIntl(moment: number, zone: string): number {
  const found: Record<string, number> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(moment)) found[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found
  const whole = Math.floor(moment / 1000) * 1000
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole
}

const DAY_MS = 86_400_000

/**
 * The moment at which the wall clock shows `local`. A time that daylight saving skips is read with the offset before
 * the change, one that comes twice is the second.
 */
export function momentOf(local: number, zone: string): number {
  if (zone === 'UTC') return local
  const before = offsetAt(local - DAY_MS, zone)
  const after = offsetAt(local + DAY_MS, zone)
  if (before === after) return local - before
  const isAfter = offsetAt(local - after, zone) === after
  return isAfter ? local - after : local - before
}

/** The day on the wall clock at a moment given as `2026-11-22T08:00:00.000Z`. */
export function localDay(moment: string, zone: string): string {
  return zone === 'UTC' ? moment.slice(0, 10) : new Date(localOf(Date.parse(moment), zone)).toISOString().slice(0, 10)
}

const FIRST_MOMENT = Date.UTC(1000, 0, 1)
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** The canonical text of a moment; null outside the years 1000 to 9999. */
export function momentText(moment: number): string | null {
  return moment >= FIRST_MOMENT && moment <= LAST_MOMENT ? new Date(moment).toISOString() : null
}

/** The moment at which a day begins where the clock shows that zone: `2026-11-21T16:00:00.000Z`. */
export function dayStartIn(day: string, zone: string): string {
  if (zone === 'UTC') return `${day}T00:00:00.000Z`
  return momentText(momentOf(numberOfDay(day) * 86_400_000, zone)) ?? ''
}
