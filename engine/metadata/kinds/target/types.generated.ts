// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Name, Path, Text } from '../definitions.generated.ts'

export type { Name, Path, Text }

/**
 * Those who have targets side by side.
 */
export type Level = CompanyLevel | TeamLevel | PersonLevel | DimensionLevel

/**
 * Who has targets for a KPI, for which periods, and how they are broken down.
 */
export interface TargetDocument {
  /**
   * What this document describes.
   */
  kind: 'target'
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * What the targets are for.
   */
  description?: Text
  /**
   * What is to be reached.
   */
  kpi: Name
  /**
   * Which calendar cuts years into periods; “standard” when nothing is said.
   */
  calendar?: Name
  /**
   * For how long the targets are, and how the longer ones are broken down.
   */
  periods?: Periods
  /**
   * Who has targets, from the top down. Those of the first level are set by hand; the others follow from the level above, or are set by hand too.
   *
   * @minItems 1
   * @maxItems 8
   */
  levels: Level[]
  /**
   * Digits after the point to which targets are broken down; -3 for thousands. Those of the KPI when nothing is said.
   */
  decimals?: number
  /**
   * What share of the full target is asked of people in their first months.
   */
  ramp?: Ramp
  /**
   * Asks only for the days on which people were there; the whole period when nothing is said.
   */
  prorate?: Prorate
  /**
   * How the target grows day by day, to say where one should be today.
   */
  pace?: 'days' | 'workingDays' | 'season'
  /**
   * The name of the approval that changes of the targets go through; they take effect at once when nothing is said.
   */
  approval?: Name
  /**
   * Who is told when a target is not being reached.
   *
   * @maxItems 10
   */
  alerts?: Alert[]
  /**
   * What people say a period will come to, and what the pipeline says.
   */
  forecast?: Forecast
}
/**
 * From the period that is set first to the shortest one.
 */
export interface Periods {
  /**
   * The period that a target is set for first.
   */
  total?: 'week' | 'month' | 'quarter' | 'half' | 'year'
  /**
   * The shortest period that has a target of its own.
   */
  every?: 'week' | 'month' | 'quarter' | 'half' | 'year'
  /**
   * How a longer period becomes shorter ones; by hand when nothing is said.
   */
  method?: 'evenly' | 'days' | 'workingDays' | 'season' | 'actuals' | 'same'
  /**
   * How many years the season is taken from.
   */
  years?: number
}
/**
 * One target for all.
 */
export interface CompanyLevel {
  /**
   * Whom the targets of this level are for.
   */
  by: 'company'
}
/**
 * Each team, and those below it.
 */
export interface TeamLevel {
  /**
   * Whom the targets of this level are for.
   */
  by: 'team'
  /**
   * How the targets of this level come from those of the level above; by hand when nothing is said.
   */
  method?: 'evenly' | 'actuals' | 'weights' | 'same'
  /**
   * The field of the team that says how much it weighs; typed in by hand when nothing is said.
   */
  weight?: Path
}
/**
 * Each person.
 */
export interface PersonLevel {
  /**
   * Whom the targets of this level are for.
   */
  by: 'person'
  /**
   * How the targets of this level come from those of the level above; by hand when nothing is said.
   */
  method?: 'evenly' | 'actuals' | 'weights' | 'same'
  /**
   * The field of the person that says how much it weighs; typed in by hand when nothing is said.
   */
  weight?: Path
}
/**
 * Each region, product line and the like.
 */
export interface DimensionLevel {
  /**
   * Whom the targets of this level are for.
   */
  by: 'dimension'
  /**
   * By which dimension of the KPI.
   */
  dimension: Name
  /**
   * How the targets of this level come from those of the level above; by hand when nothing is said.
   */
  method?: 'evenly' | 'actuals' | 'weights' | 'same'
}
/**
 * The share of the full target by month since somebody was hired.
 */
export interface Ramp {
  /**
   * Per cent in the first month, the second, and so on; the full target after the last.
   *
   * @minItems 1
   * @maxItems 36
   */
  percents: number[]
  /**
   * What the first month is.
   */
  from?: 'hireMonth' | 'nextMonth' | 'hireDay'
}
/**
 * Which days count.
 */
export interface Prorate {
  /**
   * Whether all days count, or those that are worked.
   */
  by?: 'days' | 'workingDays'
  /**
   * Whether the day of hire is one of them.
   */
  startDay?: 'counted' | 'notCounted'
}
/**
 * What is counted on beside what is there.
 */
export interface Forecast {
  /**
   * The KPI of what is open and likely to come in the period; it is added to what is there.
   */
  pipeline?: Name
}
/**
 * When somebody is told, who that is, and how often.
 */
export interface Alert {
  /**
   * Lower-case name, unique among the alerts of the target.
   */
  name: Name
  /**
   * What has to be low.
   */
  when: 'pace' | 'forecast'
  /**
   * Per cent of what should be there: of the pace, or of the target.
   */
  below?: number
  /**
   * How much of the period, in per cent, has to be over: first days say little.
   */
  after?: number
  /**
   * Whose targets are looked at: company, team, person, or the name of a dimension; the last level when nothing is said.
   */
  of?: string
  /**
   * The period of targets, or the whole that they are part of.
   */
  period?: 'every' | 'total'
  /**
   * Who is told.
   *
   * @maxItems 3
   */
  tell?: ('own' | 'manager' | 'teamHead')[]
  /**
   * Everybody with one of these roles who may see the figure.
   *
   * @maxItems 10
   */
  roles?: Name[]
  /**
   * The name of a robot that tells its group.
   */
  robot?: string
  /**
   * How often people are told as long as it stays so.
   */
  repeat?: 'once' | 'day' | 'week'
  /**
   * The time of day, in the time zone of the application.
   */
  at?: string
  /**
   * On which day of the week, when it is told every week.
   */
  weekday?: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
}
