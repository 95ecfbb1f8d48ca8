/**
 * What has changed since a snapshot of the database. Every write of a record tells the outbox in its own transaction; what
 * was taken out of it stays known for some minutes (`followed_changes`), and how far that goes back is known as well
 * (`forgotten_changes`, both kept by a trigger).
 */
import { localOf } from '@attain/engine/formula/language'
import { sql } from 'kysely'
import type { LiveWorkspace } from '../live-workspace.ts'
import type { Database } from '../statement.ts'
import type { DatedBy } from './reading.ts'

export interface ChangedRecord {
  /** Of its object. */
  readonly key: number
  readonly id: string
  readonly version: number
}

export interface Changes {
  /** Of the database as it was looked at. */
  readonly snapshot: string
  /** Undefined when they are too many, or are not all known any more. */
  readonly records: readonly ChangedRecord[] | undefined
}

/** More of them, and it is as quick to begin anew. */
const MOST = 1000

/** Without `since`, nothing is known of what was before. */
export async function changesSince(db: Database, workspaceId: number, since: string | undefined): Promise<Changes> {
  const { rows } = await sql<{ snapshot: string; isKnown: boolean; records: readonly ChangedRecord[] }>`
    with given as materialized (select ${since ?? null}::pg_snapshot as snapshot),
    changed as materialized (
      select object_key as key, record_id as id, version from given, events
        where workspace_id = ${workspaceId} and transaction >= pg_snapshot_xmin(snapshot)
          and not pg_visible_in_snapshot(transaction, snapshot)
      union all select object_key, record_id, version from given, followed_changes
        where workspace_id = ${workspaceId} and transaction >= pg_snapshot_xmin(snapshot)
          and not pg_visible_in_snapshot(transaction, snapshot)
      limit ${MOST + 1})
    select ${snapshotNow} as snapshot,
      (select snapshot is not null from given) and not exists (select from given, forgotten_changes
        where workspace_id = ${workspaceId} and transaction >= pg_snapshot_xmin(snapshot)) as "isKnown",
      coalesce((select jsonb_agg(changed) from changed), '[]') as records`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('A select without a table answers with one row.')
  const isKnown = row.isKnown && row.records.length <= MOST
  return { snapshot: row.snapshot, records: isKnown ? row.records : undefined }
}

/**
 * A snapshot leaves out the transaction that takes it, and counts it among those that are over as soon as a later one is:
 * here it is one that still goes on, so that what it writes afterwards is told as a change.
 */
const snapshotNow = sql`(
  select case when own < pg_snapshot_xmax(taken) then least(own, pg_snapshot_xmin(taken)) || ':' || pg_snapshot_xmax(taken) || ':'
      || (select string_agg(id::text, ',' order by id) from (select pg_snapshot_xip(taken) union select own) going(id))
    else taken::text end
  from (select pg_current_snapshot() as taken, pg_current_xact_id_if_assigned() as own) now)`

/**
 * The days on which records were and are by a field, through all of these changes; undefined when that cannot be told, as
 * of a record that is gone.
 */
export async function daysOfChanges(
  db: Database,
  { id, calendar }: LiveWorkspace,
  { key, field }: DatedBy,
  changed: readonly ChangedRecord[],
): Promise<readonly string[] | undefined> {
  const ids = changed.map((one) => one.id)
  const versions = changed.map((one) => one.version)
  const { name } = field
  const { rows } = await sql<{ present: number; values: readonly (string | null)[] }>`
    with changed as materialized (
      select * from unnest(${ids}::uuid[], ${versions}::int[]) changed(record_id, version)
    ), present as materialized (
      select ${name === 'created_at' ? sql`to_jsonb(created_at)` : sql`doc -> ${name}`} as value
        from records where workspace_id = ${id} and object_key = ${key} and id = any(${ids}::uuid[])
    ), before as (
      select jsonb_array_elements(changes -> ${name}) as value from changed join audit using (record_id, version)
        where workspace_id = ${id} and object_key = ${key} and changes ? ${name}
    )
    select (select count(*)::int from present) as present,
      coalesce((select jsonb_agg(value) from (select value from present union select value from before) found), '[]') as values`.execute(
    db,
  )
  const [row] = rows
  if (row === undefined || row.present < new Set(ids).size) return undefined
  const day = (value: string) =>
    (field.valueType === 'datetime'
      ? new Date(localOf(Date.parse(value), calendar.timeZone)).toISOString()
      : value
    ).slice(0, 10)
  return row.values.flatMap((value) => (value === null ? [] : [day(value)]))
}
