/**
 * Keeps slots in order in the background: fills those that a publish gave to fields of existing records, empties those
 * that fields gave back. State is in `field_slots`, so a process that dies is followed by any other.
 */

import type { FastifyBaseLogger } from 'fastify'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.ts'
import type { LiveObject, LiveWorkspace } from '../store/live-workspace.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'
import { documentSlot } from '../store/query/source.ts'

const BATCH = 5000
/** How long other processes may take to hear of a publish; from then on all their writes fill the new slot. */
const HEARING_MS = 2000
const TIDY_EVERY_MS = 3_600_000

export interface Upkeep {
  start(): void
  /** There may be something to do in this workspace. */
  wake(workspaceId: number): void
  stop(): Promise<void>
}

export function createUpkeep(db: Kysely<DB>, workspaces: LiveWorkspaces, log: FastifyBaseLogger): Upkeep {
  let running: Promise<void> = Promise.resolve()
  const stopping = new AbortController()
  const wake = (workspaceId: number) => {
    running = running
      .then(() => keepUp(db, workspaces, workspaceId, stopping.signal))
      .catch((error: unknown) => {
        if (!stopping.signal.aborted)
          log.error({ err: error }, 'the upkeep of slots failed; it goes on at the next start')
      })
  }
  const tidying = setInterval(
    () => void forgetOldKeys(db).catch((err: unknown) => log.error({ err }, 'could not tidy')),
    TIDY_EVERY_MS,
  )
  tidying.unref()
  return {
    start() {
      db.selectFrom('field_slots')
        .select('workspace_id')
        .distinct()
        .where('state', '<>', 'ready')
        .execute()
        .then((rows) => {
          for (const row of rows) wake(row.workspace_id)
        })
        .catch((error: unknown) => log.error({ err: error }, 'could not look for slots to fill'))
    },
    wake,
    async stop() {
      clearInterval(tidying)
      stopping.abort()
      await running
    },
  }
}

/** Nobody repeats a request after a day. */
async function forgetOldKeys(db: Kysely<DB>): Promise<void> {
  await sql`delete from idempotency_keys where at < now() - interval '1 day'`.execute(db)
}

async function keepUp(
  db: Kysely<DB>,
  workspaces: LiveWorkspaces,
  workspaceId: number,
  signal: AbortSignal,
): Promise<void> {
  const pending = await db
    .selectFrom('field_slots')
    .select(['object_key', 'field', 'slot', 'state'])
    .where('workspace_id', '=', workspaceId)
    .where('state', '<>', 'ready')
    .execute()
  if (pending.length === 0 || signal.aborted) return
  const workspace = await workspaces.reload(workspaceId)
  const filling = pending.filter((slot) => slot.state === 'filling')
  for (const object of workspace.objects.values()) {
    const slots = filling.filter((slot) => slot.object_key === object.key)
    if (slots.length > 0) await fillSlots(db, workspace, object, slots, signal)
  }
  for (const { object_key, field, slot, state } of pending) {
    if (state !== 'releasing' || signal.aborted) continue
    const key = { id: workspace.id, objectKey: object_key }
    await inBatches(
      db,
      key,
      signal,
      (range) => sql`update record_slots s set ${sql.ref(slot)} = null
      where s.workspace_id = ${key.id} and s.object_key = ${key.objectKey} and ${range} and s.${sql.ref(slot)} is not null`,
    )
    if (signal.aborted) return
    await db
      .deleteFrom('field_slots')
      .where('workspace_id', '=', workspace.id)
      .where('object_key', '=', object_key)
      .where('field', '=', field)
      .where('slot', '=', slot)
      .execute()
  }
  await workspaces.reload(workspaceId)
}

/** Twice: writes that began before every process knew of the slot did not fill it, and are found the second time. */
async function fillSlots(
  db: Kysely<DB>,
  workspace: LiveWorkspace,
  object: LiveObject,
  slots: readonly { field: string; slot: string }[],
  signal: AbortSignal,
): Promise<void> {
  const values = slots.flatMap(({ field, slot }) => {
    const model = object.model.fields.get(field)
    return model ? [{ slot: sql.ref(slot), value: documentSlot(model, sql.ref('r.doc')) }] : []
  })
  const key = { id: workspace.id, objectKey: object.key }
  const fill = () =>
    inBatches(db, key, signal, (range) => {
      const set = sql.join(values.map(({ slot, value }) => sql`${slot} = ${value}`))
      const differs = sql.join(
        values.map(({ slot, value }) => sql`s.${slot} is distinct from ${value}`),
        sql` or `,
      )
      return sql`update record_slots s set ${set} from records r
        where s.workspace_id = ${key.id} and s.object_key = ${key.objectKey} and ${range}
          and r.workspace_id = s.workspace_id and r.object_key = s.object_key and r.id = s.record_id and (${differs})`
    })
  if (values.length > 0) {
    await fill()
    await othersKnow(db, signal)
    await fill()
  }
  if (signal.aborted) return
  await db
    .updateTable('field_slots')
    .set({ state: 'ready' })
    .where('workspace_id', '=', workspace.id)
    .where('object_key', '=', object.key)
    .where('state', '=', 'filling')
    .where(
      'field',
      'in',
      slots.map((slot) => slot.field),
    )
    .execute()
  await sql`analyze record_slots`.execute(db)
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

type Range = ReturnType<typeof sql>

/** Runs a statement over an object's records, some thousand at a time, so that nobody waits for a lock. */
async function inBatches(
  db: Kysely<DB>,
  key: { id: number; objectKey: number },
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

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
