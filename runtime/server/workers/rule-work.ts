/** What rules do later: runs that failed are tried again. */
import type { Jobs } from '../jobs/index.ts'
import { againAfterDeadlock, systemContext } from '../services/context.ts'
import { type RulesEnvironment, retryRun } from '../services/rules/index.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'
import type { Database } from '../store/statement.ts'

interface Sources {
  readonly db: Database
  readonly workspaces: LiveWorkspaces
}

export function workOnRules(jobs: Jobs, { db, workspaces }: Sources, environment: RulesEnvironment): void {
  jobs.work('rule-run', async ({ workspaceId, id }) => {
    const context = systemContext(db, await workspaces.get(workspaceId))
    await againAfterDeadlock(() => retryRun(context, environment, id))
  })
}
