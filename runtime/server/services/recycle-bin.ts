/** What was deleted, newest first, as far as the actor may delete records of the object. */
import type { ListPage, RecordBody } from '@attain/contract'
import { sql } from 'kysely'
import { accessOf, isAdministrating, type LiveObject } from '../store/live-workspace.ts'
import { decodeCursor, encodeCursor } from '../store/query/cursor.ts'
import { isoTime } from '../store/query/iso-time.ts'
import { readableFields } from '../store/query/selection.ts'
import type { Context } from './context.ts'
import { forbidden } from './records.ts'

interface DeletedRow {
  readonly id: string
  readonly version: number
  readonly doc: Readonly<Record<string, unknown>>
  readonly owner_id: string | null
  readonly deleted_at: string
  readonly deleted_by: string | null
}

const SIGNATURE = '-deleted_at'

/**
 * Deleted records have left the slots that scopes look at. Administrators see all of them; others see what they
 * deleted themselves and what they owned, and of these only fields that they may read on every record.
 */
export async function listDeleted(
  context: Context,
  object: LiveObject,
  limit: number,
  after?: string,
): Promise<ListPage> {
  const { db, view } = context
  const access = accessOf(view, object.model)
  if (access.delete.op === 'never') throw forbidden('delete', object.model)
  const cursor = after === undefined ? undefined : decodeCursor(after, SIGNATURE, 1)
  const mine = isAdministrating(view)
    ? sql`true`
    : sql`(r.deleted_by = ${view.actor.personId} or r.owner_id = ${view.actor.personId})`
  const { rows } = await sql<DeletedRow>`
    select r.id, r.version, r.doc, r.owner_id, r.deleted_at, r.deleted_by from records r
    where r.workspace_id = ${sql.lit(view.workspace.id)} and r.object_key = ${sql.lit(object.key)}
      and r.deleted_at is not null and r.deleted_with = r.id and ${mine}
      and ${cursor ? sql`(r.deleted_at, r.id) < (${cursor.keys[0]}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by r.deleted_at desc, r.id desc limit ${limit + 1}`.execute(db)
  const fields = readableFields(view, object.model).filter((field) => access.readField(field).op === 'always')
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map((row): RecordBody => {
      const values: Record<string, unknown> = {}
      for (const field of fields) if (!field.builtIn) values[field.name] = row.doc[field.name] ?? null
      values.deleted_at = isoTime(row.deleted_at)
      values.deleted_by = row.deleted_by
      return { id: row.id, version: row.version, values, labels: {} }
    }),
    next: last ? encodeCursor(SIGNATURE, [last.deleted_at], last.id) : null,
  }
}
