/** Rights that do less than they seem to; what is wrong altogether, the check says. */
import type { LinkedObject, ObjectRights } from '@attain/engine/metadata'
import { editScopeOf, levels, namedScopes, type Scope, scopeOf } from './role-document.ts'

export type Note = 'importAlone' | 'editWithoutFields' | 'createWithoutFields' | 'editWider'

export function notesOn(rights: ObjectRights, { document }: LinkedObject): readonly Note[] {
  const { create = false, edit = false, fields = [], otherFields = levels[2] } = rights
  const isAnyOpen = otherFields === 'edit' || fields.some(({ access }) => access === 'edit')
  const notes: Note[] = []
  if (rights.import === true && !create && !edit) notes.push('importAlone')
  if (edit && !isAnyOpen) notes.push('editWithoutFields')
  if (create && !isAnyOpen) notes.push('createWithoutFields')
  const isPrivate = (document.sharing ?? 'private') === 'private'
  if (edit && isPrivate && isWider(editScopeOf(rights), scopeOf(rights))) notes.push('editWider')
  return notes
}

/** Conditions are not compared: either may be the wider one. */
function isWider(one: Scope, other: Scope): boolean {
  if (typeof one === 'object' || typeof other === 'object') return false
  // a team and those below a manager may have nobody in common
  const among = new Set([one, other])
  if (among.has('team') && among.has('subordinates')) return false
  return namedScopes.indexOf(one) > namedScopes.indexOf(other)
}
