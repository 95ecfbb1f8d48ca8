// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Condition, Day, Decimal, Formula, Name, Text } from '../definitions.generated.ts'

export type { Condition, Day, Decimal, Formula, Name, Text }

/**
 * A kind of record, such as account or opportunity, and its fields.
 */
export interface ObjectDocument {
  /**
   * What this document describes.
   */
  kind: 'object'
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label?: Text
  /**
   * What a list of them is called; the label when not given.
   */
  pluralLabel?: Text
  /**
   * What these records are for.
   */
  description?: Text
  /**
   * Name of an icon, e.g. building.
   */
  icon?: string
  /**
   * Adds its fields and settings to the system object of the same name.
   */
  extends?: boolean
  /**
   * The field that a record is known by; `name` when not given.
   */
  nameField?: Name
  /**
   * Who sees a record beyond its owner and what roles allow.
   */
  sharing?: 'private' | 'read' | 'edit' | 'parent'
  /**
   * Keeps who changed what, and when.
   */
  history?: boolean
  /**
   * What is known about each record.
   */
  fields?: FieldDocument[]
  /**
   * Variants of the object.
   *
   * @maxItems 50
   */
  recordTypes?: RecordType[]
  /**
   * The path that a record takes.
   */
  stages?: Stages
  /**
   * Rules that every record must meet.
   *
   * @maxItems 200
   */
  validations?: Validation[]
}
/**
 * One thing that is known about each record.
 */
export interface FieldDocument {
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * What kind of value it holds.
   */
  type:
    | 'text'
    | 'longText'
    | 'number'
    | 'currency'
    | 'percent'
    | 'boolean'
    | 'date'
    | 'datetime'
    | 'select'
    | 'multiSelect'
    | 'lookup'
    | 'masterDetail'
    | 'autoNumber'
    | 'email'
    | 'phone'
    | 'url'
    | 'user'
    | 'team'
    | 'tags'
    | 'attachment'
    | 'address'
    | 'formula'
    | 'rollup'
  /**
   * A sentence shown below the input.
   */
  help?: Text
  /**
   * A note for those who build the application.
   */
  description?: Text
  /**
   * Must be filled in before the record can be saved.
   */
  required?: boolean
  /**
   * No two records may have the same value.
   */
  unique?: boolean
  /**
   * Value of new records when nothing is given.
   */
  default?: unknown
  /**
   * Works out the value of new records when nothing is given, e.g. TODAY() + 30.
   */
  defaultFormula?: Formula
  /**
   * Lists filter and sort by it often.
   */
  index?: boolean
  /**
   * Searching by words looks into it.
   */
  search?: boolean
  /**
   * Fewest characters that are accepted.
   */
  minLength?: number
  /**
   * Most characters that are accepted; text 255, long text 20,000 when not given. Lists can sort text of up to 500.
   */
  maxLength?: number
  /**
   * Regular expression that the value must match.
   */
  pattern?: string
  /**
   * What to tell people when the value does not match.
   */
  patternMessage?: Text
  /**
   * Smallest number that is accepted.
   */
  min?: Decimal
  /**
   * Largest number that is accepted.
   */
  max?: Decimal
  /**
   * Digits kept after the decimal point: 6 for numbers and percents when not given, for currency those of the currency.
   */
  scale?: number
  /**
   * ISO 4217 code, when it differs from that of the application.
   */
  currency?: string
  /**
   * The values that may be chosen, in their order.
   *
   * @minItems 1
   * @maxItems 500
   */
  options?: Option[]
  /**
   * The object whose records are chosen.
   */
  target?: Name
  /**
   * For relations: how the target calls the records that point to it. For roll-ups: the name of the child list to sum up.
   */
  children?: ChildList | Name
  /**
   * Refuse, or empty this field.
   */
  onDelete?: 'restrict' | 'clear'
  /**
   * Records form a tree through this field; circles are refused.
   */
  hierarchy?: boolean
  /**
   * Which records may be chosen, or are counted.
   */
  where?: Condition
  /**
   * Text around a run of zeros in braces, e.g. OPP-{00000}.
   */
  format?: string
  /**
   * Where counting begins.
   */
  start?: number
  /**
   * First day that is accepted.
   */
  earliest?: Day
  /**
   * Last day that is accepted.
   */
  latest?: Day
  /**
   * Most files that may be attached.
   */
  maxFiles?: number
  /**
   * Largest size of one file, in megabytes.
   */
  maxSizeMb?: number
  /**
   * Media types or endings, e.g. image/* or .pdf.
   *
   * @minItems 1
   * @maxItems 50
   */
  accept?: string[]
  /**
   * The formula, e.g. amount * probability.
   */
  expression?: Formula
  /**
   * What kind of value the formula gives.
   */
  returns?: 'text' | 'number' | 'currency' | 'percent' | 'boolean' | 'date' | 'datetime'
  /**
   * What is computed over the child records.
   */
  aggregate?: 'count' | 'sum' | 'min' | 'max' | 'avg'
  /**
   * The field of the child records.
   */
  field?: Name
}
/**
 * One value that may be chosen.
 */
export interface Option {
  /**
   * What is stored; keep it when the label changes.
   */
  value: string
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * Colour of its tag.
   */
  color?:
    | 'gray'
    | 'red'
    | 'volcano'
    | 'orange'
    | 'gold'
    | 'lime'
    | 'green'
    | 'cyan'
    | 'blue'
    | 'geekblue'
    | 'purple'
    | 'magenta'
  /**
   * For stages: whether the record is still open, or how it ended.
   */
  outcome?: 'open' | 'won' | 'lost'
  /**
   * No longer offered; existing records keep it.
   */
  retired?: boolean
}
/**
 * The list of these records as seen from the target.
 */
export interface ChildList {
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
}
/**
 * A variant of the object with its own layout.
 */
export interface RecordType {
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * When to choose it.
   */
  description?: Text
  /**
   * Used when nothing is chosen.
   */
  default?: boolean
}
/**
 * The path that a record takes.
 */
export interface Stages {
  /**
   * The select field that holds the stage.
   */
  field: Name
  /**
   * The date field that notes when a record came to its stage; it fills itself when the stage changes.
   */
  since?: Name
  /**
   * Date fields that say when a record came to a stage before its history began here, e.g. of imported records.
   *
   * @maxItems 100
   */
  dates?: StageDate[]
  /**
   * From a stage to those that may follow; a stage that is not listed may move anywhere.
   */
  transitions?: Transition[]
}
/**
 * The field with the day on which a record came to the stage.
 */
export interface StageDate {
  /**
   * The stage that it is about.
   */
  stage: string
  /**
   * A field with a date or moment.
   */
  field: Name
}
/**
 * Where a record may go from one stage.
 */
export interface Transition {
  /**
   * The stage it is in.
   */
  from: string
  /**
   * The stages that may follow.
   */
  to: string[]
}
/**
 * A rule that every record must meet.
 */
export interface Validation {
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * A record is valid when this is true.
   */
  must: Condition
  /**
   * What to tell people when it is not.
   */
  message: Text
  /**
   * The field at which the message is shown.
   */
  field?: Name
}
