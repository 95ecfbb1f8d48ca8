/** Search by words over records that the actor may read: for the search box, and for choosing a record in a form. */
import { always, type FieldPath } from '@attain/engine/formula'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import type { Database } from '../statement.ts'
import { listRecords } from './list.ts'
import { hidesNames } from './search-words.ts'

export interface Found {
  readonly object: string
  readonly id: string
  readonly name: string
}

/** Up to `limit` records whose words begin with what was typed, newest first; with nothing typed the newest ones. */
export async function searchRecords(
  db: Database,
  view: View,
  object: LiveObject,
  typed: string,
  limit: number,
  today: string,
): Promise<Found[]> {
  const { name, fields, nameField } = object.model
  const field = fields.get(nameField)
  if (!field || accessOf(view, object.model).read.op === 'never' || hidesNames(view, object)) return []
  const path: FieldPath = { path: nameField, hops: [], field }
  const question = { paths: [path], filter: always, sort: [], limit, search: typed }
  const { items } = await listRecords(db, view, object, question, today)
  return items.map(({ id, values }) => ({ object: name, id, name: String(values[nameField] ?? '') }))
}
