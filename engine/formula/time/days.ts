/** Days as text (`2026-11-22`), as numbers since 1970, and as parts. Years run from 1000 to 9999; beyond is no day. */

export const FIRST_DAY = -354_285
export const LAST_DAY = 2_932_896

export interface DayParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

export function partsOf(day: string): DayParts {
  return {
    year: digitAt(day, 0) * 1000 + digitAt(day, 1) * 100 + digitAt(day, 2) * 10 + digitAt(day, 3),
    month: digitAt(day, 5) * 10 + digitAt(day, 6),
    day: digitAt(day, 8) * 10 + digitAt(day, 9),
  }
}

function digitAt(text: string, at: number): number {
  return text.charCodeAt(at) - 48
}

export function numberOfDay(day: string): number {
  const parts = partsOf(day)
  return numberOfDate(parts.year, parts.month, parts.day)
}

/** Null when the number is out of range. */
export function dayOfNumber(days: number): string | null {
  if (days < FIRST_DAY || days > LAST_DAY) return null
  const { year, month, day } = dateOfNumber(days)
  return `${year}-${pad(month)}-${pad(day)}`
}

/*
 * Whole-number arithmetic, several times faster than a Date for each. Years are counted from March, so that the leap day
 * is their last, and in eras of 400, after which all repeats.
 */
const DAYS_TO_1970 = 719_468
const DAYS_IN_ERA = 146_097

/** Days since 1970; months beyond the year are those of the next one. */
export function numberOfDate(year: number, month: number, day: number): number {
  const months = month + 9
  const fromMarch = months % 12
  const marchYear = year - 1 + Math.floor(months / 12)
  const leaps = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leaps + Math.floor((153 * fromMarch + 2) / 5) + day - 1 - DAYS_TO_1970
}

export function dateOfNumber(days: number): DayParts {
  const since = days + DAYS_TO_1970
  const era = Math.floor(since / DAYS_IN_ERA)
  const inEra = since - era * DAYS_IN_ERA
  const leaps = Math.floor(inEra / 1460) - Math.floor(inEra / 36_524) + Math.floor(inEra / 146_096)
  const yearInEra = Math.floor((inEra - leaps) / 365)
  const inYear = inEra - (365 * yearInEra + Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100))
  const fromMarch = Math.floor((5 * inYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return {
    year: yearInEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: inYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
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
  return numberOfDate(year, month + 1, 1) - numberOfDate(year, month, 1)
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  return modulo(numberOfDay(day) + 3, 7) + 1
}

export function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}

export function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
