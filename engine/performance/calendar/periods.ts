/** Periods of a calendar: by day, by key, before and after, within one another. */
import { dayInMonth, dayOfNumber, monthsOf, numberOfDay, pad, partsOf } from '../../formula/time/days.ts'
import { type Calendar, type Granularity, granularities, type Part, type Period, type Span } from './calendar.ts'
import { dayOfMonth, FIRST_YEAR, LAST_YEAR, monthAt, startOfWeeks, startOfYear, weeksInYear, yearAt } from './years.ts'

/** The period that a day lies in. Throws where the calendar has no such periods, or the day is beyond all years. */
export function periodAt(calendar: Calendar, granularity: Granularity, day: string): Period {
  assertHas(calendar, granularity)
  const at = numberOfDay(day)
  if (granularity === 'week') {
    const year = yearAt(calendar, at, startOfWeeks)
    return makePeriod(calendar, granularity, year, Math.floor((at - startOfWeeks(calendar, year)) / 7) + 1)
  }
  const year = yearAt(calendar, at, startOfYear)
  return makePeriod(calendar, granularity, year, numberIn(calendar, granularity, year, at))
}

function numberIn(calendar: Calendar, granularity: Exclude<Granularity, 'week'>, year: number, day: number): number {
  if (granularity === 'year') return 1
  if (granularity === 'day') return day - startOfYear(calendar, year) + 1
  const unit =
    calendar.unit === 'month' ? monthAt(calendar, year, day) : Math.floor((day - startOfYear(calendar, year)) / 7)
  return calendar.parts[granularity].findLastIndex((start) => start <= unit) + 1
}

const keyText = /^(\d{4})(?:-(?:(H|Q|P|W)?(\d{1,2})|(\d{2}-\d{2})))?$/

/** The period that a key names; undefined when the calendar has none of that key. */
export function periodOf(calendar: Calendar, key: string): Period | undefined {
  const [, years, letter, digits, date] = keyText.exec(key) ?? []
  if (years === undefined) return undefined
  const isDay = date !== undefined
  const granularity = isDay ? 'day' : digits === undefined ? 'year' : granularityOf(calendar, letter)
  if (granularity === undefined || !calendar.granularities.includes(granularity)) return undefined
  const year = Number(years)
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined
  const number = Number(digits ?? 1)
  if (!isDay && (number < 1 || number > countIn(calendar, granularity, year))) return undefined
  const period = isDay ? periodAt(calendar, 'day', key) : makePeriod(calendar, granularity, year, number)
  // 2026-02-30 and 2026-Q01 name nothing
  return period.key === key ? period : undefined
}

function granularityOf({ months }: Calendar, letter: string | undefined): Granularity | undefined {
  if (letter === undefined) return months === 'periods' ? undefined : 'month'
  if (letter === 'P') return months === 'periods' ? 'month' : undefined
  return letter === 'H' ? 'half' : letter === 'Q' ? 'quarter' : 'week'
}

/** How many periods of a granularity a year has. */
export function countIn(calendar: Calendar, granularity: Granularity, year: number): number {
  switch (granularity) {
    case 'year':
      return 1
    case 'week':
      return weeksInYear(calendar, year)
    case 'day':
      return startOfYear(calendar, year + 1) - startOfYear(calendar, year)
    default:
      return calendar.parts[granularity].length
  }
}

/** The period so many later, or earlier. */
export function shift(calendar: Calendar, period: Period, count: number): Period {
  const { granularity, from, year, number } = period
  if (granularity === 'day' || granularity === 'week')
    return periodAt(calendar, granularity, textOf(numberOfDay(from) + count * (granularity === 'week' ? 7 : 1)))
  const size = countIn(calendar, granularity, year)
  const place = year * size + number - 1 + count
  const inYear = Math.floor(place / size)
  return makePeriod(calendar, granularity, inYear, place - inYear * size + 1)
}

/**
 * What a period is compared with over the year: the one of the same number in the year before. A 53rd week has the last
 * week, a day of months the same date, a day of weeks the same day of the same week.
 */
export function yearAgo(calendar: Calendar, { granularity, from, year, number }: Period): Period {
  if (granularity === 'day' && calendar.unit === 'month') {
    const parts = partsOf(from)
    const day = dayInMonth(monthsOf(parts) - 12, parts.day)
    if (day === null) throw beyond()
    return periodAt(calendar, 'day', day)
  }
  return makePeriod(calendar, granularity, year - 1, Math.min(number, countIn(calendar, granularity, year - 1)))
}

