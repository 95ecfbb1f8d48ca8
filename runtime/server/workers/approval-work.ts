/** What approvals do by themselves: time limits and waits that are over, actions tried again, delegations that begin. */
import type { Jobs } from '../jobs/index.ts'
import { beginDelegation, handOverOfWhoLeft, performAgain, timeOut } from '../services/approvals/index.ts'
import { againAfterDeadlock, type Context, systemContext } from '../services/context.ts'
import type { LiveWorkspaces } from '../store/live-workspaces.ts'
import type { Database } from '../store/statement.ts'

export function workOnApprovals(jobs: Jobs, db: Database, workspaces: LiveWorkspaces): void {
  const inWorkspace = async (id: number): Promise<Context> => systemContext(db, await workspaces.get(id))
  jobs.work('approval-timer', async ({ workspaceId, approvalId, timer }) => {
    const context = await inWorkspace(workspaceId)
    await againAfterDeadlock(() => timeOut(context, approvalId, timer))
  })
  jobs.work('approval-action', async ({ workspaceId, approvalId, key }) => {
    const context = await inWorkspace(workspaceId)
    const problem = await againAfterDeadlock(() => performAgain(context, approvalId, key))
    // the queue tries again, less and less often
    if (problem) throw new Error(problem.en)
  })
  jobs.work('person-left', async ({ workspaceId, personId }) => {
    const context = await inWorkspace(workspaceId)
    await againAfterDeadlock(() => handOverOfWhoLeft(context, personId))
  })
  jobs.work('delegation', async ({ workspaceId, id }) => {
    const context = await inWorkspace(workspaceId)
    await againAfterDeadlock(() => beginDelegation(context, id))
  })
}
