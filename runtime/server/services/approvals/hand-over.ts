/** What is open at somebody goes to others: a delegation begins, or they left. */
import type { Event } from '@attain/engine/approval'
import { sql } from 'kysely'
import { type Context, inTransaction } from '../context.ts'
import { carryOutOn } from './carry-out.ts'
import { factsOf } from './world.ts'

/** Tells every approval in which they have an open or a waiting task; `approvals` limits it to some, as `object/name`. */
export async function handOverOf(
  context: Context,
  personId: string,
  event: Event,
  approvals: readonly string[] | null = null,
): Promise<void> {
  const { db, view } = context
  // in the order of ids, as all who take several
  const { rows } = await sql<{ id: string }>`select distinct t.approval_id as id from approval_tasks t
    join approvals a on a.workspace_id = t.workspace_id and a.id = t.approval_id
    join object_keys k on k.workspace_id = a.workspace_id and k.object_key = a.object_key
    where t.workspace_id = ${view.workspace.id} and t.person_id = ${personId} and t.status in ('open', 'waiting')
      and a.status = 'running' and (${approvals === null} or k.name || '/' || a.name = any(${[...(approvals ?? [])]}::text[]))
    order by 1`.execute(db)
  for (const { id } of rows) await carryOutOn(context, id, { event, by: null })
}

/** Their tasks go on when somebody is not here any more; who is here keeps them. */
export function handOverOfWhoLeft(context: Context, personId: string): Promise<void> {
  return inTransaction(context, async (inner) => {
    const facts = await factsOf(inner, [personId], '')
    if (facts.get(personId)?.isActive) return
    await handOverOf(inner, personId, { type: 'leave', person: personId })
  })
}
