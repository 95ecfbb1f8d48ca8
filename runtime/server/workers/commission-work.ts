/** Runs of commission whose process died are taken up by another. */
import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.ts'
import type { Jobs } from '../jobs/index.ts'
import { takeUpRun } from '../services/commission/index.ts'
import { systemContext } from '../services/context.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'

export function takeUpCommissionRuns(jobs: Jobs, db: Kysely<DB>, workspaces: LiveWorkspaces): void {
  jobs.work('commission-run', async ({ workspaceId, id }) => {
    await takeUpRun(systemContext(db, await workspaces.get(workspaceId)), id)
  })
}
