/**
 * Fills sandboxes with records, and takes away those that were deleted. What is to be done is in `sandboxes.state`, each
 * in one transaction: a process that dies leaves nothing behind, and is followed by any other; of several processes one
 * does the work.
 */
import type { FastifyBaseLogger } from 'fastify'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { DB } from '../database/schema.ts'
import { AttainError } from '../errors.ts'
import { deleteSandbox, fillSandbox } from '../services/sandboxes/index.ts'

const LOOK_EVERY_MS = 5000
/** What fails as often as this is not tried again by itself. */
const MOST_ATTEMPTS = 5
/** No workspace has this number, so these locks are nobody else's. */
const SANDBOX_LOCK = -2

export interface SandboxWork {
  /** Does what there is to do. */
  look(): Promise<void>
  stop(): Promise<void>
}

/** `filled` is told after each that has its records. */
export function createSandboxWork(
  db: Kysely<DB>,
  log: FastifyBaseLogger,
  filled: (workspaceId: number) => Promise<void>,
): SandboxWork {
  let running: Promise<void> = Promise.resolve()
  let isStopping = false
  const look = () => {
    running = running.then(lookNow, lookNow)
    return running
  }
  const lookNow = async () => {
    for (const { workspace_id: id } of isStopping ? [] : await waiting(db)) {
      if (isStopping) return
      try {
        if (await workOn(db, id)) await filled(id)
      } catch (err) {
        log.error({ err, workspaceId: id }, 'the work on a sandbox failed')
      }
    }
  }
  const lookAgain = () => void look().catch((err: unknown) => log.error({ err }, 'could not look for sandboxes'))
  const timer = setInterval(lookAgain, LOOK_EVERY_MS)
  timer.unref()
  return {
    look,
    async stop() {
      isStopping = true
      clearInterval(timer)
      await running.catch(() => {})
    },
  }
}

function waiting(db: Kysely<DB>): Promise<{ workspace_id: number }[]> {
  return db
    .selectFrom('sandboxes')
    .select('workspace_id')
    .where('state', 'in', ['filling', 'deleting'])
    .where('attempts', '<', MOST_ATTEMPTS)
    .orderBy('workspace_id')
    .execute()
}

/** True when records have come; false when another process is at it, or it was deleted. */
function workOn(db: Kysely<DB>, id: number): Promise<boolean> {
  // a lock of the connection: it ends with the process, however that ends
  return db.connection().execute(async (holder) => {
    const lock = sql`(${SANDBOX_LOCK}::integer, ${id}::integer)`
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock${lock} as got`.execute(holder)
    if (!rows[0]?.got) return false
    try {
      return await attempt(db, holder, id)
    } finally {
      await sql`select pg_advisory_unlock${lock}`.execute(holder)
    }
  })
}

async function attempt(db: Kysely<DB>, holder: Kysely<DB>, id: number): Promise<boolean> {
  const sandbox = await holder
    .updateTable('sandboxes')
    .set((set) => ({ attempts: set('attempts', '+', 1) }))
    .where('workspace_id', '=', id)
    .where('state', 'in', ['filling', 'deleting'])
    .returning(['state', 'attempts'])
    .executeTakeFirst()
  if (!sandbox) return false
  try {
    if (sandbox.state === 'deleting') await db.transaction().execute((tx) => deleteSandbox(tx, id))
    else await fillSandbox(db, holder, id)
    return sandbox.state === 'filling'
  } catch (error) {
    const isOver = error instanceof AttainError || sandbox.attempts >= MOST_ATTEMPTS
    if (isOver && sandbox.state === 'filling') await fail(holder, id, error)
    if (error instanceof AttainError) return false
    // somebody else wrote in it at the same moment
    if (!isOver && error instanceof pg.DatabaseError && BROKEN_OFF.has(error.code ?? '')) return attempt(db, holder, id)
    throw error
  }
}

/** Serialization failure and deadlock. */
const BROKEN_OFF = new Set(['40001', '40P01'])

async function fail(db: Kysely<DB>, id: number, error: unknown): Promise<void> {
  const problem =
    error instanceof AttainError
      ? { en: error.messageIn('en'), 'zh-CN': error.messageIn('zh-CN') }
      : { en: 'Something went wrong on our side.', 'zh-CN': '我们这边出了问题。' }
  await db
    .updateTable('sandboxes')
    .set({ state: 'failed', problem: JSON.stringify(problem) })
    .where('workspace_id', '=', id)
    .where('state', '=', 'filling')
    .execute()
}
