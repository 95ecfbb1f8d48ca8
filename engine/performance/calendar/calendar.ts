/** What a calendar is once compiled, and the periods that it cuts time into. All of it is plain, frozen data. */
import type { Text } from '../../metadata/model.ts'

/** Finest first; a month of a calendar of weeks is what it calls a month, of thirteen a period. */
export const granularities = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const
export type Granularity = (typeof granularities)[number]

/** What a year is cut into by a table; days and weeks are counted. */
export type Part = 'month' | 'quarter' | 'half'

/** Days from one up to another, as `2026-01-31`. */
export interface Span {
  readonly from: string
  /** The first day after it. */
  readonly until: string
}

export interface Period extends Span {
  /** `2026`, `2026-H1`, `2026-Q1`, `2026-01`, `2026-P01`, `2026-W05`, `2026-01-31`: sorts by time within a granularity. */
  readonly key: string
  readonly granularity: Granularity
  /** Of the calendar, which need not be the year of its days. */
  readonly year: number
  /** Its place in the year, from 1. */
  readonly number: number
}

export interface Calendar {
  readonly name: string
  readonly label: Text
  /** What it has, finest first: weeks of ISO make no months. */
  readonly granularities: readonly Granularity[]
  /** What years are made of, and what the tables of `parts` count. */
  readonly unit: 'month' | 'week'
  /** The units that the parts of a year begin at; the last ends with the year, and so takes a 53rd week. */
  readonly parts: Readonly<Record<Part, readonly number[]>>
  /** Years begin near or on the first of this month, 1 to 12. */
  readonly month: number
  /** From the number of a year to the Gregorian year of that month: 0, or -1 where years are named by their end. */
  readonly yearShift: 0 | -1
  /** 1 for Monday to 7 for Sunday. */
  readonly weekStart: number
  /** Years of weeks begin on the last such weekday that is at most so many days after the first of the month. */
  readonly slack: number
  /** True where a year is that of the wall calendar, and needs no FY before it. */
  readonly isPlainYear: boolean
  /** How a part is called where nothing else is said. */
  readonly months: 'names' | 'numbers' | 'periods'
  /** What the document calls parts, by their number. */
  readonly names: Readonly<Record<Part, Readonly<Record<number, Text>>>>
}
