import type { Effect } from '@attain/engine/approval'
import { newId } from '../../store/new-id.ts'
import type { Context } from '../context.ts'
import { carryOut } from './carry-out.ts'
import type { Instance } from './instance.ts'

/**
 * Starts the approval that another one waits for, on the same record and under the same revision. Says whether it
 * approved when it ended at once; undefined while it runs.
 */
export async function startWithin(
  context: Context,
  parent: Instance,
  { approval, visit }: Extract<Effect, { type: 'start' }>,
): Promise<boolean | undefined> {
  if (parent.state === null) throw new Error('Only what runs starts another.')
  const { object, recordId, revision, title, state } = parent
  const child: Instance = {
    id: newId(),
    object,
    recordId,
    name: approval,
    revision,
    parent: { id: parent.id, visit },
    title,
    submittedAt: context.now.toISOString(),
    events: 0,
    state: null,
  }
  const event = { type: 'submit', by: state.submitter } as const
  const started = await carryOut(context, child, { event, by: null }, true)
  const status = started.state?.status
  return status === 'running' || status === 'returned' || status === undefined ? undefined : status === 'approved'
}
