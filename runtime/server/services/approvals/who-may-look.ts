/** An approval is seen by whoever takes part in it, by who may see its record, and by administrators. */
import { isAdministrating } from '../../store/live-workspace.ts'
import { loadRecords } from '../../store/write/load.ts'
import type { Context } from '../context.ts'
import type { Instance } from './instance.ts'

export async function mayLookAt(context: Context, instance: Instance): Promise<boolean> {
  if (isAdministrating(context.view) || takesPart(context, instance)) return true
  const { object, recordId } = instance
  return (await loadRecords(context.db, context.view, object, [recordId], context.today)).has(recordId)
}

/** Who submitted it, was or is asked, stands behind a task, or was sent a copy. */
export function takesPart({ view }: Context, { state }: Instance): boolean {
  const me = view.actor.personId
  if (state === null) return false
  const isAsked = state.tasks.some(
    ({ status, person, principal, decidedBy }) => status !== 'waiting' && [person, principal, decidedBy].includes(me),
  )
  return isAsked || state.submitter === me || state.visits.some(({ copied }) => copied?.includes(me) === true)
}
