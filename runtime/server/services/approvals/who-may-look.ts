/** An approval is seen by whoever takes part in it, by who may see its record, and by administrators. */
import { sql } from 'kysely'
import { isAdministrating } from '../../store/live-workspace.ts'
import { loadRecords } from '../../store/write/load.ts'
import type { Context } from '../context.ts'
import type { Instance } from './instance.ts'

export async function mayLookAt(context: Context, instance: Instance): Promise<boolean> {
  if (isAdministrating(context.view) || (await takesPart(context, instance))) return true
  const { object, recordId } = instance
  return (await loadRecords(context.db, context.view, object, [recordId], context.today)).has(recordId)
}

/** Who submitted it, was or is asked, stands behind a task, or was sent a copy. */
export async function takesPart({ db, view }: Context, { id, state }: Instance): Promise<boolean> {
  const me = view.actor.personId
  if (state?.submitter === me) return true
  const { rows } = await sql<{ takes_part: boolean }>`select exists (select from approval_tasks
      where workspace_id = ${view.workspace.id} and approval_id = ${id} and status <> 'waiting'
        and ${me} in (person_id, principal_id, decided_by))
    or exists (select from approval_copies where workspace_id = ${view.workspace.id} and approval_id = ${id}
        and person_id = ${me}) as takes_part`.execute(db)
  return rows[0]?.takes_part === true
}
