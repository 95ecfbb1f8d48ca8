/** What was deleted, newest first, as far as the actor may delete records of the object. */
import type { ListPage } from '@attain/contract'
import { sql } from 'kysely'
import { accessOf, type LiveObject } from '../store/live-workspace.ts'
import { conditionSql } from '../store/query/condition.ts'
import { decodeCursor, encodeCursor } from '../store/query/cursor.ts'
import { isoTime } from '../store/query/iso-time.ts'
import { ownPaths, type Row, selectRecord } from '../store/query/selection.ts'
import { keyCondition, QueryScope, Source } from '../store/query/source.ts'
import { compileStatement, named, run } from '../store/statement.ts'
import type { Context } from './context.ts'
import { forbidden } from './records.ts'

interface DeletedRow extends Row {
  readonly id: string
  readonly deleted_at: string
  readonly deleted_by: string | null
}

const SIGNATURE = '-deleted_at'

/** Deleted records have left the slots, so scopes and guards look into their documents. */
export async function listDeleted(
  context: Context,
  object: LiveObject,
  limit: number,
  after?: string,
): Promise<ListPage> {
  const { db, view, today } = context
  const access = accessOf(view, object.model)
  if (access.delete.op === 'never') throw forbidden('delete', object.model)
  const cursor = after === undefined ? undefined : decodeCursor(after, SIGNATURE, 1)
  const bin = new Source(new QueryScope(view), { ...object, slots: new Map(), rollups: new Map() })
  const alias = sql.ref(bin.alias)
  const selection = selectRecord(bin, ownPaths(view, object.model))
  const conditions = [conditionSql(access.delete, bin, 'model')]
  if (cursor) {
    conditions.push(sql`(${alias}.deleted_at, ${bin.id}) < (${named('at')}::timestamptz, ${named('id')}::uuid)`)
  }
  const deleted = sql`(select r.workspace_id, r.object_key, r.id as record_id, r.version, r.owner_id, r.deleted_at, r.deleted_by
    from records r where ${keyCondition(view, object, 'r')} and r.deleted_at is not null and r.deleted_with = r.id)`
  const statement = compileStatement(
    db,
    sql`select ${selection.columns}, ${alias}.deleted_at, ${alias}.deleted_by from ${deleted} ${alias} ${bin.joins}
    where ${sql.join(conditions, sql` and `)} order by ${alias}.deleted_at desc, ${bin.id} desc limit ${named('limit')}`,
  )
  const { rows } = await run<DeletedRow>(db, statement, {
    personId: view.actor.personId,
    today,
    named: { at: cursor?.keys[0], id: cursor?.id, limit: limit + 1 },
  })
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map((row) => {
      const body = selection.read(row)
      body.values.deleted_at = isoTime(row.deleted_at)
      body.values.deleted_by = row.deleted_by
      return body
    }),
    next: last ? encodeCursor(SIGNATURE, [last.deleted_at], last.id) : null,
  }
}
