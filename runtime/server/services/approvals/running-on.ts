import type { LiveObject } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'

/** The approvals that run for a record, sub-processes among them. */
export async function runningOn({ db, view }: Context, object: LiveObject, recordId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('approvals')
    .select('id')
    .where('workspace_id', '=', view.workspace.id)
    .where('object_key', '=', object.key)
    .where('record_id', '=', recordId)
    .where('status', 'in', ['running', 'returned'])
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
