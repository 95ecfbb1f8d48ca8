// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Action, Condition, Duration, Name, Text } from '../definitions.generated.ts'

export type { Action, Condition, Duration, Name, Text }

/**
 * What begins a rule.
 */
export type Trigger = Created | Changed | Deleted | StageReached | Schedule | DateReached

/**
 * What is done by itself when something happens to the records of an object.
 */
export interface RuleDocument {
  /**
   * What this document describes.
   */
  kind: 'rule'
  /**
   * The object whose records it is about.
   */
  object: Name
  /**
   * Lower-case name, unique among the rules of the object.
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
   * Whether it runs.
   */
  active?: boolean
  /**
   * What begins it.
   */
  on: Trigger
  /**
   * Only for records that meet this.
   */
  when?: Condition
  /**
   * What is done, in this order.
   *
   * @minItems 1
   * @maxItems 20
   */
  actions: Action[]
  /**
   * Of rules that begin together, the lower one goes first.
   */
  order?: number
}
/**
 * When a record is made.
 */
export interface Created {
  /**
   * What begins it.
   */
  type: 'created'
}
/**
 * When a record is changed.
 */
export interface Changed {
  /**
   * What begins it.
   */
  type: 'changed'
  /**
   * Only when one of these changes.
   *
   * @minItems 1
   * @maxItems 100
   */
  fields?: Name[]
}
/**
 * When a record is deleted.
 */
export interface Deleted {
  /**
   * What begins it.
   */
  type: 'deleted'
}
/**
 * When a record comes to a stage.
 */
export interface StageReached {
  /**
   * What begins it.
   */
  type: 'stage'
  /**
   * Any of these.
   *
   * @minItems 1
   * @maxItems 50
   */
  stages: string[]
}
/**
 * At certain times, for every record that meets the condition.
 */
export interface Schedule {
  /**
   * What begins it.
   */
  type: 'schedule'
  /**
   * How often.
   */
  every: 'hour' | 'day' | 'week' | 'month'
  /**
   * The time of day, in the time zone of the application; every hour takes its minutes.
   */
  at?: string
  /**
   * On which day of the week.
   */
  weekday?: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
  /**
   * On which day of the month; the last one of shorter months.
   */
  day?: number
}
/**
 * Some time before or after a date of the record.
 */
export interface DateReached {
  /**
   * What begins it.
   */
  type: 'date'
  /**
   * The date, or the moment.
   */
  field: Name
  /**
   * Before it or after it.
   */
  when?: 'before' | 'after'
  /**
   * How long before or after; at that moment without it.
   */
  offset?: Duration
  /**
   * For a date, the time of day in the time zone of the application.
   */
  at?: string
}
