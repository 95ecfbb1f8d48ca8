/** What actions of rules and approvals do with approvals. */
import type { LiveObject } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'
import { SYSTEM } from './ask-the-world.ts'
import { carryOutOn } from './carry-out.ts'
import { startApproval } from './start.ts'

export interface ApprovalActions {
  start(context: Context, of: OfRecord & { readonly submitter: string | null }): Promise<void>
  /** Ends the one that runs for the record; nothing happens where none does. */
  withdraw(context: Context, of: OfRecord): Promise<void>
}

interface OfRecord {
  readonly object: LiveObject
  readonly recordId: string
  readonly approval: string
}

export const approvalActions: ApprovalActions = {
  async start(context, { object, recordId, approval: name, submitter }) {
    await startApproval(context, { object, recordId, name, submitter: submitter ?? SYSTEM })
  },
  async withdraw(context, { object, recordId, approval }) {
    const running = await context.db
      .selectFrom('approvals')
      .select(['id', 'submitter_id'])
      .where('workspace_id', '=', context.view.workspace.id)
      .where('object_key', '=', object.key)
      .where('record_id', '=', recordId)
      .where('name', '=', approval)
      .where('status', 'in', ['running', 'returned'])
      .executeTakeFirst()
    const event = { type: 'withdraw', by: running?.submitter_id ?? '' } as const
    if (running) await carryOutOn(context, running.id, { event, by: null })
  },
}
