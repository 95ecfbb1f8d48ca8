/**
 * Moves between teams and managers are kept, as the running application keeps them. Rules and approvals do not follow:
 * the records of a case are as it says.
 */
import { sql } from 'kysely'
import type { Context } from '../services/context.ts'
import { type EventType, recordsAt } from '../services/events/index.ts'
import { followMoves } from '../services/performance/follow-moves.ts'

interface Row {
  readonly id: string
  readonly type: string
  readonly record_id: string
  readonly version: number
  readonly at: string
}

/** Takes what happened out of the outbox. */
export async function followPeople(context: Context): Promise<void> {
  const { db, view } = context
  const person = view.workspace.objects.get('person')
  if (person === undefined) return
  const { rows } = await sql<Row>`select id, type, record_id, version, at from events
    where workspace_id = ${view.workspace.id} and object_key = ${person.key} and type = 'record.updated' order by id`.execute(
    db,
  )
  const told = rows.map(({ id, type, record_id, version, at }) => ({
    ...{ id, version, cause: null, recordId: record_id, at: new Date(at) },
    type: type.slice('record.'.length) as EventType,
  }))
  const events = await recordsAt(context, person, told)
  await sql`delete from events where workspace_id = ${view.workspace.id}`.execute(db)
  for (const event of events) await followMoves.follow(context, event)
}
