// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Name, Text } from '../definitions.generated.ts'

export type { Name, Text }

/**
 * How years are cut into halves, quarters, months and weeks; targets and results are counted by these periods.
 */
export interface CalendarDocument {
  /**
   * What this document describes.
   */
  kind: 'calendar'
  /**
   * Lower-case name, unique among its neighbours; “standard” takes the place of the calendar that every application has.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * What it is for.
   */
  description?: Text
  /**
   * What a year is made of, and where it begins.
   */
  years: MonthYears | WeekYears | ThirteenPeriods | IsoYears
  /**
   * What single periods are called, where it differs: the first month of retail is February.
   *
   * @maxItems 19
   */
  names?: PeriodName[]
}
/**
 * Twelve months of the wall calendar, from any of them.
 */
export interface MonthYears {
  /**
   * How years are cut.
   */
  type: 'months'
  /**
   * The month (1–12) whose first day begins the year.
   */
  startMonth?: number
  /**
   * Which calendar year gives the year its number: a year from April 2025 to March 2026 is 2025 by its start, 2026 by its end.
   */
  named?: 'start' | 'end'
  /**
   * The first day of every week; a week belongs to the year that has most of its days.
   */
  weekStart?: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
}
/**
 * Quarters of thirteen weeks, whose months have four or five; a 53rd week belongs to the last month.
 */
export interface WeekYears {
  /**
   * How years are cut.
   */
  type: 'weeks'
  /**
   * The weeks of the three months of a quarter.
   */
  pattern?: '445' | '454' | '544'
  /**
   * The first day of every week, and so of every period.
   */
  weekStart?: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
  /**
   * Whether the rule says where a year starts, or where it ends.
   */
  fixed?: 'start' | 'end'
  /**
   * Which one of the weekdays: nearest means to the first day of the month for a start, to the last day for an end.
   */
  on?: 'nearest' | 'last' | 'first'
  /**
   * The month (1–12) that the rule is about.
   */
  month?: number
  /**
   * Which calendar year gives the year its number: a year from April 2025 to March 2026 is 2025 by its start, 2026 by its end.
   */
  named?: 'start' | 'end'
}
/**
 * Thirteen periods of four weeks; a 53rd week belongs to the last.
 */
export interface ThirteenPeriods {
  /**
   * How years are cut.
   */
  type: 'thirteen'
  /**
   * The first day of every week, and so of every period.
   */
  weekStart?: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
  /**
   * Whether the rule says where a year starts, or where it ends.
   */
  fixed?: 'start' | 'end'
  /**
   * Which one of the weekdays: nearest means to the first day of the month for a start, to the last day for an end.
   */
  on?: 'nearest' | 'last' | 'first'
  /**
   * The month (1–12) that the rule is about.
   */
  month?: number
  /**
   * Which calendar year gives the year its number: a year from April 2025 to March 2026 is 2025 by its start, 2026 by its end.
   */
  named?: 'start' | 'end'
  /**
   * The quarter (1–4) that has four periods; the others have three.
   */
  longQuarter?: number
}
/**
 * Years of the weeks of ISO 8601, from the Monday nearest to 1 January; quarters of thirteen weeks, no months.
 */
export interface IsoYears {
  /**
   * How years are cut.
   */
  type: 'iso'
}
/**
 * What one period is called in every year.
 */
export interface PeriodName {
  /**
   * What kind of period.
   */
  granularity: 'half' | 'quarter' | 'month'
  /**
   * Its place in the year, from 1.
   */
  number: number
  /**
   * What people see, per language; the year is added.
   */
  label: Text
}
