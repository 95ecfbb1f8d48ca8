/** Work over all records of an object, some thousand at a time. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../database/schema.ts'

const BATCH = 2000

type Range = RawBuilder<unknown>

/** `locked as (…)`: rows of `record_slots s` in the order in which changes of children take those of their parents. */
export function lockedInOrder(id: number, objectKey: number, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`locked as materialized (select s.record_id from record_slots s
    where s.workspace_id = ${id} and s.object_key = ${objectKey} and ${condition} order by s.record_id for update)`
}

/** Runs a statement over an object's records in `record_slots s`, so that nobody waits long for a lock. */
export async function inBatches(
  db: Kysely<DB>,
  key: { readonly id: number; readonly objectKey: number },
  signal: AbortSignal,
  statement: (range: Range) => ReturnType<typeof sql>,
): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  while (!signal.aborted) {
    const { rows } = await sql<{ last: string | null }>`
      select max(record_id::text) as last from (
        select record_id from record_slots where workspace_id = ${key.id} and object_key = ${key.objectKey}
          and record_id > ${after}::uuid order by record_id limit ${BATCH}) batch`.execute(db)
    const last = rows[0]?.last
    if (last === null || last === undefined) return
    await statement(sql`s.record_id > ${after}::uuid and s.record_id <= ${last}::uuid`).execute(db)
    after = last
  }
}
