import type { DocumentByKind, Kind, MetadataDocument } from './kinds/kind.ts'
import type { FieldDocument, ObjectDocument } from './kinds/object/types.generated.ts'

/** A document with the file that it came from. */
export interface Source<K extends Kind = Kind> {
  readonly path: string
  readonly id: string
  readonly system: boolean
  readonly document: DocumentByKind[K]
}

/** An object with what the system and the engine add to it, as names are looked up in it. */
export interface LinkedObject {
  readonly name: string
  readonly system: boolean
  /** System object and extension merged. */
  readonly document: ObjectDocument
  /** Declared and built-in fields; of a name that is used twice, the first. */
  readonly fields: ReadonlyMap<string, FieldDocument>
  /** Relations that point here and have a name for it. */
  readonly children: ReadonlyMap<string, { readonly object: string; readonly field: FieldDocument }>
}

/** All documents by name, for looking things up. */
export interface Bundle {
  readonly sources: readonly Source[]
  /** Identities of documents that are there but have the wrong shape: names in them are not reported as unknown. */
  readonly broken: ReadonlySet<string>
  readonly app: Source<'app'> | undefined
  readonly objects: ReadonlyMap<string, LinkedObject>
  /** Objects with something wrong in their shape, so that their fields are not all known. */
  isBroken(identity: string): boolean
  layoutsOf(object: string): readonly Source<'layout'>[]
  viewsOf(object: string): readonly Source<'view'>[]
  readonly pages: ReadonlyMap<string, Source<'page'>>
  readonly roles: ReadonlyMap<string, Source<'role'>>
  readonly targets: ReadonlyMap<string, Source<'target'>>
  readonly calendars: ReadonlyMap<string, Source<'calendar'>>
  readonly kpis: ReadonlyMap<string, Source<'kpi'>>
  readonly plans: ReadonlyMap<string, Source<'commission-plan'>>
  readonly scorecards: ReadonlyMap<string, Source<'scorecard'>>
  readonly dashboards: ReadonlyMap<string, Source<'dashboard'>>
  approvalsOf(object: string): readonly Source<'approval'>[]
}

/** The object that a field points to, whatever its type; undefined when it points nowhere. */
export function targetOf(field: FieldDocument): string | undefined {
  switch (field.type) {
    case 'lookup':
    case 'masterDetail':
      return field.target
    case 'user':
      return 'person'
    case 'team':
      return 'team'
    default:
      return undefined
  }
}

/** The relation's name as its target sees it. */
export function childListOf(field: FieldDocument): { name: string; label: FieldDocument['label'] } | undefined {
  return typeof field.children === 'object' ? field.children : undefined
}

/** The name field of an object, given or by default. */
export function nameFieldOf(document: ObjectDocument): string {
  return document.nameField ?? 'name'
}

/** Whether a new record cannot be saved unless someone fills the field in. */
export function mustBeGiven(field: FieldDocument): boolean {
  return (
    (field.required === true || field.type === 'masterDetail') &&
    field.default === undefined &&
    field.defaultFormula === undefined
  )
}

export function isOfKind<K extends Kind>(source: Source, kind: K): source is Source<K> {
  return (source.document as MetadataDocument).kind === kind
}
