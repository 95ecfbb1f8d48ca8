/** A workspace as it runs: its live model, where each field lives, and what each set of roles may do. */
import { accessTo, fullAccess, isAdministrator, type ObjectAccess } from '@attain/engine/access'
import type { Condition, FieldPath } from '@attain/engine/formula'
import type { CalendarContext } from '@attain/engine/formula/language'
import type { Model, ObjectModel } from '@attain/engine/metadata'
import { LRUCache } from 'lru-cache'
import type { FollowedField } from './past/followed-fields.ts'
import type { FieldSlot } from './slot-columns.ts'
import type { Statement } from './statement.ts'

export interface LiveObject {
  readonly model: ObjectModel
  readonly key: number
  /** Slots by field; those that are being filled are written but not read. */
  readonly slots: ReadonlyMap<string, FieldSlot>
  /** Roll-ups by field; those that are being filled are written but not read. */
  readonly rollups: ReadonlyMap<string, KeptRollup>
  /** Fields whose earlier values are kept; those that are being filled are written but not read. */
  readonly followed: readonly FollowedField[]
}

/** Under which key records keep a roll-up. */
export interface KeptRollup {
  readonly key: number
  readonly state: 'filling' | 'ready' | 'releasing'
}

export interface LiveWorkspace {
  readonly id: number
  readonly slug: string
  readonly revision: number
  readonly model: Model
  readonly objects: ReadonlyMap<string, LiveObject>
  /** How the text slots of this database are ordered; undefined where it knows no order but its own. */
  readonly textCollation: string | undefined
  /** The clock and the working days that formulas go by. */
  readonly calendar: CalendarContext
  /** Statements by everything that shapes them: object, roles, query. They hold no values. */
  readonly statements: LRUCache<string, Statement>
  /** Filters as they have been read, by who may see what and their text. */
  readonly conditions: LRUCache<string, Condition>
  /** Access by roles and object, filled as asked. */
  readonly access: Map<string, ObjectAccess>
  /** What `ownPaths` found by roles and object, filled as asked. */
  readonly ownPaths: Map<string, readonly FieldPath[]>
}

export function createLiveWorkspace(
  given: Pick<LiveWorkspace, 'id' | 'slug' | 'revision' | 'model' | 'objects' | 'textCollation' | 'calendar'>,
): LiveWorkspace {
  return {
    ...given,
    statements: new LRUCache({ max: 2000 }),
    conditions: new LRUCache({ max: 500 }),
    access: new Map(),
    ownPaths: new Map(),
  }
}

/** Who acts: a person in a workspace, with roles. */
export interface Actor {
  readonly personId: string
  readonly roles: readonly string[]
  /** The system acts, limited by nobody's rights, on account of what the person did; `NOBODY` where nobody did anything. */
  readonly isSystem?: true
}

/** The id of no person. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** No role is called so. */
const SYSTEM_KEY = '*'

/** A workspace seen by somebody: everything that the store needs to know besides the question itself. */
export interface View {
  readonly workspace: LiveWorkspace
  readonly actor: Actor
  /** Sorted roles as one text: people with the same roles share statements. */
  readonly rolesKey: string
}

export function viewOf(workspace: LiveWorkspace, actor: Actor): View {
  return { workspace, actor, rolesKey: actor.isSystem ? SYSTEM_KEY : [...actor.roles].sort().join(',') }
}

/** The workspace as the system sees it, which acts on account of a person or of nobody. */
export function systemViewOf(workspace: LiveWorkspace, causedBy: string | null): View {
  return viewOf(workspace, { personId: causedBy ?? NOBODY, roles: [], isSystem: true })
}

/** Who writes; null for the system. */
export function authorOf({ actor }: View): string | null {
  return actor.isSystem ? null : actor.personId
}

/** Whom formulas take for the current user. */
export function currentUserOf({ actor }: View): string | null {
  return actor.personId === NOBODY ? null : actor.personId
}

export function accessOf(view: View, object: ObjectModel): ObjectAccess {
  const key = `${view.rolesKey}|${object.name}`
  let access = view.workspace.access.get(key)
  if (!access) {
    access = view.actor.isSystem ? fullAccess : accessTo(object, view.workspace.model, view.actor.roles)
    view.workspace.access.set(key, access)
  }
  return access
}

export function isAdministrating(view: View): boolean {
  return isAdministrator(view.workspace.model, view.actor.roles)
}
