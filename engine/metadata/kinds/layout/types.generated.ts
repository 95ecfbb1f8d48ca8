// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Condition, Name, Path, Sort, Text } from '../definitions.generated.ts'

export type { Condition, Name, Path, Sort, Text }

/**
 * How a record of one object is shown and edited.
 */
export interface LayoutDocument {
  /**
   * What this document describes.
   */
  kind: 'layout'
  /**
   * The object whose records are shown.
   */
  object: Name
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * Only for records of this type.
   */
  recordType?: Name
  /**
   * Only for people with one of these roles.
   */
  roles?: Name[]
  /**
   * Key fields in the head of the record.
   *
   * @maxItems 8
   */
  highlights?: Name[]
  /**
   * The parts of the form.
   *
   * @minItems 1
   * @maxItems 50
   */
  sections: Section[]
  /**
   * Lists below the record.
   *
   * @maxItems 30
   */
  related?: RelatedList[]
}
/**
 * A group of fields with a heading.
 */
export interface Section {
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * Fields beside each other; on the phone always one.
   */
  columns?: 1 | 2
  /**
   * Folded at first.
   */
  collapsed?: boolean
  /**
   * Shown when this is true.
   */
  visibleWhen?: Condition
  /**
   * Its fields, in order.
   *
   * @maxItems 500
   */
  fields: LayoutField[]
}
/**
 * A field on the form.
 */
export interface LayoutField {
  /**
   * Which field.
   */
  field: Name
  /**
   * Half or the whole width of the section.
   */
  width?: 'half' | 'full'
  /**
   * Shown but not to be changed here.
   */
  readOnly?: boolean
  /**
   * Must be filled in on this form.
   */
  required?: boolean
  /**
   * Must be filled in when this is true.
   */
  requiredWhen?: Condition
  /**
   * Shown when this is true.
   */
  visibleWhen?: Condition
}
/**
 * Records that point to this one.
 */
export interface RelatedList {
  /**
   * Name of the child list.
   */
  children: Name
  /**
   * Fields shown in the list.
   *
   * @maxItems 20
   */
  columns?: Path[]
  /**
   * Order of the list.
   *
   * @maxItems 3
   */
  sort?: Sort[]
}
