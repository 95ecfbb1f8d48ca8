/** Days as text (`2026-11-22`), as numbers since 1970, and as parts. Years run from 1000 to 9999; beyond is no day. */

const DAY_MS = 86_400_000
export const FIRST_DAY = -354_285
export const LAST_DAY = 2_932_896

export interface DayParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

export function partsOf(day: string): DayParts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) }
}

export function numberOfDay(day: string): number {
  const { year, month, day: date } = partsOf(day)
  return Date.UTC(year, month - 1, date) / DAY_MS
}

/** Null when the number is out of range. */
export function dayOfNumber(days: number): string | null {
  return days >= FIRST_DAY && days <= LAST_DAY ? new Date(days * DAY_MS).toISOString().slice(0, 10) : null
}

/** The day of a month counted through the years; a day that the month does not have becomes its last. */
export function dayInMonth(months: number, day: number): string | null {
  const year = Math.floor(months / 12)
  if (year < 1000 || year > 9999) return null
  const month = months - year * 12 + 1
  return `${year}-${pad(month)}-${pad(Math.min(day, daysInMonth(year, month)))}`
}

/** Months since the year 0; 12 * year + month - 1. */
export function monthsOf({ year, month }: DayParts): number {
  return year * 12 + month - 1
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  return modulo(numberOfDay(day) + 3, 7) + 1
}

export function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}

export function pad(value: number): string {
  return String(value).padStart(2, '0')
}
