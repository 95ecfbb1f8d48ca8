/**
 * The model: what a bundle compiles to. Frozen, complete, names resolved; the runtime interprets nothing else.
 * Documents (what people write) are typed by the schemas of their kinds; the model adds what follows from them.
 */

import type { Definition } from '../approval/definition.ts'
import type { Crediting } from '../commission/crediting.ts'
import type { CommissionPlan } from '../commission/definition.ts'
import type { Typed } from '../formula/types/typed.ts'
import type { Calendar } from '../performance/calendar/index.ts'
import type { KpiModel } from '../performance/kpi/kpi-model.ts'
import type { Scorecard } from '../performance/scorecard/definition.ts'
import type { TargetModel } from '../performance/target/target-model.ts'
import type { AppDocument } from './kinds/app/types.generated.ts'
import type { ApprovalDocument } from './kinds/approval/types.generated.ts'
import type { CommissionPlanDocument } from './kinds/commission-plan/types.generated.ts'
import type { DashboardDocument } from './kinds/dashboard/types.generated.ts'
import type { Text } from './kinds/definitions.generated.ts'
import type { LayoutDocument } from './kinds/layout/types.generated.ts'
import type { FieldDocument, ObjectDocument } from './kinds/object/types.generated.ts'
import type { PageDocument } from './kinds/page/types.generated.ts'
import type { RoleDocument } from './kinds/role/types.generated.ts'
import type { RuleDocument } from './kinds/rule/types.generated.ts'
import type { ScorecardDocument } from './kinds/scorecard/types.generated.ts'
import type { ViewDocument } from './kinds/view/types.generated.ts'

export type { Text }

/** Languages that the product speaks. */
export type Language = 'en' | 'zh-CN'

/** A compiled bundle. Maps keep the order of the bundle: system objects first, then by name. */
export interface Model {
  readonly app: AppDocument
  readonly objects: ReadonlyMap<string, ObjectModel>
  /** By `object/name`. */
  readonly layouts: ReadonlyMap<string, LayoutDocument>
  /** By `object/name`. */
  readonly views: ReadonlyMap<string, ViewDocument>
  readonly roles: ReadonlyMap<string, RoleDocument>
  readonly pages: ReadonlyMap<string, PageDocument>
  /** By `object/name`. */
  readonly approvals: ReadonlyMap<string, ApprovalModel>
  /** By `object/name`, in the order in which they go. */
  readonly rules: ReadonlyMap<string, RuleDocument>
  /** By name; `standard` is always there. */
  readonly calendars: ReadonlyMap<string, Calendar>
  readonly kpis: ReadonlyMap<string, KpiModel>
  readonly scorecards: ReadonlyMap<string, ScorecardModel>
  readonly targets: ReadonlyMap<string, TargetModel>
  readonly plans: ReadonlyMap<string, PlanModel>
  readonly dashboards: ReadonlyMap<string, DashboardDocument>
  /** What formula fields and roll-ups calculate, by `object.field`, each after what it needs. */
  readonly formulas: ReadonlyMap<string, Typed>
}

export interface ApprovalModel {
  readonly document: ApprovalDocument
  /** What runs. */
  readonly definition: Definition
}

export interface PlanModel {
  readonly document: CommissionPlanDocument
  /** What payees are calculated by. */
  readonly definition: CommissionPlan
  /** What components credit, by their names. */
  readonly crediting: ReadonlyMap<string, Crediting>
}

export interface ScorecardModel {
  readonly document: ScorecardDocument
  /** What cards are worked out by. */
  readonly definition: Scorecard
}

export interface ObjectModel {
  readonly name: string
  readonly label: Text
  readonly pluralLabel: Text
  readonly description?: Text
  readonly icon?: string
  /** True for objects of the system bundle. */
  readonly system: boolean
  /** The field a record is known by; always of a type with a text slot. */
  readonly nameField: string
  /** Declared fields in their order, then the built-in ones (`owner`, `created_at`, …). */
  readonly fields: ReadonlyMap<string, FieldModel>
  readonly sharing: Sharing
  /** The master-detail field whose parent decides access, when `sharing` is `parent`. */
  readonly parentField?: string
  readonly history: boolean
  readonly recordTypes: ObjectDocument['recordTypes']
  readonly stages?: StagesModel
  readonly validations: NonNullable<ObjectDocument['validations']>
  /** Lookups of other objects (or this one) that point here. */
  readonly children: readonly ChildRelation[]
}

/** Who sees a record whose role says only "read": see `engine/access`. */
export type Sharing = 'private' | 'read' | 'edit' | 'parent'

export interface StagesModel {
  /** The select field that holds the stage. */
  readonly field: string
  /** The date field that notes when the record came to its stage. */
  readonly since?: string
  /** Which date fields say when a record came to a stage before its history began. */
  readonly dates: readonly { readonly stage: string; readonly field: string }[]
  /** From a stage to the stages it may move to; a stage that is not a key may move anywhere. */
  readonly transitions: ReadonlyMap<string, readonly string[]>
}

export interface ChildRelation {
  /** The name of the list as seen from the parent, e.g. `opportunities`. */
  readonly name: string
  readonly label: Text
  /** The object that holds the lookup. */
  readonly object: string
  /** The lookup field on it. */
  readonly field: string
  readonly masterDetail: boolean
}

export type FieldType = FieldDocument['type']

export interface FieldModel {
  readonly name: string
  readonly object: string
  readonly type: FieldType
  /** The type of its values: its own, or of a formula field or roll-up what it gives. */
  readonly valueType: FieldType
  readonly label: Text
  /** What the author wrote (for built-in fields: what the engine would have written). */
  readonly document: FieldDocument
  /** `id`, `owner`, `created_at`, `created_by`, `updated_at`, `updated_by`, `version`. */
  readonly builtIn: boolean
  readonly required: boolean
  readonly unique: boolean
  /** The object that a lookup, master-detail, user or team field points to. */
  readonly target?: string
  /** ISO 4217, for currency fields. */
  readonly currency?: string
  /** Digits after the decimal point that are kept, for number, currency and percent fields. */
  readonly scale?: number
  readonly options?: readonly OptionModel[]
  /** Which kind of slot this field wants, and how much: see `slotNeeds`. Absent when it needs none. */
  readonly slot?: SlotNeed
  /** True when search by words looks into this field. */
  readonly search: boolean
}

export interface OptionModel {
  readonly value: string
  readonly label: Text
  readonly color?: string
  /** Stage options may say how they end: `open`, `won`, `lost`. */
  readonly outcome?: string
  /** No longer offered for new values; still accepted, so that records which have it can be saved. */
  readonly retired?: boolean
}

/** The typed columns of `record_slots`, see `migrations/`. */
export type SlotKind = 'text' | 'money' | 'number' | 'time' | 'reference'

export interface SlotNeed {
  readonly kind: SlotKind
  /** True when lists sort or filter by it or a relation uses it: it should get a column with an index. */
  readonly indexed: boolean
}
