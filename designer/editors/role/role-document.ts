/** A role as its editor has it. */
import type { ObjectRights, RoleDocument } from '@attain/engine/metadata'
import type { DocumentValue } from '../../document/documents.ts'

export const rightNames = ['create', 'read', 'edit', 'editApproved', 'delete', 'export', 'import'] as const
export type Right = (typeof rightNames)[number]
/** Of the matrix: the object, its rights, two scopes, the fields, and what is set at once. */
export const MATRIX_COLUMNS = rightNames.length + 5

export type Scope = NonNullable<ObjectRights['scope']>
export const namedScopes = ['own', 'team', 'subordinates', 'all'] as const

export const levels = ['hidden', 'read', 'edit'] as const
export type Level = (typeof levels)[number]

/** Editors are opened only for documents of the shape that their kind's schema gives. */
export function roleOf(document: DocumentValue): RoleDocument {
  return document as unknown as RoleDocument
}

/** What the scope of a right is, the defaults of the engine included. */
export function scopeOf(rights: ObjectRights): Scope {
  return rights.scope ?? 'own'
}

export function editScopeOf(rights: ObjectRights): Scope {
  return rights.editScope ?? scopeOf(rights)
}
