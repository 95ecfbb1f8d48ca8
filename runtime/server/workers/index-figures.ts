/** Makes the indexes that figures of large objects are read from, and drops those that nothing asks for any more. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.ts'
import type { LiveWorkspace } from '../store/live-workspace.ts'
import { type FigureIndex, figureIndexesOf, figureIndexPrefix } from '../store/measure/figure-indexes.ts'

/** Objects with fewer records are measured in milliseconds anyway. */
const LEAST_RECORDS = 50_000

export interface PendingIndexes {
  readonly make: readonly FigureIndex[]
  readonly drop: readonly string[]
}

/** What is to be done for a workspace. */
export async function pendingIndexes(
  db: Kysely<DB>,
  workspace: LiveWorkspace,
  least = LEAST_RECORDS,
): Promise<PendingIndexes> {
  const wanted = figureIndexesOf(workspace)
  const there = await indexesLike(db, figureIndexPrefix(workspace.id))
  const valid = new Set(there.filter(({ isValid }) => isValid).map(({ name }) => name))
  const names = new Set(wanted.map(({ name }) => name))
  const missing = wanted.filter(({ name }) => !valid.has(name))
  const large = new Set(missing.length === 0 ? [] : await largeObjects(db, least, workspace.id))
  const make = missing.filter(({ objectKey }) => large.has(objectKey))
  return { make, drop: there.filter(({ name }) => !names.has(name)).map(({ name }) => name) }
}

/** While nothing else waits for it: writes go on as usual. Breaks off when `signal` says so. */
export async function keepIndexes(
  db: Kysely<DB>,
  { id }: LiveWorkspace,
  { make, drop }: PendingIndexes,
  signal: AbortSignal,
): Promise<void> {
  await db.connection().execute(async (connection) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(connection)
    const breakOff = () => void sql`select pg_cancel_backend(${rows[0]?.pid}::integer)`.execute(db).catch(() => {})
    signal.addEventListener('abort', breakOff, { once: true })
    try {
      await sql`set statement_timeout = 0`.execute(connection)
      for (const index of make) if (!signal.aborted) await makeIndex(connection, id, index)
      for (const name of drop) if (!signal.aborted) await dropIndex(connection, name)
    } finally {
      signal.removeEventListener('abort', breakOff)
      await sql`reset statement_timeout`.execute(connection)
    }
  })
}

/** Workspaces that have large objects. */
export async function largeWorkspaces(db: Kysely<DB>): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`select distinct k.workspace_id as id from object_keys k
    join live_revisions l on l.workspace_id = k.workspace_id where ${isLarge(LEAST_RECORDS)}`.execute(db)
  return rows.map(({ id }) => id)
}

async function largeObjects(db: Kysely<DB>, least: number, workspaceId: number): Promise<readonly number[]> {
  const { rows } = await sql<{ key: number }>`select k.object_key as key from object_keys k
    where k.workspace_id = ${workspaceId} and ${isLarge(least)}`.execute(db)
  return rows.map(({ key }) => key)
}

/** Counts no further than it has to. */
function isLarge(least: number) {
  return sql`(select count(*) from (select from record_slots s where s.workspace_id = k.workspace_id
    and s.object_key = k.object_key limit ${least}) first) >= ${least}`
}

async function makeIndex(
  db: Kysely<DB>,
  workspaceId: number,
  { name, objectKey, day, columns }: FigureIndex,
): Promise<void> {
  const [workspace, object] = [sql.lit(workspaceId), sql.lit(objectKey)]
  const { rows } = await sql<{ name: string }>`select tableoid::regclass::text as name from record_slots
    where workspace_id = ${workspace} and object_key = ${object} limit 1`.execute(db)
  const [partition] = rows
  if (partition === undefined) return
  // one whose making broke off
  await dropIndex(db, name)
  const beside = columns.length === 0 ? sql`` : sql`include (${sql.join(columns.map((column) => sql.ref(column)))})`
  await sql`create index concurrently ${sql.id(name)} on ${sql.table(partition.name)} (${sql.ref(day)}) ${beside}
    where workspace_id = ${workspace} and object_key = ${object} and ${sql.ref(day)} is not null`.execute(db)
  await sql`analyze ${sql.table(partition.name)}`.execute(db)
}

async function dropIndex(db: Kysely<DB>, name: string): Promise<void> {
  await sql`drop index concurrently if exists ${sql.id(name)}`.execute(db)
}

async function indexesLike(
  db: Kysely<DB>,
  prefix: string,
): Promise<readonly { readonly name: string; readonly isValid: boolean }[]> {
  const { rows } = await sql<{ name: string; isValid: boolean }>`select c.relname as name, i.indisvalid as "isValid"
    from pg_class c join pg_index i on i.indexrelid = c.oid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and starts_with(c.relname, ${prefix})`.execute(db)
  return rows
}
