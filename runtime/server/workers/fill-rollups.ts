/**
 * Works roll-ups out for records that do not keep them yet, while children go on changing. Whoever changes a child
 * takes the parent's row after the change; so does this, and then looks at the children: what was committed before is
 * seen here, and what comes later finds the roll-up kept, and moves it.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/schema.ts'
import { type LiveWorkspace, type View, viewOf } from '../store/live-workspace.ts'
import { keyCondition } from '../store/query/source.ts'
import { statesFromChildren } from '../store/rollup/from-children.ts'
import { writeRollups } from '../store/rollup/keep.ts'
import { type Rollup, type RollupStates, rollupPlanOf } from '../store/rollup/plan.ts'
import { inBatches, lockedInOrder } from './batches.ts'

/** Few enough that nobody waits long for one of them. */
const BATCH = 500
const FIRST = '00000000-0000-0000-0000-000000000000'

export interface PendingRollup {
  readonly object_key: number
  readonly field: string
  readonly key: number
  readonly state: 'filling' | 'ready' | 'releasing'
}

export function pendingRollups(db: Kysely<DB>, workspaceId: number): Promise<PendingRollup[]> {
  return db
    .selectFrom('kept_rollups')
    .select(['object_key', 'field', 'key', 'state'])
    .where('workspace_id', '=', workspaceId)
    .where('state', '<>', 'ready')
    .execute()
}

/**
 * Call it when every process knows of these roll-ups: one that does not would change a child and leave what is kept of
 * the parent as it was. Those that others look at come first.
 */
export async function fillRollups(
  db: Kysely<DB>,
  workspace: LiveWorkspace,
  isWanted: (rollup: Rollup) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const view = viewOf(workspace, { personId: '', roles: [] })
  for (const { rollups } of rollupPlanOf(workspace).steps) {
    for (const rollup of rollups) if (isWanted(rollup)) await fill(db, view, rollup, signal)
  }
}

async function fill(db: Kysely<DB>, view: View, rollup: Rollup, signal: AbortSignal): Promise<void> {
  const { parent: object } = rollup
  let after = FIRST
  let filled = 0
  while (!signal.aborted) {
    const looked = await db.transaction().execute((tx) => fillNext(tx, view, rollup, after))
    filled += looked.length
    await sql`update kept_rollups set filled = ${filled} where workspace_id = ${view.workspace.id}
      and object_key = ${object.key} and key = ${rollup.key}`.execute(db)
    const last = looked.at(-1)
    if (!last || looked.length < BATCH) return
    after = last
  }
}

/** Fills all roll-ups of records that keep none yet, in the transaction that wrote them. */
export async function fillAllRollups(tx: Transaction<DB>, view: View): Promise<void> {
  for (const { rollups } of rollupPlanOf(view.workspace).steps) {
    for (const rollup of rollups) {
      let last: string | undefined = FIRST
      while (last !== undefined) last = (await fillNext(tx, view, rollup, last)).at(-1)
    }
  }
}

/** Fills the next records where it is missing; gives the ids of all that it looked at. */
async function fillNext(tx: Transaction<DB>, view: View, rollup: Rollup, after: string): Promise<readonly string[]> {
  const { parent: object } = rollup
  const { rows } = await sql<{ id: string; rollups: RollupStates | null }>`
    select s.record_id as id, s.rollups from record_slots s
    where ${keyCondition(view, object, 's')} and s.record_id > ${after}::uuid
    order by s.record_id limit ${BATCH} for update`.execute(tx)
  const missing = rows.filter(({ rollups }) => rollups?.[rollup.key] === undefined)
  const states = await statesFromChildren(
    tx,
    view,
    rollup,
    missing.map(({ id }) => id),
  )
  const moved = missing.flatMap(({ id, rollups }) => {
    const state = states.get(id)
    return state ? [{ id, after: { ...rollups, [rollup.key]: state } }] : []
  })
  await writeRollups(tx, view, object, moved)
  return rows.map(({ id }) => id)
}

/** Takes out of records what is kept of roll-ups that are gone or have another definition by now. */
export async function releaseRollups(
  db: Kysely<DB>,
  { id }: LiveWorkspace,
  pending: readonly PendingRollup[],
  signal: AbortSignal,
): Promise<void> {
  for (const { object_key, key } of pending.filter(({ state }) => state === 'releasing')) {
    await inBatches(
      db,
      { id, objectKey: object_key },
      signal,
      (range) => sql`with ${lockedInOrder(id, object_key, sql`${range} and s.rollups ? ${String(key)}`)}
        update record_slots s set rollups = s.rollups - ${String(key)}::text from locked
        where s.workspace_id = ${id} and s.object_key = ${object_key} and s.record_id = locked.record_id`,
    )
  }
}
