/** Calendars: how years are cut into periods, and what these are called. */
export type { Calendar, Granularity, Part, Period, Span } from './calendar.ts'
export { granularities } from './calendar.ts'
export { compileCalendar, STANDARD_CALENDAR, standardCalendar } from './compile.ts'
export { nameOfPeriod, shortNameOfPeriod } from './names.ts'
export {
  countIn,
  isMadeOf,
  periodAround,
  periodAt,
  periodOf,
  periodsBetween,
  shift,
  toDate,
  within,
  yearAgo,
} from './periods.ts'
