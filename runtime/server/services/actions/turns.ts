/** One after the other: whose turn it is, however many are given away at the same moment. */
import { sql } from 'kysely'
import type { Context } from '../context.ts'

/**
 * The next of these people, who is remembered as the last one. Others who take turns of the same source wait until the
 * transaction ends. Who comes and goes in between moves nobody else's turn: it goes on behind the last one, or from
 * where that one stood.
 */
export async function takeTurn(
  context: Context,
  source: string,
  people: readonly string[],
  choose: (inTurn: readonly string[]) => Promise<string>,
): Promise<string> {
  const { db, view } = context
  const { rows } = await sql<{ person_id: string | null; position: number }>`
    insert into turns (workspace_id, source, position) values (${view.workspace.id}, ${source}, -1)
    on conflict (workspace_id, source) do update set source = excluded.source
    returning person_id, position`.execute(db)
  const last = rows[0]
  const stood = last?.person_id == null ? -1 : people.indexOf(last.person_id)
  const next = stood >= 0 ? stood + 1 : Math.max(last?.position ?? 0, 0)
  const from = next % people.length
  const chosen = await choose([...people.slice(from), ...people.slice(0, from)])
  await db
    .updateTable('turns')
    .set({ person_id: chosen, position: people.indexOf(chosen) })
    .where('workspace_id', '=', view.workspace.id)
    .where('source', '=', source)
    .execute()
  return chosen
}
