/** Every rule as a case in `cases/`: what years are made of, and what is true of their periods. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CalendarDocument } from '../../metadata/kinds/calendar/types.generated.ts'
import type { Calendar, Granularity } from './index.ts'
import {
  compileCalendar,
  countIn,
  nameOfPeriod,
  periodAt,
  periodOf,
  periodsBetween,
  shift,
  shortNameOfPeriod,
  standardCalendar,
  toDate,
  within,
  yearAgo,
} from './index.ts'

interface Case {
  readonly name: string
  readonly years: CalendarDocument['years']
  readonly names?: CalendarDocument['names']
  readonly expect: readonly Expected[]
}

/** One thing that is true: of a period by its key, of a day, of a span, or of the calendar. */
interface Expected {
  readonly key?: string
  readonly from?: string
  readonly until?: string
  readonly weeks?: number
  readonly en?: string
  readonly zh?: string
  readonly short?: string
  readonly shift?: number
  readonly yearAgo?: string
  readonly within?: Granularity
  readonly toDate?: Granularity
  readonly noKey?: string
  readonly day?: string
  readonly between?: readonly [string, string]
  readonly granularity?: Granularity
  readonly granularities?: readonly Granularity[]
  readonly is?: string
  readonly are?: readonly string[]
}

const folder = new URL('./cases/', import.meta.url)

for (const file of readdirSync(folder)) {
  const cases: readonly Case[] = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  describe(file.replace('.json', ''), () => {
    test.each(cases)('$name', ({ years, names, expect: expected }) => {
      const calendar = compileCalendar({
        kind: 'calendar',
        name: 'calendar',
        label: { en: 'Calendar' },
        years,
        ...(names && { names }),
      })
      for (const one of expected) expect({ ...one, ...foundOf(calendar, one) }).toEqual(one)
    })
  })
}

function foundOf(calendar: Calendar, one: Expected): Expected {
  if (one.granularities !== undefined) return { granularities: calendar.granularities }
  if (one.noKey !== undefined) return { noKey: periodOf(calendar, one.noKey) === undefined ? one.noKey : 'a period' }
  if (one.day !== undefined) return { is: periodAt(calendar, one.granularity ?? 'day', one.day).key }
  if (one.between !== undefined)
    return { are: periodsBetween(calendar, one.granularity ?? 'day', ...one.between).map(({ key }) => key) }
  const period = periodOf(calendar, one.key ?? '')
  if (period === undefined) throw new Error(`The calendar has no period ${one.key}.`)
  const { from, until } = one.toDate === undefined ? period : toDate(calendar, period, one.toDate)
  return {
    ...(one.from !== undefined && { from }),
    ...(one.until !== undefined && { until }),
    ...(one.weeks !== undefined && { weeks: countIn(calendar, 'week', period.year) }),
    ...(one.en !== undefined && { en: nameOfPeriod(calendar, period, 'en') }),
    ...(one.zh !== undefined && { zh: nameOfPeriod(calendar, period, 'zh-CN') }),
    ...(one.short !== undefined && { short: shortNameOfPeriod(calendar, period, 'en') }),
    ...(one.shift !== undefined && { is: shift(calendar, period, one.shift).key }),
    ...(one.yearAgo !== undefined && { yearAgo: yearAgo(calendar, period).key }),
    ...(one.within !== undefined && { are: within(calendar, period, one.within).map(({ key }) => key) }),
  }
}

test('the standard calendar follows the application', () => {
  expect(periodAt(standardCalendar({}), 'quarter', '2026-05-01').key).toBe('2026-Q2')
  expect(periodAt(standardCalendar({ fiscalYearStartMonth: 7 }), 'quarter', '2026-08-01').key).toBe('2027-Q1')
})

test('asking for what there is not is a mistake of ours', () => {
  const iso = compileCalendar({ kind: 'calendar', name: 'iso', label: { en: 'ISO' }, years: { type: 'iso' } })
  expect(() => periodAt(iso, 'month', '2026-01-01')).toThrow('no periods of a month')
  expect(() => within(iso, periodAt(iso, 'week', '2026-01-01'), 'year')).toThrow('does not consist of')
  expect(() => toDate(iso, periodAt(iso, 'year', '2026-01-01'), 'week')).toThrow('does not lie in')
  expect(() => periodAt(iso, 'year', '9999-12-31')).toThrow('1002 to 9997')
})
