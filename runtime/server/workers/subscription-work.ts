/** Looks every minute which dashboards are to be sent. */
import type { FastifyBaseLogger } from 'fastify'
import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.ts'
import { handOverDue } from '../services/subscriptions/index.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'

const LOOK_EVERY_MS = 60_000

export interface SubscriptionClocks {
  /** Looks by itself from now on. */
  start(): void
  /** Hands over what is due at a moment. */
  look(now?: number): Promise<void>
  stop(): Promise<void>
}

interface Sources {
  readonly db: Kysely<DB>
  readonly workspaces: LiveWorkspaces
  readonly log: FastifyBaseLogger
}

export function createSubscriptionClocks({ db, workspaces, log }: Sources): SubscriptionClocks {
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let isStopping = false

  const lookAt = async (now: number) => {
    const rows = await db.selectFrom('subscriptions').select('workspace_id').distinct().execute()
    for (const { workspace_id: id } of rows) {
      if (isStopping) return
      try {
        await handOverDue(db, await workspaces.get(id), now)
      } catch (err) {
        log.error({ err, workspace: id }, 'what is due could not be handed over; it is tried again in a minute')
      }
    }
  }
  const look = (now = Date.now()) => {
    const next = () => lookAt(now)
    running = running.then(next, next)
    return running
  }
  return {
    start() {
      timer ??= setInterval(() => {
        look().catch((err: unknown) => log.error({ err }, 'the look at subscriptions failed'))
      }, LOOK_EVERY_MS).unref()
    },
    look,
    async stop() {
      isStopping = true
      clearInterval(timer)
      await running.catch(() => {})
    },
  }
}
