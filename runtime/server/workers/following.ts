/**
 * Follows the outbox: what happened to records is told to whoever follows, event by event, in the order in which it
 * happened. An event is taken out of the outbox in the transaction that does what follows from it, so that this is done
 * once, whatever dies; of several processes one at a time follows a workspace.
 */
import type { FastifyBaseLogger } from 'fastify'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.ts'
import type { Cause } from '../services/actions/index.ts'
import { againAfterDeadlock, systemContext } from '../services/context.ts'
import { type EventType, type Follower, objectByKey, recordAt, type ToldEvent } from '../services/events/index.ts'
import type { LiveWorkspace } from '../store/live-workspace.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'

const LOOK_EVERY_MS = 1000
/** Most writes have ended by then. */
const SOON_MS = 20
const BATCH = 500
/** What fails as often as this would fail for ever. */
const MOST_ATTEMPTS = 5
/** With the number of the workspace; nobody else's. */
export const FOLLOWING_LOCK = -3

export interface Following {
  /** Looks by itself from now on. */
  start(): void
  /** Something was written. */
  wake(): void
  /** Follows until nothing is left, whether it was started or not. */
  idle(): Promise<void>
  stop(): Promise<void>
}

interface FollowingOptions {
  readonly db: Kysely<DB>
  readonly workspaces: LiveWorkspaces
  readonly log: FastifyBaseLogger
  readonly followers: readonly Follower[]
}

export function createFollowing(options: FollowingOptions): Following {
  const { db, log } = options
  const work = new FollowingWork(options)
  let running: Promise<void> = Promise.resolve()
  let isWaiting = false
  let timer: NodeJS.Timeout | undefined
  let soon: NodeJS.Timeout | undefined
  const look = () => {
    const next = async () => {
      isWaiting = false
      for (const id of await waitingWorkspaces(db)) await work.follow(id)
    }
    // whoever asks while a look waits for its turn is served by that
    if (!isWaiting) {
      isWaiting = true
      running = running.then(next, next)
    }
    return running
  }
  const lookAgain = () => void look().catch((err: unknown) => log.error({ err }, 'could not follow what happened'))
  return {
    start() {
      timer ??= setInterval(lookAgain, LOOK_EVERY_MS).unref()
    },
    wake() {
      if (timer === undefined || work.isStopping) return
      soon ??= setTimeout(() => {
        soon = undefined
        lookAgain()
      }, SOON_MS).unref()
    },
    async idle() {
      while (!work.isStopping && (await waitingWorkspaces(db)).length > 0) await look()
    },
    async stop() {
      work.isStopping = true
      clearInterval(timer)
      clearTimeout(soon)
      await running.catch(() => {})
    },
  }
}

async function waitingWorkspaces(db: Kysely<DB>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from workspaces where exists (select from events where workspace_id = workspaces.id) order by id`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

class FollowingWork {
  readonly #options: FollowingOptions
  /** Of events that failed, by workspace and id. */
  readonly #attempts = new Map<string, number>()
  isStopping = false

  constructor(options: FollowingOptions) {
    this.#options = options
  }

  /** Until nothing is left, or another process is at it. */
  async follow(workspaceId: number): Promise<void> {
    while (!this.isStopping) {
      const workspace = await this.#options.workspaces.get(workspaceId)
      const events = await readEvents(this.#options.db, workspaceId)
      if (events.length === 0) return
      const { concerning = [], others = [] } = Object.groupBy(events, (event) =>
        this.#followersOf(workspace, event).length > 0 ? 'concerning' : 'others',
      )
      for (const event of concerning) {
        if (this.isStopping || !(await this.#take(workspace, event))) return
      }
      // not before: an earlier event of a record without history is read with the help of the later ones
      await this.#passOver(workspaceId, others)
    }
  }

  /** False when it has to wait. */
  async #take(workspace: LiveWorkspace, event: ToldEvent): Promise<boolean> {
    const key = `${workspace.id}/${event.id}`
    try {
      const isOurs = await againAfterDeadlock(() => this.#followOne(workspace, event))
      this.#attempts.delete(key)
      return isOurs
    } catch (err) {
      const attempt = (this.#attempts.get(key) ?? 0) + 1
      this.#attempts.set(key, attempt)
      const { log } = this.#options
      log.error({ err, workspaceId: workspace.id, event, attempt }, 'what follows from an event could not be done')
      if (attempt < MOST_ATTEMPTS) return false
      log.error({ workspaceId: workspace.id, event }, 'an event is passed over, because it failed too often')
      this.#attempts.delete(key)
      await this.#passOver(workspace.id, [event])
      return true
    }
  }

  #followOne(workspace: LiveWorkspace, told: ToldEvent): Promise<boolean> {
    return this.#options.db.transaction().execute(async (db) => {
      const { rows } = await sql<{ got: boolean }>`
        select pg_try_advisory_xact_lock(${FOLLOWING_LOCK}::integer, ${workspace.id}::integer) as got`.execute(db)
      if (!rows[0]?.got) return false
      const context = systemContext(db, workspace)
      const object = objectByKey(workspace, told.objectKey)
      // events of objects without history say what changed since, this one included: read before it is taken
      const event = object && (await recordAt(context, object, told))
      const taken = await db
        .deleteFrom('events')
        .where('workspace_id', '=', workspace.id)
        .where('id', '=', told.id)
        .executeTakeFirst()
      if (!event || taken.numDeletedRows === 0n) return true
      for (const follower of this.#followersOf(workspace, told)) await follower.follow(context, event)
      return true
    })
  }

  #followersOf(workspace: LiveWorkspace, { objectKey, type }: ToldEvent): readonly Follower[] {
    const object = objectByKey(workspace, objectKey)
    return object === undefined
      ? []
      : this.#options.followers.filter((follower) => follower.concerns(workspace, object.model.name, type))
  }

  async #passOver(workspaceId: number, events: readonly ToldEvent[]): Promise<void> {
    if (events.length === 0) return
    const ids = events.map(({ id }) => id)
    await sql`delete from events where workspace_id = ${workspaceId} and id = any(${ids}::bigint[])`.execute(
      this.#options.db,
    )
  }
}

async function readEvents(db: Kysely<DB>, workspaceId: number): Promise<ToldEvent[]> {
  const rows = await db
    .selectFrom('events')
    .select(['id', 'type', 'object_key', 'record_id', 'version', 'at', 'cause'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .limit(BATCH)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    type: row.type.slice('record.'.length) as EventType,
    objectKey: row.object_key,
    recordId: row.record_id,
    version: row.version,
    at: new Date(row.at),
    cause: row.cause as Cause | null,
  }))
}
