/** Random calendars: what holds for all of them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOfNumber, numberOfDay } from '../../formula/time/days.ts'
import {
  type Calendar,
  type Granularity,
  isMadeOf,
  nameOfPeriod,
  periodAround,
  periodAt,
  periodOf,
  periodsBetween,
  shift,
  toDate,
  within,
  yearAgo,
} from './index.ts'
import { arbitraryCalendar } from './testing/arbitrary-calendar.ts'

const days = fc.integer({ min: numberOfDay('1900-01-01'), max: numberOfDay('2150-12-31') }).map((day) => text(day))
const cases = fc
  .tuple(arbitraryCalendar, days)
  .chain(([calendar, day]) =>
    fc.tuple(fc.constant(calendar), fc.constantFrom(...calendar.granularities), fc.constant(day)),
  )

function holds(check: (calendar: Calendar, granularity: Granularity, day: string) => void): void {
  fc.assert(
    fc.property(cases, (given) => check(...given)),
    { numRuns: 200 },
  )
}

test('a period holds the days that it is the period of', () => {
  holds((calendar, granularity, day) => {
    const period = periodAt(calendar, granularity, day)
    expect(period.from <= day && day < period.until).toBe(true)
    const last = text(numberOfDay(period.until) - 1)
    expect([periodAt(calendar, granularity, period.from), periodAt(calendar, granularity, last)]).toEqual([
      period,
      period,
    ])
  })
})

test('periods follow each other without a gap, and their keys sort as they do', () => {
  holds((calendar, granularity, day) => {
    const period = periodAt(calendar, granularity, day)
    const next = shift(calendar, period, 1)
    expect(next.from).toBe(period.until)
    expect(next).toEqual(periodAt(calendar, granularity, period.until))
    expect(period.key < next.key).toBe(true)
    expect(shift(calendar, next, -1)).toEqual(period)
    expect(shift(calendar, shift(calendar, period, 77), -77)).toEqual(period)
    const until = shift(calendar, period, 20).from
    const run = periodsBetween(calendar, granularity, day, until)
    expect(run.map(({ from }) => from)).toEqual([period.from, ...run.slice(0, -1).map((one) => one.until)])
    expect(run).toHaveLength(20)
    expect(run.at(-1)?.until).toBe(until)
  })
})

test('a key leads back to its period, and a name to one period only', () => {
  holds((calendar, granularity, day) => {
    const period = periodAt(calendar, granularity, day)
    expect(periodOf(calendar, period.key)).toEqual(period)
    for (const language of ['en', 'zh-CN'] as const)
      expect(nameOfPeriod(calendar, period, language)).not.toBe(
        nameOfPeriod(calendar, shift(calendar, period, 1), language),
      )
  })
})

test('the parts of a period add up to it, and each lies in it', () => {
  holds((calendar, granularity, day) => {
    const period = periodAt(calendar, granularity, day)
    for (const part of calendar.granularities) {
      if (!isMadeOf(calendar, granularity, part)) continue
      const parts = within(calendar, period, part)
      expect(parts[0]?.from).toBe(period.from)
      expect(parts.at(-1)?.until).toBe(period.until)
      for (const [index, one] of parts.entries()) {
        expect(one.from).toBe(parts[index - 1]?.until ?? period.from)
        if (index === 0 || index === parts.length - 1) expect(periodAround(calendar, one, granularity)).toEqual(period)
      }
    }
  })
})

test('every week belongs to one period of each kind, also where weeks do not make it up', () => {
  holds((calendar, granularity, day) => {
    if (granularity === 'day' || granularity === 'week') return
    const period = periodAt(calendar, granularity, day)
    const weeks = within(calendar, period, 'week')
    const next = within(calendar, shift(calendar, period, 1), 'week')
    expect(shift(calendar, weeks.at(-1) ?? never(), 1)).toEqual(next[0])
    for (const week of weeks) expect(periodAround(calendar, week, granularity)).toEqual(period)
    if (granularity === 'year') expect(new Set(weeks.map(({ year }) => year))).toEqual(new Set([period.year]))
  })
})

test('to date runs from the beginning of the longer period to the end of this one, within it', () => {
  holds((calendar, granularity, day) => {
    const period = periodAt(calendar, granularity, day)
    const year = periodAround(calendar, period, 'year')
    const span = toDate(calendar, period, 'year')
    expect(span.from).toBe(year.from)
    expect(span.until).toBe(period.until < year.until ? period.until : year.until)
  })
})

test('what a year ago is called lies in the year before, at about the same time', () => {
  holds((calendar, granularity, day) => {
    const period = periodAt(calendar, granularity, day)
    const before = yearAgo(calendar, period)
    expect(before.granularity).toBe(granularity)
    expect(before.year).toBe(period.year - 1)
    const distance = numberOfDay(period.from) - numberOfDay(before.from)
    expect(distance).toBeGreaterThanOrEqual(357)
    expect(distance).toBeLessThanOrEqual(378)
  })
})

test('years of weeks have 52 or 53, and as many days as their rule says', () => {
  holds((calendar, _, day) => {
    const year = periodAt(calendar, 'year', day)
    const length = numberOfDay(year.until) - numberOfDay(year.from)
    expect(calendar.unit === 'month' ? [365, 366] : [364, 371]).toContain(length)
  })
})

function text(day: number): string {
  return dayOfNumber(day) ?? never()
}

function never(): never {
  throw new Error('There is always one.')
}
