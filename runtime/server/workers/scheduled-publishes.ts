/** Makes scheduled revisions live at their time. Of several processes one does each; one that cannot says why. */
import type { FastifyBaseLogger } from 'fastify'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/schema.ts'
import { AttainError } from '../errors.ts'
import { promote } from '../services/publish/index.ts'

const LOOK_EVERY_MS = 5000

export interface ScheduledPublishes {
  /** Makes live what is due. */
  look(): Promise<void>
  stop(): Promise<void>
}

/** `published` is told after each that went live. */
export function createScheduledPublishes(
  db: Kysely<DB>,
  log: FastifyBaseLogger,
  published: (workspaceId: number) => Promise<void>,
): ScheduledPublishes {
  let running: Promise<void> = Promise.resolve()
  const look = () => {
    running = running.then(lookNow, lookNow)
    return running
  }
  const lookNow = async () => {
    for (;;) {
      const done = await publishNext(db)
      if (done === undefined) return
      if (done.problem) log.warn({ ...done }, 'a scheduled revision did not go live')
      else await published(done.workspaceId)
    }
  }
  const timer = setInterval(
    () => void look().catch((err: unknown) => log.error({ err }, 'could not look for scheduled revisions')),
    LOOK_EVERY_MS,
  )
  timer.unref()
  return {
    look,
    async stop() {
      clearInterval(timer)
      await running.catch(() => {})
    },
  }
}

interface Done {
  readonly workspaceId: number
  readonly revision: number
  readonly problem?: true
}

/** The next one that is due, done or marked with its problem; undefined when none is. */
async function publishNext(db: Kysely<DB>): Promise<Done | undefined> {
  const due = await db
    .selectFrom('rollouts')
    .innerJoin('revisions', (join) =>
      join
        .onRef('revisions.workspace_id', '=', 'rollouts.workspace_id')
        .onRef('revisions.revision', '=', 'rollouts.revision'),
    )
    .select(['rollouts.workspace_id', 'rollouts.revision', 'revisions.published_by'])
    .where('kind', '=', 'scheduled')
    .where('problem', 'is', null)
    .where(sql<boolean>`at <= now()`)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  if (!due) return undefined
  const done = { workspaceId: due.workspace_id, revision: due.revision }
  try {
    await promote(db, done.workspaceId, done.revision, { by: due.published_by, at: new Date() })
    return done
  } catch (error) {
    // another process was faster
    if (error instanceof AttainError && error.code === 'not_found') return publishNext(db)
    if (!(error instanceof AttainError)) throw error
    const problem = { en: error.messageIn('en'), 'zh-CN': error.messageIn('zh-CN') }
    await db
      .updateTable('rollouts')
      .set({ problem: JSON.stringify(problem) })
      .where('workspace_id', '=', done.workspaceId)
      .where('revision', '=', done.revision)
      .execute()
    return { ...done, problem: true }
  }
}
