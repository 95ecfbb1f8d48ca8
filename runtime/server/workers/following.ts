/**
 * Follows the outbox: what happened to records is told to whoever follows, event by event, in the order in which it
 * happened. An event is taken out of the outbox in the transaction that does what follows from it, so that this is done
 * once, whatever dies; of several processes one at a time follows a workspace.
 */
import type { FastifyBaseLogger } from 'fastify'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.ts'
import type { Cause } from '../services/actions/index.ts'
import { againAfterDeadlock, type Context, systemContext } from '../services/context.ts'
import {
  type EventType,
  type Follower,
  objectByKey,
  type RecordEvent,
  recordsAt,
  type ToldEvent,
} from '../services/events/index.ts'
import type { LiveWorkspace } from '../store/live-workspace.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'

const LOOK_EVERY_MS = 1000
/** Most writes have ended by then. */
const SOON_MS = 20
const BATCH = 500
/** So many events are followed in one transaction; what they change waits for all of them. */
const TOGETHER = 10
/** Fewer are not worth a look of their own. */
const SIFT_FROM = 10
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
      const wanted = await this.#sift(workspace, concerning)
      const following = concerning.filter(({ id }) => wanted.has(id))
      for (let i = 0; i < following.length; i += TOGETHER) {
        if (this.isStopping || !(await this.#take(workspace, following.slice(i, i + TOGETHER)))) return
      }
      // not before: an earlier event of a record without history is read with the help of the later ones
      await this.#passOver(workspaceId, [...others, ...concerning.filter(({ id }) => !wanted.has(id))])
    }
  }

  /** Those that somebody does something about. Of an import most are looked at together, and a few one by one. */
  async #sift(workspace: LiveWorkspace, events: readonly ToldEvent[]): Promise<ReadonlySet<string>> {
    const all = new Set(events.map(({ id }) => id))
    if (events.length < SIFT_FROM) return all
    try {
      return await this.#siftTogether(workspace, events)
    } catch (err) {
      this.#options.log.error({ err, workspaceId: workspace.id }, 'events could not be looked at together')
      return all
    }
  }

  async #siftTogether(workspace: LiveWorkspace, events: readonly ToldEvent[]): Promise<ReadonlySet<string>> {
    const context = systemContext(this.#options.db, workspace)
    const records = [...(await this.#recordsOf(context, events)).values()]
    const wanted = new Set<string>()
    for (const follower of this.#options.followers) {
      const own = records.filter(({ object, type }) => follower.concerns(workspace, object.model.name, type))
      if (own.length === 0) continue
      for (const { id } of follower.sift ? await follower.sift(context, own) : own) wanted.add(id)
    }
    return wanted
  }

  /** False when they have to wait. */
  async #take(workspace: LiveWorkspace, events: readonly ToldEvent[]): Promise<boolean> {
    try {
      return await againAfterDeadlock(() => this.#followTogether(workspace, events))
    } catch (err) {
      const [event, ...others] = events
      if (event === undefined) return true
      if (others.length === 0) return this.#failed(workspace, event, err)
      // the one that fails does not keep the others
      for (const one of events) if (this.isStopping || !(await this.#take(workspace, [one]))) return false
      return true
    }
  }

  /** True when the event is given up. */
  async #failed({ id: workspaceId }: LiveWorkspace, event: ToldEvent, err: unknown): Promise<boolean> {
    const { log } = this.#options
    const key = `${workspaceId}/${event.id}`
    const attempt = (this.#attempts.get(key) ?? 0) + 1
    this.#attempts.set(key, attempt)
    log.error({ err, workspaceId, event, attempt }, 'what follows from an event could not be done')
    if (attempt < MOST_ATTEMPTS) return false
    log.error({ workspaceId, event }, 'an event is passed over, because it failed too often')
    this.#attempts.delete(key)
    await this.#passOver(workspaceId, [event])
    return true
  }

  /** What follows from all of them, or nothing. */
  #followTogether(workspace: LiveWorkspace, told: readonly ToldEvent[]): Promise<boolean> {
    return this.#options.db.transaction().execute(async (db) => {
      const { rows } = await sql<{ got: boolean }>`
        select pg_try_advisory_xact_lock(${FOLLOWING_LOCK}::integer, ${workspace.id}::integer) as got`.execute(db)
      if (!rows[0]?.got) return false
      const context = systemContext(db, workspace)
      // events of objects without history say what changed since, these included: read before they are taken
      const records = await this.#recordsOf(context, told)
      const taken = await db
        .deleteFrom('events')
        .where('workspace_id', '=', workspace.id)
        .where(
          'id',
          'in',
          told.map(({ id }) => id),
        )
        .returning('id')
        .execute()
      const ours = new Set(taken.map(({ id }) => id))
      for (const one of told) {
        const event = records.get(one.id)
        if (!event || !ours.has(one.id)) continue
        for (const follower of this.#followersOf(workspace, one)) await follower.follow(context, event)
      }
      return true
    })
  }

  async #recordsOf(context: Context, told: readonly ToldEvent[]): Promise<ReadonlyMap<string, RecordEvent>> {
    const found = new Map<string, RecordEvent>()
    for (const [key, events] of Map.groupBy(told, ({ objectKey }) => objectKey)) {
      const object = objectByKey(context.view.workspace, key)
      for (const event of object ? await recordsAt(context, object, events) : []) found.set(event.id, event)
    }
    return found
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
