import { AttainError } from '../../errors.ts'
import { enqueue } from '../../jobs/index.ts'
import { type Context, inTransaction } from '../context.ts'
import { carryOut } from './carry-out.ts'
import { findInstance } from './instance.ts'

/** A timer goes off; one that has ended meanwhile does nothing. */
export function timeOut(context: Context, approvalId: string, timer: number): Promise<void> {
  return inTransaction(context, async (inner) => {
    const instance = await findInstance(inner, approvalId, true)
    const set = instance?.state?.timers.find(({ id }) => id === timer)
    if (!instance || !set || instance.state?.status !== 'running') return
    // set anew for later, or the clocks of this process and of the database differ
    if (set.at > inner.now.getTime()) {
      const data = { workspaceId: inner.view.workspace.id, approvalId, timer }
      return enqueue(inner.db, 'approval-timer', data, { startAfter: new Date(set.at) })
    }
    await carryOut(inner, instance, { event: { type: 'time', timer }, by: null })
  }).catch((error: unknown) => {
    // the machine refuses what no longer fits
    if (!(error instanceof AttainError && error.code === 'approval_refused')) throw error
  })
}
