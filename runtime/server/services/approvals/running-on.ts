import type { LiveObject } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'

/** The approvals that run for a record, sub-processes among them; with a moment, those that ran at it already. */
export async function runningOn(
  { db, view }: Context,
  object: LiveObject,
  recordId: string,
  since?: Date,
): Promise<string[]> {
  const running = db
    .selectFrom('approvals')
    .select('id')
    .where('workspace_id', '=', view.workspace.id)
    .where('object_key', '=', object.key)
    .where('record_id', '=', recordId)
    .where('status', 'in', ['running', 'returned'])
    .orderBy('id')
  const rows = await (since ? running.where('submitted_at', '<=', since.toISOString()) : running).execute()
  return rows.map(({ id }) => id)
}

/** Of these records those for which any runs. */
export async function withRunning(
  { db, view }: Context,
  object: LiveObject,
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('approvals')
    .select('record_id')
    .where('workspace_id', '=', view.workspace.id)
    .where('object_key', '=', object.key)
    .where('record_id', 'in', [...recordIds])
    .where('status', 'in', ['running', 'returned'])
    .execute()
  return new Set(rows.map((row) => row.record_id))
}
