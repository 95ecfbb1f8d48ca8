/** What actions of rules and approvals do with approvals. */
import type { ApprovalCalls } from '../actions/index.ts'
import { SYSTEM } from './ask-the-world.ts'
import { carryOutOn } from './carry-out.ts'
import { startApproval } from './start.ts'

export const approvalCalls: ApprovalCalls = {
  async start(context, name, { object, id: recordId, causedBy }) {
    await startApproval(context, { object, recordId, name, submitter: causedBy ?? SYSTEM })
  },
  /** Ends the one that runs for the record as its submitter would; nothing happens where none runs. */
  async withdraw(context, name, { object, id }) {
    const running = await context.db
      .selectFrom('approvals')
      .select(['id', 'submitter_id'])
      .where('workspace_id', '=', context.view.workspace.id)
      .where('object_key', '=', object.key)
      .where('record_id', '=', id)
      .where('name', '=', name)
      .where('status', 'in', ['running', 'returned'])
      .executeTakeFirst()
    if (!running) return
    await carryOutOn(context, running.id, { event: { type: 'withdraw', by: running.submitter_id }, by: null })
  },
}
