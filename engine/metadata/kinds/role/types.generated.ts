// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Condition, Name, Text } from '../definitions.generated.ts'

export type { Condition, Name, Text }

/**
 * A usual range of records.
 */
export type NamedScope = 'own' | 'team' | 'subordinates' | 'all'

/**
 * What people with this role may see and do.
 */
export interface RoleDocument {
  /**
   * What this document describes.
   */
  kind: 'role'
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * Who should have it.
   */
  description?: Text
  /**
   * May do everything, and change the metadata too.
   */
  administrator?: boolean
  /**
   * Rights per object; what is not listed is not allowed.
   *
   * @maxItems 2000
   */
  objects?: ObjectRights[]
  /**
   * Figures that the role may see, and whose.
   *
   * @maxItems 500
   */
  kpis?: KpiRights[]
  /**
   * Cycles of scorecards that the role opens, follows and closes, or calibrates.
   *
   * @maxItems 100
   */
  scorecards?: ScorecardRights[]
  /**
   * Plans that the role calculates, corrects and closes.
   *
   * @maxItems 100
   */
  plans?: PlanRights[]
}
/**
 * What the role may do with one object.
 */
export interface ObjectRights {
  /**
   * Which object.
   */
  object: Name
  /**
   * May create records.
   */
  create?: boolean
  /**
   * May see records.
   */
  read?: boolean
  /**
   * May change records.
   */
  edit?: boolean
  /**
   * May delete records.
   */
  delete?: boolean
  /**
   * May change records that an approval has approved.
   */
  editApproved?: boolean
  /**
   * May take lists away as files.
   */
  export?: boolean
  /**
   * May bring records in from files.
   */
  import?: boolean
  /**
   * Which records may be seen.
   */
  scope?: NamedScope | ConditionScope
  /**
   * Which records may be changed and deleted; those that may be seen when not given.
   */
  editScope?: NamedScope | ConditionScope
  /**
   * Fields with rights of their own.
   *
   * @maxItems 500
   */
  fields?: FieldRights[]
  /**
   * What the role may do with all other fields.
   */
  otherFields?: 'hidden' | 'read' | 'edit'
}
/**
 * What the role may do with one field.
 */
export interface FieldRights {
  /**
   * Which field.
   */
  field: Name
  /**
   * Hidden, read or edit.
   */
  access: 'hidden' | 'read' | 'edit'
}
/**
 * Those for which it is true.
 */
export interface ConditionScope {
  /**
   * True for the records in question; the reader is {"currentUser": []}.
   */
  where: Condition
}
/**
 * What may be done with the cycles of one scorecard.
 */
export interface ScorecardRights {
  /**
   * Which scorecard.
   */
  scorecard: Name
  /**
   * What may be done.
   *
   * @minItems 1
   *
   * Items: One thing that may be done.
   */
  actions: ('run' | 'calibrate')[]
}
/**
 * Whose figures of one KPI may be seen.
 */
export interface KpiRights {
  /**
   * Which KPI.
   */
  kpi: Name
  /**
   * Whose figures may be seen.
   */
  scope?: 'own' | 'team' | 'subordinates' | 'all'
  /**
   * What the role may do with the targets of the same people; none of it when nothing is said.
   */
  targets?: 'propose' | 'set'
}
/**
 * What may be done with the periods of one plan.
 */
export interface PlanRights {
  /**
   * Which plan.
   */
  plan: Name
  /**
   * What may be done.
   *
   * @minItems 1
   *
   * Items: One thing that may be done.
   */
  actions: ('see' | 'run' | 'close')[]
}
