/** What rules do by themselves: those that time begins, and runs that failed and are tried again. */
import type { FastifyBaseLogger } from 'fastify'
import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.ts'
import type { Jobs } from '../jobs/index.ts'
import { againAfterDeadlock, systemContext } from '../services/context.ts'
import { forgetFirings, forgetOldRuns, type RulesEnvironment, retryRun, runDueRules } from '../services/rules/index.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'

const LOOK_EVERY_MS = 5_000
const FORGET_EVERY_MS = 60 * 60 * 1000

interface Sources {
  readonly db: Kysely<DB>
  readonly workspaces: LiveWorkspaces
}

export function retryRules(jobs: Jobs, { db, workspaces }: Sources, environment: RulesEnvironment): void {
  jobs.work('rule-run', async ({ workspaceId, id }) => {
    const context = systemContext(db, await workspaces.get(workspaceId))
    await againAfterDeadlock(() => retryRun(context, environment, id))
  })
}

export interface RuleClocks {
  /** Looks by itself from now on. */
  start(): void
  /** Does what is due at a moment. */
  look(now?: number): Promise<void>
  stop(): Promise<void>
}

export function createRuleClocks(
  { db, workspaces, log }: Sources & { readonly log: FastifyBaseLogger },
  environment: RulesEnvironment,
): RuleClocks {
  let running: Promise<void> = Promise.resolve()
  const timers: NodeJS.Timeout[] = []
  let isStopping = false
  const lookAt = async (now: number | undefined) => {
    for (const { id } of await db.selectFrom('workspaces').select('id').orderBy('id').execute()) {
      if (isStopping) return
      await runDueRules(db, await workspaces.get(id), environment, { now, isStopping: () => isStopping })
    }
  }
  const look = (now?: number) => {
    const next = () => lookAt(now)
    running = running.then(next, next)
    return running
  }
  const forget = async () => {
    await forgetFirings(db)
    await forgetOldRuns(db)
  }
  const every = (ms: number, work: () => Promise<void>) =>
    timers.push(
      setInterval(() => {
        work().catch((err: unknown) => log.error({ err }, 'the work on rules that time begins failed'))
      }, ms).unref(),
    )
  return {
    start() {
      if (timers.length > 0) return
      every(LOOK_EVERY_MS, look)
      every(FORGET_EVERY_MS, forget)
    },
    look,
    async stop() {
      isStopping = true
      for (const timer of timers) clearInterval(timer)
      await running.catch(() => {})
    },
  }
}
