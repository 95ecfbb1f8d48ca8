/** Approvals that another one waits for. */
import { isEnded } from '@attain/engine/approval'
import type { ApprovalModel } from '@attain/engine/metadata'
import type { Context } from '../context.ts'
import { SYSTEM } from './ask-the-world.ts'
import { carryOutOn } from './carry-out.ts'
import type { Instance } from './instance.ts'

/** The one that waits goes on; where it has left the place meanwhile, nothing happens. */
export async function tellParent(context: Context, { parent, state }: Instance): Promise<void> {
  if (parent === null || state === null || state.status === 'stopped') return
  const { visit } = parent
  const waiting = await waitingVisit(context, parent)
  if (!waiting) return
  const event = { type: 'subprocess-ended', visit, approved: state.status === 'approved' } as const
  await carryOutOn(context, parent.id, { event, by: null })
}

async function waitingVisit({ db, view }: Context, { id, visit }: NonNullable<Instance['parent']>): Promise<boolean> {
  const row = await db
    .selectFrom('approvals')
    .select('state')
    .where('workspace_id', '=', view.workspace.id)
    .where('id', '=', id)
    .where('status', '=', 'running')
    .forUpdate()
    .executeTakeFirst()
  const state = row?.state as Instance['state'] | undefined
  return state?.visits.some((one) => one.id === visit && one.status === 'open') === true
}

/** Sub-processes end with the visit that waits for them. */
export async function endChildren(
  context: Context,
  { id, state, events }: Instance,
  { definition }: ApprovalModel,
): Promise<void> {
  const mayHave = events > 1 && [...definition.nodes.values()].some(({ type }) => type === 'subprocess')
  if (!mayHave || state === null) return
  const children = await context.db
    .selectFrom('approvals')
    .select(['id', 'parent_visit'])
    .where('workspace_id', '=', context.view.workspace.id)
    .where('parent_id', '=', id)
    .where('status', 'in', ['running', 'returned'])
    .execute()
  for (const child of children) {
    const visit = state.visits.find((one) => one.id === child.parent_visit)
    if (visit?.status === 'open' && !isEnded(state)) continue
    await carryOutOn(context, child.id, { event: { type: 'stop', by: SYSTEM }, by: null })
  }
}
