/**
 * Keeps slots, roll-ups and earlier values in order in the background: fills those that a publish gave to fields of
 * existing records, empties those that fields gave back, and indexes what figures of many records are read from. State is in
 * `field_slots`, `kept_rollups`, `followed_fields` and the catalog, so a process that dies is followed by any other; of
 * several processes one does the work.
 */
import type { FastifyBaseLogger } from 'fastify'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/schema.ts'
import { forgetOldNotifications } from '../services/notifications/index.ts'
import { forgetOldAlerts } from '../services/performance/alerts/index.ts'
import type { LiveObject, LiveWorkspace } from '../store/live-workspace.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'
import { documentSlot, keptSlot } from '../store/query/source.ts'
import { inBatches, lockedInOrder } from './batches.ts'
import { fillPast, followFields, pendingPast, releasePast, settlePast, withoutFollowedFields } from './fill-past.ts'
import { fillRollups, type PendingRollup, pendingRollups, releaseRollups } from './fill-rollups.ts'
import { keepIndexes, largeWorkspaces, pendingIndexes } from './index-figures.ts'

/** How long other processes may take to hear of a publish; from then on all their writes fill the new slot. */
const HEARING_MS = 2000
/** After a failure, or while another process is at it. */
const AGAIN_MS = 10_000
const TIDY_EVERY_MS = 3_600_000
/** No workspace has this number, so this lock is nobody else's. */
const UPKEEP_LOCK = -1

export interface Upkeep {
  start(): void
  /** There may be something to do in this workspace. */
  wake(workspaceId: number): void
  stop(): Promise<void>
}

export function createUpkeep(db: Kysely<DB>, workspaces: LiveWorkspaces, log: FastifyBaseLogger): Upkeep {
  let running: Promise<void> = Promise.resolve()
  const waiting = new Set<number>()
  const stopping = new AbortController()
  const { signal } = stopping

  const look = async (workspaceId: number): Promise<void> => {
    waiting.delete(workspaceId)
    if (signal.aborted) return
    try {
      if ((await keepUpAlone(db, workspaces, workspaceId, signal)) === 'done') return
    } catch (error) {
      if (signal.aborted) return
      log.error({ err: error }, 'the upkeep of slots, roll-ups and earlier values failed; it goes on in a moment')
    }
    const timer = setTimeout(() => wake(workspaceId), AGAIN_MS)
    timer.unref()
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }
  const wake = (workspaceId: number) => {
    if (signal.aborted || waiting.has(workspaceId)) return
    waiting.add(workspaceId)
    running = running.then(() => look(workspaceId))
  }
  // objects grow without a publish
  const lookAtLarge = async () => {
    for (const id of await largeWorkspaces(db)) wake(id)
  }
  const tidying = setInterval(
    () => void Promise.all([tidy(db), lookAtLarge()]).catch((err: unknown) => log.error({ err }, 'could not tidy')),
    TIDY_EVERY_MS,
  )
  tidying.unref()
  return {
    start() {
      db.selectFrom('field_slots')
        .select('workspace_id')
        .where('state', '<>', 'ready')
        .union(db.selectFrom('kept_rollups').select('workspace_id').where('state', '<>', 'ready'))
        .union(db.selectFrom('followed_fields').select('workspace_id').where('state', '<>', 'ready'))
        .union(withoutFollowedFields(db))
        .execute()
        .then((rows) => {
          for (const row of rows) wake(row.workspace_id)
          return lookAtLarge()
        })
        .catch((error: unknown) => log.error({ err: error }, 'could not look for what is to be filled'))
    },
    wake,
    async stop() {
      clearInterval(tidying)
      stopping.abort()
      await running
    },
  }
}

async function tidy(db: Kysely<DB>): Promise<void> {
  await forgetOldKeys(db)
  await forgetOldNotifications(db)
  await forgetOldAlerts(db)
}

/** Nobody repeats a request after a day. */
async function forgetOldKeys(db: Kysely<DB>): Promise<void> {
  await sql`delete from idempotency_keys where at < now() - interval '1 day'`.execute(db)
}

interface PendingSlot {
  readonly object_key: number
  readonly field: string
  readonly slot: string
  readonly state: 'filling' | 'ready' | 'releasing'
}

function pendingSlots(db: Kysely<DB>, workspaceId: number): Promise<PendingSlot[]> {
  return db
    .selectFrom('field_slots')
    .select(['object_key', 'field', 'slot', 'state'])
    .where('workspace_id', '=', workspaceId)
    .where('state', '<>', 'ready')
    .execute()
}

