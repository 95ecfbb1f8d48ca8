import type { Bundle } from '../bundle.ts'
import type { FormulaUse } from '../formulas.ts'
import type { Text } from '../model.ts'
import type { AppDocument } from './app/types.generated.ts'
import type { ApprovalDocument } from './approval/types.generated.ts'
import type { CalendarDocument } from './calendar/types.generated.ts'
import type { CommissionPlanDocument } from './commission-plan/types.generated.ts'
import type { DashboardDocument } from './dashboard/types.generated.ts'
import type { KpiDocument } from './kpi/types.generated.ts'
import type { LayoutDocument } from './layout/types.generated.ts'
import type { ObjectDocument } from './object/types.generated.ts'
import type { PageDocument } from './page/types.generated.ts'
import type { RoleDocument } from './role/types.generated.ts'
import type { RuleDocument } from './rule/types.generated.ts'
import type { ScorecardDocument } from './scorecard/types.generated.ts'
import type { TargetDocument } from './target/types.generated.ts'
import type { ViewDocument } from './view/types.generated.ts'

/** Every kind with the type of its documents. A new kind is a line here, a folder, and a line in the registry. */
export interface DocumentByKind {
  app: AppDocument
  object: ObjectDocument
  layout: LayoutDocument
  view: ViewDocument
  role: RoleDocument
  page: PageDocument
  approval: ApprovalDocument
  rule: RuleDocument
  calendar: CalendarDocument
  kpi: KpiDocument
  scorecard: ScorecardDocument
  target: TargetDocument
  'commission-plan': CommissionPlanDocument
  dashboard: DashboardDocument
}

export type Kind = keyof DocumentByKind
export type MetadataDocument = DocumentByKind[Kind]

/** A document that is known by its own name alone. */
export interface ToDocument {
  readonly to:
    | 'object'
    | 'page'
    | 'role'
    | 'calendar'
    | 'kpi'
    | 'scorecard'
    | 'dashboard'
    | 'target'
    | 'commission-plan'
  readonly name: string
}

/** A name that a document uses, where it stands in it (JSON pointer), and what it must name. */
export type Link = { readonly place: string } & (
  | ToDocument
  | { readonly to: 'view' | 'approval'; readonly object: string; readonly name: string }
  | InObject
  /** A field, or one of a related record: `account.region`. */
  | { readonly to: 'path'; readonly object: string; readonly path: string }
  /** Words with values of the record in them: `{account.name} is {stage}`. */
  | { readonly to: 'template'; readonly object: string; readonly text: string }
  /** Everything in a formula over records of the object. */
  | ({ readonly to: 'formula' } & FormulaUse)
)

/** Names that an object's own document gives. */
export type InObject =
  | { readonly to: 'field' | 'children' | 'recordType'; readonly object: string; readonly name: string }
  | { readonly to: 'option'; readonly object: string; readonly field: string; readonly name: string }

/** What a kind of metadata is; its schema stands in `schemas.ts`, how it is checked in `checks.ts`. */
export interface KindDefinition<K extends Kind> {
  readonly kind: K
  /** The folder of its files; empty for the one document that stands at the root. */
  readonly folder: string
  readonly label: Text
  readonly pluralLabel: Text
  /** The properties that tell two documents apart; none for the kind that a bundle has one of. */
  readonly identifiedBy: readonly (keyof DocumentByKind[K] & ('object' | 'name'))[]
  /** The names that it uses. */
  links(document: DocumentByKind[K]): Iterable<Link>
  /** Names that it uses of objects which only other documents lead to: the columns of a related list. */
  linksThrough?(document: DocumentByKind[K], bundle: Bundle): Iterable<Link>
}
