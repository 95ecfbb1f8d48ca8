/** From what a document says about years to the few numbers that periods are worked out from. */
import { deepFreeze } from '../../metadata/freeze.ts'
import type { AppDocument } from '../../metadata/kinds/app/types.generated.ts'
import type { CalendarDocument } from '../../metadata/kinds/calendar/types.generated.ts'
import { type Calendar, granularities, type Part } from './calendar.ts'

/** The calendar that every application has; a document of this name takes its place. */
export const STANDARD_CALENDAR = 'standard'

type Years = CalendarDocument['years']
type Cut = Omit<Calendar, 'name' | 'label' | 'names' | 'granularities'>

export function compileCalendar({ name, label, years, names = [] }: CalendarDocument): Calendar {
  const cut = cutOf(years)
  const named: Record<Part, Record<number, CalendarDocument['label']>> = { month: {}, quarter: {}, half: {} }
  for (const { granularity, number, label: words } of names) named[granularity][number] = words
  return deepFreeze({
    name,
    label,
    granularities: granularities.filter((one) => one !== 'month' || cut.parts.month.length > 0),
    ...cut,
    names: named,
  })
}

/** Months, from the month in which the application says that its fiscal year starts. */
export function standardCalendar({ fiscalYearStartMonth = 1 }: Pick<AppDocument, 'fiscalYearStartMonth'>): Calendar {
  return compileCalendar({
    kind: 'calendar',
    name: STANDARD_CALENDAR,
    label: { en: 'Standard', 'zh-CN': '标准' },
    years: { type: 'months', startMonth: fiscalYearStartMonth },
  })
}

function cutOf(years: Years): Cut {
  switch (years.type) {
    case 'months': {
      const { startMonth = 1, named, weekStart = 'monday' } = years
      return {
        unit: 'month',
        parts: { month: starts(Array.from({ length: 12 }, () => 1)), quarter: [0, 3, 6, 9], half: [0, 6] },
        ...nominal(startMonth, named),
        weekStart: numberOfWeekday(weekStart),
        slack: NEAREST,
        isPlainYear: startMonth === 1,
        months: 'names',
      }
    }
    case 'weeks': {
      const quarter = [...(years.pattern ?? '445')].map(Number)
      return {
        ...weekYears(years),
        parts: {
          month: starts([...quarter, ...quarter, ...quarter, ...quarter]),
          quarter: QUARTERS_OF_WEEKS,
          half: [0, 26],
        },
        months: 'numbers',
      }
    }
    case 'thirteen': {
      const { longQuarter = 4 } = years
      const quarters = starts([1, 2, 3, 4].map((quarter) => (quarter === longQuarter ? 16 : 12)))
      return {
        ...weekYears(years),
        parts: { month: starts(Array.from({ length: 13 }, () => 4)), quarter: quarters, half: [0, quarters[2] ?? 0] },
        months: 'periods',
      }
    }
    case 'iso':
      return {
        unit: 'week',
        parts: { month: [], quarter: QUARTERS_OF_WEEKS, half: [0, 26] },
        month: 1,
        yearShift: 0,
        weekStart: 1,
        slack: NEAREST,
        isPlainYear: true,
        months: 'numbers',
      }
  }
}

const QUARTERS_OF_WEEKS = [0, 13, 26, 39]
/** The nearest weekday is at most three days after. */
const NEAREST = 3

/**
 * Where years of weeks begin, as days after the first of a month. A year that ends on the last Saturday of January
 * begins at the latest on 1 February, one that ends on the first Saturday at the latest on the 8th.
 */
function weekYears(years: Years & { type: 'weeks' | 'thirteen' }) {
  const { weekStart = 'monday', fixed = 'end', on = 'nearest', month = 12, named } = years
  const isEnd = fixed === 'end'
  const slack = on === 'nearest' ? NEAREST : on === 'last' ? (isEnd ? 0 : -1) : isEnd ? 7 : 6
  // the first of a month that the beginning of the year is nearest to
  const isNext = isEnd ? on !== 'first' : on === 'last'
  const begins = isNext ? (month % 12) + 1 : month
  return {
    unit: 'week',
    ...nominal(begins, named),
    weekStart: numberOfWeekday(weekStart),
    slack,
    isPlainYear: false,
  } as const
}

function nominal(month: number, named: 'start' | 'end' = 'end') {
  return { month, yearShift: month === 1 || named === 'start' ? 0 : -1 } as const
}

/** The units that parts of these lengths begin at. */
function starts(lengths: readonly number[]): readonly number[] {
  return lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0))
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

function numberOfWeekday(weekday: (typeof weekdays)[number]): number {
  return weekdays.indexOf(weekday) + 1
}