/** `later` when another process is at it, or when a publish came between. */
async function keepUpAlone(
  db: Kysely<DB>,
  workspaces: LiveWorkspaces,
  workspaceId: number,
  signal: AbortSignal,
): Promise<'done' | 'later'> {
  await followFields(db, workspaces, workspaceId)
  const pending = [
    await pendingSlots(db, workspaceId),
    await pendingRollups(db, workspaceId),
    await pendingPast(db, workspaceId),
  ]
  const isPending = pending.some((list) => list.length > 0)
  // of one that was taken away meanwhile nothing is left to do
  if (!isPending && !(await isThere(db, workspaceId))) return 'done'
  const indexes = await pendingIndexes(db, await workspaces.get(workspaceId))
  if (!isPending && indexes.make.length + indexes.drop.length === 0) return 'done'
  // a lock of the connection: it ends with the process, however that ends
  return db.connection().execute(async (holder) => {
    const lock = sql`(${UPKEEP_LOCK}::integer, ${workspaceId}::integer)`
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock${lock} as got`.execute(holder)
    if (!rows[0]?.got) return 'later'
    try {
      if (isPending && (await keepUp(db, workspaces, workspaceId, signal)) === 'later') return 'later'
      // by the slots that are ready now
      const workspace = await workspaces.get(workspaceId)
      await keepIndexes(db, workspace, await pendingIndexes(db, workspace), signal)
      return 'done'
    } finally {
      await sql`select pg_advisory_unlock${lock}`.execute(holder)
    }
  })
}

async function isThere(db: Kysely<DB>, id: number): Promise<boolean> {
  return (await db.selectFrom('workspaces').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

async function keepUp(
  db: Kysely<DB>,
  workspaces: LiveWorkspaces,
  workspaceId: number,
  signal: AbortSignal,
): Promise<'done' | 'later'> {
  const pending = await pendingSlots(db, workspaceId)
  const rollups = await pendingRollups(db, workspaceId)
  const past = await pendingPast(db, workspaceId)
  const workspace = await workspaces.reload(workspaceId)
  const filling = pending.filter((slot) => slot.state === 'filling')
  const fill = async () => {
    for (const object of workspace.objects.values()) {
      const slots = filling.filter((slot) => slot.object_key === object.key)
      if (slots.length > 0) await fillSlots(db, workspace, object, slots, signal)
    }
  }
  await fill()
  await othersKnow(db, signal)
  // writes that began before every process knew of the slots did not fill them, and are found now
  await fill()
  for (const slot of pending.filter(({ state }) => state === 'releasing')) {
    await emptySlot(db, workspace, slot, signal)
  }
  if (signal.aborted) return 'later'
  const settled = await settle(db, workspace, (tx) => settleSlots(tx, workspaceId, pending))
  if (filling.length > 0) await sql`analyze record_slots`.execute(db)
  // roll-ups find children by slots, which are ready by now
  const next = await workspaces.reload(workspaceId)
  if (settled === 'later') return settled
  if (past.length > 0) {
    await fillPast(db, next, past, signal)
    await releasePast(db, next, past, signal)
    if (signal.aborted) return 'later'
    const followed = await settle(db, next, (tx) => settlePast(tx, workspaceId, past))
    await workspaces.reload(workspaceId)
    if (followed === 'later') return followed
  }
  if (rollups.length === 0) return settled
  await releaseRollups(db, next, rollups, signal)
  const wanted = new Set(rollups.filter(({ state }) => state === 'filling').map(({ key }) => key))
  await fillRollups(db, next, ({ key }) => wanted.has(key), signal)
  if (signal.aborted) return 'later'
  const kept = await settle(db, next, (tx) => settleRollups(tx, workspaceId, rollups))
  await workspaces.reload(workspaceId)
  return kept
}

/** What was done counts from now on, unless a publish came between. */
function settle(
  db: Kysely<DB>,
  workspace: LiveWorkspace,
  write: (tx: Transaction<DB>) => Promise<void>,
): Promise<'done' | 'later'> {
  return db.transaction().execute(async (tx) => {
    // publishes wait for this row as well
    await sql`select from workspaces where id = ${workspace.id} for update`.execute(tx)
    const live = await tx
      .selectFrom('live_revisions')
      .select('revision')
      .where('workspace_id', '=', workspace.id)
      .executeTakeFirst()
    if ((live?.revision ?? 0) !== workspace.revision) return 'later'
    await write(tx)
    return 'done'
  })
}

/** Slots that were filled are read from now on, those that were emptied may be given away. */
async function settleSlots(tx: Transaction<DB>, workspaceId: number, pending: readonly PendingSlot[]): Promise<void> {
  for (const { object_key, slot, state } of pending) {
    const key = sql`workspace_id = ${workspaceId} and object_key = ${object_key} and slot = ${slot} and state = ${state}`
    if (state === 'filling') await sql`update field_slots set state = 'ready' where ${key}`.execute(tx)
    else await sql`delete from field_slots where ${key}`.execute(tx)
  }
}

/** The same for roll-ups. */
async function settleRollups(
  tx: Transaction<DB>,
  workspaceId: number,
  pending: readonly PendingRollup[],
): Promise<void> {
  for (const { object_key, key: number, state } of pending) {
    const key = sql`workspace_id = ${workspaceId} and object_key = ${object_key} and key = ${number} and state = ${state}`
    if (state === 'filling') await sql`update kept_rollups set state = 'ready' where ${key}`.execute(tx)
    else await sql`delete from kept_rollups where ${key}`.execute(tx)
  }
}

/**
 * Sets the slots of an object's records to what their documents say, or to what is kept of their roll-ups. Records that need it are locked first, in the
 * order in which every write takes them, so that nobody's newer value is overwritten by an older one.
 */
async function fillSlots(
  db: Kysely<DB>,
  workspace: LiveWorkspace,
  object: LiveObject,
  slots: readonly PendingSlot[],
  signal: AbortSignal,
): Promise<void> {
  const columns = slots.flatMap(({ field, slot }) => {
    const model = object.model.fields.get(field)
    if (!model) return []
    const rollup = object.rollups.get(field)
    const valueIn = (doc: string) =>
      rollup ? keptSlot(model, rollup.key, sql.ref('s.rollups')) : documentSlot(model, sql.ref(doc))
    return [{ slot: sql.ref(slot), valueIn }]
  })
  if (columns.length === 0) return
  const set = sql.join(columns.map(({ slot, valueIn }) => sql`${slot} = ${valueIn('b.doc')}`))
  const differs = (doc: string) =>
    sql.join(
      columns.map(({ slot, valueIn }) => sql`s.${slot} is distinct from ${valueIn(doc)}`),
      sql` or `,
    )
  const [w, o] = [sql.lit(workspace.id), sql.lit(object.key)]
  await inBatches(db, { id: workspace.id, objectKey: object.key }, signal, (range) => {
    return sql`with batch as materialized (select r.id, r.doc from records r
        where r.workspace_id = ${w} and r.object_key = ${o} and r.deleted_at is null and r.id in (
          select s.record_id from record_slots s join records n
            on n.workspace_id = ${w} and n.object_key = ${o} and n.id = s.record_id
          where s.workspace_id = ${w} and s.object_key = ${o} and ${range} and (${differs('n.doc')}))
        order by r.id for update),
        ${lockedInOrder(workspace.id, object.key, sql`s.record_id in (select b.id from batch b)`)}
      update record_slots s set ${set} from batch b join locked on locked.record_id = b.id
      where s.workspace_id = ${w} and s.object_key = ${o} and s.record_id = b.id and (${differs('b.doc')})`
  })
}

async function emptySlot(
  db: Kysely<DB>,
  { id }: LiveWorkspace,
  { object_key, slot }: PendingSlot,
  signal: AbortSignal,
): Promise<void> {
  const column = sql.ref(slot)
  await inBatches(
    db,
    { id, objectKey: object_key },
    signal,
    (range) => sql`with ${lockedInOrder(id, object_key, sql`${range} and s.${column} is not null`)}
      update record_slots s set ${column} = null from locked
      where s.workspace_id = ${id} and s.object_key = ${object_key} and s.record_id = locked.record_id`,
  )
}

/** Waits until every transaction that might not know of a new slot has ended. */
async function othersKnow(db: Kysely<DB>, signal: AbortSignal): Promise<void> {
  await pause(HEARING_MS, signal)
  const { rows } = await sql<{ next: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(db)
  const next = BigInt(rows[0]?.next ?? 0)
  while (!signal.aborted) {
    const oldest = await sql<{ xmin: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(db)
    if (BigInt(oldest.rows[0]?.xmin ?? 0) >= next) return
    await pause(500, signal)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
