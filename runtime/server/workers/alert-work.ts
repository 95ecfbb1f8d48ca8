/** Looks which alerts are due, and tells whom they concern. */
import type { FastifyBaseLogger } from 'fastify'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.ts'
import { dateIn, systemContext } from '../services/context.ts'
import { lastDue, tellAlert } from '../services/performance/alerts/index.ts'
import type { LiveWorkspace } from '../store/live-workspace.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'

const LOOK_EVERY_MS = 60_000
/** Nobody else's, with the number of the workspace. */
const ALERT_LOCK = -5

export interface AlertClocks {
  /** Looks by itself from now on. */
  start(): void
  /** Tells what is due at a moment. */
  look(now?: number): Promise<void>
  stop(): Promise<void>
}

interface Sources {
  readonly db: Kysely<DB>
  readonly workspaces: LiveWorkspaces
  readonly log: FastifyBaseLogger
}

export function createAlertClocks({ db, workspaces, log }: Sources): AlertClocks {
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let isStopping = false
  /** Until when each alert has been told, by this process; a new one looks at the last day once more. */
  const done = new Map<string, number>()

  const lookAt = async (now: number) => {
    for (const { id } of await db.selectFrom('workspaces').select('id').orderBy('id').execute()) {
      if (isStopping) return
      await tellDue(db, await workspaces.get(id), now, done, log)
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
        look().catch((err: unknown) => log.error({ err }, 'the look at alerts failed'))
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

async function tellDue(
  db: Kysely<DB>,
  workspace: LiveWorkspace,
  now: number,
  done: Map<string, number>,
  log: FastifyBaseLogger,
): Promise<void> {
  const { timeZone } = workspace.calendar
  const due = [...workspace.model.targets.values()].flatMap(({ name, alerts }) =>
    alerts.flatMap((alert) => {
      const key = `${workspace.id}/${name}/${alert.name}`
      const moment = lastDue(alert, now, timeZone)
      return moment === undefined || moment <= (done.get(key) ?? 0) ? [] : [{ key, name, alert, moment }]
    }),
  )
  if (due.length === 0) return
  await db.transaction().execute(async (lock) => {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(${ALERT_LOCK}, ${workspace.id}) as free`.execute(lock)
    // another process is at it; should it die, this one looks again in a minute
    if (rows[0]?.free !== true) return
    const at = new Date(now)
    const context = { ...systemContext(db, workspace), now: at, today: dateIn(timeZone, at) }
    for (const { key, name, alert, moment } of due) {
      try {
        await tellAlert(context, name, alert, moment)
        done.set(key, moment)
      } catch (err) {
        log.error({ err, target: name, alert: alert.name }, 'an alert could not be told; it is tried again in a minute')
      }
    }
  })
}