/** The periods of a finer granularity that a period consists of, in their order. */
export function within(calendar: Calendar, period: Period, granularity: Granularity): readonly Period[] {
  assertHas(calendar, granularity)
  if (rankOf(granularity) >= rankOf(period.granularity))
    throw new RangeError(`A ${period.granularity} does not consist of periods of a ${granularity}.`)
  return list(calendar, periodAt(calendar, granularity, period.from), period)
}

/** The longer period that a period belongs to: the quarter of a month. */
export function periodAround(calendar: Calendar, period: Period, granularity: Granularity): Period {
  if (rankOf(granularity) < rankOf(period.granularity))
    throw new RangeError(`A ${period.granularity} does not lie in a ${granularity}.`)
  return granularity === period.granularity ? period : periodAt(calendar, granularity, anchorOf(period))
}

/** From the beginning of the longer period to the end of this one: month to date, quarter to date, year to date. */
export function toDate(calendar: Calendar, period: Period, granularity: Granularity): Span {
  const { from, until } = periodAround(calendar, period, granularity)
  return { from, until: period.until < until ? period.until : until }
}

/** All periods with a day in a span, in their order. */
export function periodsBetween(
  calendar: Calendar,
  granularity: Granularity,
  from: string,
  until: string,
): readonly Period[] {
  const found: Period[] = []
  if (from >= until) return found
  for (let period = periodAt(calendar, granularity, from); period.from < until; period = shift(calendar, period, 1))
    found.push(period)
  return found
}

/** Whether the parts of a period add up to it: weeks do not make up months of the wall calendar. */
export function isMadeOf({ unit }: Calendar, period: Granularity, part: Granularity): boolean {
  return rankOf(part) < rankOf(period) && !(unit === 'month' && part === 'week')
}

/** Those from the first on that belong to the period. */
function list(calendar: Calendar, first: Period, { from, until }: Span): Period[] {
  const found: Period[] = []
  for (let one = first; anchorOf(one) < until; one = shift(calendar, one, 1)) if (anchorOf(one) >= from) found.push(one)
  return found
}

/** The day that decides where a period belongs: of a week the fourth, as its middle. */
function anchorOf({ granularity, from }: Period): string {
  return granularity === 'week' ? textOf(numberOfDay(from) + 3) : from
}

function makePeriod(calendar: Calendar, granularity: Granularity, year: number, number: number): Period {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw beyond()
  const from = textOf(firstDayOf(calendar, granularity, year, number))
  return {
    key: keyOf(calendar, granularity, year, number, from),
    granularity,
    year,
    number,
    from,
    until: textOf(firstDayOf(calendar, granularity, year, number + 1)),
  }
}

/** The first day of a period; of the one behind the last, that of the next year. */
function firstDayOf(calendar: Calendar, granularity: Granularity, year: number, number: number): number {
  switch (granularity) {
    case 'day':
      return startOfYear(calendar, year) + number - 1
    case 'week':
      return startOfWeeks(calendar, year) + (number - 1) * 7
    case 'year':
      return startOfYear(calendar, year + number - 1)
    default:
      return startOfPart(calendar, granularity, year, number)
  }
}

function startOfPart(calendar: Calendar, part: Part, year: number, number: number): number {
  const unit = calendar.parts[part][number - 1]
  if (unit === undefined) return startOfYear(calendar, year + 1)
  return calendar.unit === 'month' ? dayOfMonth(calendar, year, unit) : startOfYear(calendar, year) + unit * 7
}

function keyOf({ months }: Calendar, granularity: Granularity, year: number, number: number, from: string): string {
  switch (granularity) {
    case 'year':
      return String(year)
    case 'half':
      return `${year}-H${number}`
    case 'quarter':
      return `${year}-Q${number}`
    case 'month':
      return `${year}-${months === 'periods' ? 'P' : ''}${pad(number)}`
    case 'week':
      return `${year}-W${pad(number)}`
    case 'day':
      return from
  }
}

function rankOf(granularity: Granularity): number {
  return granularities.indexOf(granularity)
}

function assertHas(calendar: Calendar, granularity: Granularity): void {
  if (!calendar.granularities.includes(granularity))
    throw new RangeError(`The calendar ${calendar.name} has no periods of a ${granularity}.`)
}

function textOf(day: number): string {
  const text = dayOfNumber(day)
  if (text === null) throw beyond()
  return text
}

function beyond(): RangeError {
  return new RangeError(`Periods are known of the years ${FIRST_YEAR} to ${LAST_YEAR}.`)
}
