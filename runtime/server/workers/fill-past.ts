/**
 * Takes earlier values of followed fields out of the history, while records go on changing: once every process knows of a
 * field, all of its changes keep them, and what is older is in the history. Where it stopped is kept with the field.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/schema.ts'
import { giveFollowedFields } from '../services/publish/give-followed-fields.ts'
import { type LiveObject, type LiveWorkspace, systemViewOf, type View } from '../store/live-workspace.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'
import type { FollowedField } from '../store/past/followed-fields.ts'
import { pastOutOfHistory } from '../store/past/past-values.ts'

/** Rows of the history, or of what is taken away. */
const BATCH = 5000
const FIRST = '00000000-0000-0000-0000-000000000000'

export interface PendingPast {
  readonly object_key: number
  readonly key: number
  readonly state: 'filling' | 'ready' | 'releasing'
}

export function pendingPast(db: Kysely<DB>, workspaceId: number): Promise<PendingPast[]> {
  return db
    .selectFrom('followed_fields')
    .select(['object_key', 'key', 'state'])
    .where('workspace_id', '=', workspaceId)
    .where('state', '<>', 'ready')
    .execute()
}

/** Workspaces that were published before fields were followed; every object of the system has one. */
export function withoutFollowedFields(db: Kysely<DB>) {
  return db
    .selectFrom('live_revisions as l')
    .select('l.workspace_id')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('followed_fields as f').select('f.key').whereRef('f.workspace_id', '=', 'l.workspace_id'))),
    )
}

/** Gives a workspace its fields where it has none. */
export async function followFields(db: Kysely<DB>, workspaces: LiveWorkspaces, id: number): Promise<void> {
  const [found] = await withoutFollowedFields(db).where('l.workspace_id', '=', id).execute()
  if (found === undefined) return
  const { model, revision } = await workspaces.get(id)
  await db.transaction().execute(async (tx) => {
    // publishes wait for this row as well, and give them themselves
    await sql`select from workspaces where id = ${id} for update`.execute(tx)
    const [still] = await withoutFollowedFields(tx)
      .where('l.workspace_id', '=', id)
      .where('l.revision', '=', revision)
      .execute()
    if (still !== undefined) await giveFollowedFields(tx, id, model, new Set())
  })
}

/** Call it when every process knows of these fields. */
export async function fillPast(
  db: Kysely<DB>,
  workspace: LiveWorkspace,
  pending: readonly PendingPast[],
  signal: AbortSignal,
): Promise<void> {
  const view = systemViewOf(workspace, null)
  const wanted = new Set(pending.filter(({ state }) => state === 'filling').map(({ key }) => key))
  for (const object of workspace.objects.values()) {
    const fields = object.followed.filter(({ key }) => wanted.has(key))
    if (fields.length > 0) await fillObject(db, view, object, fields, signal)
  }
  // figures read them from the index alone, as far as pages are known to be seen by all
  if (wanted.size > 0 && !signal.aborted) await sql`vacuum (analyze) past_values`.execute(db)
}

async function fillObject(
  db: Kysely<DB>,
  view: View,
  object: LiveObject,
  fields: readonly FollowedField[],
  signal: AbortSignal,
): Promise<void> {
  const { id } = view.workspace
  const keys = fields.map(({ key }) => key)
  const { rows } = await sql<{ filled_to: string | null }>`select filled_to from followed_fields
    where workspace_id = ${id} and object_key = ${object.key} and key = any(${keys}::int[])
    order by filled_to nulls first limit 1`.execute(db)
  let after: string | null = rows[0]?.filled_to ?? FIRST
  while (after !== null && !signal.aborted) {
    const from: string = after
    after = await db.transaction().execute((tx) => fillNext(tx, view, object, fields, from))
  }
}

/** The next records of the history; gives the last of them. */
async function fillNext(
  tx: Transaction<DB>,
  view: View,
  object: LiveObject,
  fields: readonly FollowedField[],
  after: string,
): Promise<string | null> {
  const { id } = view.workspace
  const { rows } = await sql<{ last: string | null }>`select max(record_id::text) as last from (
    select record_id from audit where workspace_id = ${id} and object_key = ${object.key} and record_id > ${after}::uuid
    order by record_id limit ${BATCH}) batch`.execute(tx)
  const last = rows[0]?.last ?? null
  if (last === null) return null
  const range = sql` and a.record_id > ${after}::uuid and a.record_id <= ${last}::uuid`
  for (const field of fields) {
    await sql`insert into past_values (workspace_id, object_key, key, record_id, version, until, value, since)
      select ${id}::int, ${object.key}::int, ${field.key}::int, h.record_id, h.version, h.until, h.value, h.since
      from (${pastOutOfHistory(view, object, field, range)}) h on conflict do nothing`.execute(tx)
    await sql`update followed_fields set filled_to = ${last}::uuid
      where workspace_id = ${id} and object_key = ${object.key} and key = ${field.key}`.execute(tx)
  }
  return last
}

/** Takes away what is kept of fields that are followed no more. */
export async function releasePast(
  db: Kysely<DB>,
  { id }: LiveWorkspace,
  pending: readonly PendingPast[],
  signal: AbortSignal,
): Promise<void> {
  for (const { object_key, key } of pending.filter(({ state }) => state === 'releasing')) {
    const own = sql`workspace_id = ${id} and object_key = ${object_key} and key = ${key}`
    for (let gone = BATCH; gone === BATCH && !signal.aborted; ) {
      const { numAffectedRows } = await sql`delete from past_values where ${own}
        and ctid = any(array(select ctid from past_values where ${own} limit ${BATCH}))`.execute(db)
      gone = Number(numAffectedRows)
    }
  }
}

/** Fields that were filled are read from now on, those that were taken away are forgotten. */
export async function settlePast(
  tx: Transaction<DB>,
  workspaceId: number,
  pending: readonly PendingPast[],
): Promise<void> {
  for (const { object_key, key, state } of pending) {
    const own = sql`workspace_id = ${workspaceId} and object_key = ${object_key} and key = ${key} and state = ${state}`
    if (state === 'filling') await sql`update followed_fields set state = 'ready' where ${own}`.execute(tx)
    else await sql`delete from followed_fields where ${own}`.execute(tx)
  }
}
