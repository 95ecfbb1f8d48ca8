import { AttainError } from '../../errors.ts'
import { type Context, inTransaction } from '../context.ts'
import { carryOut } from './carry-out.ts'
import { findInstance } from './instance.ts'

/** A timer goes off; one that has ended meanwhile, or was set anew for later, does nothing. */
export function timeOut(context: Context, approvalId: string, timer: number): Promise<void> {
  return inTransaction(context, async (inner) => {
    const instance = await findInstance(inner, approvalId, true)
    const set = instance?.state?.timers.find(({ id }) => id === timer)
    if (!instance || !set || set.at > inner.now.getTime() || instance.state?.status !== 'running') return
    await carryOut(inner, instance, { event: { type: 'time', timer }, by: null })
  }).catch((error: unknown) => {
    // the machine refuses what no longer fits
    if (!(error instanceof AttainError && error.code === 'approval_refused')) throw error
  })
}
