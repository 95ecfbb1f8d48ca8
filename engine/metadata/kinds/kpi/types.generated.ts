// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Condition, Formula, Name, Path, Text } from '../definitions.generated.ts'

export type { Condition, Formula, Name, Path, Text }

/**
 * Where its figures come from.
 */
export type Measure = FromRecords | FromStages | FromEntries | FromKpis

/**
 * A figure by which work is measured: what counts, for whom, and in which period.
 */
export interface KpiDocument {
  /**
   * What this document describes.
   */
  kind: 'kpi'
  /**
   * Lower-case name, unique among KPIs; formulas use it.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * What it is for, and how it is meant.
   */
  description?: Text
  /**
   * Where its figures come from.
   */
  measure: Measure
  /**
   * How figures are written.
   */
  unit?: Unit
  /**
   * Whether a higher or a lower figure is better.
   */
  better?: 'higher' | 'lower'
  /**
   * Among whom people see their rank.
   */
  ranking?: 'nobody' | 'team' | 'everybody'
}
/**
 * Counts records of an object, or adds something up over them.
 */
export interface FromRecords {
  /**
   * Where the figures come from.
   */
  from: 'records'
  /**
   * Its records are measured.
   */
  object: Name
  /**
   * Only records that meet this, e.g. stage = "won".
   */
  when?: Condition
  /**
   * What is made of the records.
   */
  calculate: 'count' | 'sum' | 'average' | 'median' | 'min' | 'max' | 'countDistinct'
  /**
   * What is added up, averaged or told apart, e.g. amount; a count needs none.
   */
  of?: Formula
  /**
   * The field that decides the period: a date or a moment.
   */
  date: Path
  /**
   * Whom a record counts for: a field with a person; the owner when not given.
   */
  person?: Path
  /**
   * Whose it is: of whoever has it now, or of whoever had it on the day that decides the period; what was there before its history began counts for the first one known.
   */
  personAt?: 'now' | 'date'
  /**
   * Records that several people share.
   */
  splits?: Splits
  /**
   * What figures can be told apart by.
   *
   * @maxItems 20
   */
  dimensions?: Dimension[]
}
/**
 * Child records that say who has which share; a record without any counts for its person alone.
 */
export interface Splits {
  /**
   * The list of shares of a record.
   */
  children: Name
  /**
   * The field with the person who has the share.
   */
  person: Name
  /**
   * The field with the share; those of a record add up to 100 %.
   */
  share: Name
}
/**
 * A field by which figures are told apart.
 */
export interface Dimension {
  /**
   * Lower-case name, unique among the dimensions of the KPI; KPIs with the same name are set side by side.
   */
  name: Name
  /**
   * What people see; that of the field when not given.
   */
  label?: Text
  /**
   * A field of the record, or of a related one.
   */
  field: Path
}
/**
 * How records went through their stages, by their history.
 */
export interface FromStages {
  /**
   * Where the figures come from.
   */
  from: 'stages'
  /**
   * Its records are measured; it has stages and a history.
   */
  object: Name
  /**
   * Only records that meet this, e.g. amount > 1000.
   */
  when?: Condition
  /**
   * The stage in question; a record counts by the first time that it came to it.
   */
  stage: string
  /**
   * Any of these, after it.
   *
   * @minItems 1
   * @maxItems 100
   */
  to?: string[]
  /**
   * What is made of their way.
   */
  calculate: 'entered' | 'passed' | 'conversion' | 'staying' | 'averageDays' | 'medianDays'
  /**
   * What is done about records that are in the stage still, when days are measured.
   */
  unfinished?: 'leaveOut' | 'untilToday'
  /**
   * Whom a record counts for: a field with a person; the owner when not given.
   */
  person?: Path
  /**
   * Whose it is: of whoever has it now, or of whoever had it on the day that decides the period; what was there before its history began counts for the first one known.
   */
  personAt?: 'now' | 'date'
  /**
   * What figures can be told apart by.
   *
   * @maxItems 20
   */
  dimensions?: Dimension[]
}
/**
 * What people enter, import or post to it by rules, added up or averaged.
 */
export interface FromEntries {
  /**
   * Where the figures come from.
   */
  from: 'entries'
  /**
   * What is made of the figures of a period: amounts are added up, scores averaged.
   */
  calculate?: 'sum' | 'average'
}
/**
 * A formula over other KPIs, e.g. won_value / won_count.
 */
export interface FromKpis {
  /**
   * Where the figures come from.
   */
  from: 'kpis'
  /**
   * Over KPIs by their names; previous., year_ago., quarter_to_date., year_to_date., rolling_3., team. and company. before a name ask for another period or for more people.
   */
  formula: Formula
}
/**
 * How figures are written.
 */
export interface Unit {
  /**
   * What kind of number it is.
   */
  type: 'number' | 'currency' | 'percent' | 'days'
  /**
   * Digits after the point that are shown.
   */
  decimals?: number
  /**
   * What is counted, e.g. “customers”.
   */
  word?: Text
  /**
   * Where a language has another word for one of them, e.g. “customer”.
   */
  one?: Text
}
