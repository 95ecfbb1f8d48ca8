/** Running numbers. A number is given once; numbers of writes that failed stay unused. */
import { sql } from 'kysely'
import type { LiveObject, View } from './live-workspace.ts'
import type { Database } from './statement.ts'

/** Takes `count` numbers and returns the first; the first one ever is `start`. */
export async function takeNumbers(
  db: Database,
  view: View,
  object: LiveObject,
  field: string,
  count: number,
  start: number,
): Promise<number> {
  const { rows } = await sql<{ value: string }>`
    insert into counters as c (workspace_id, name, value)
    values (${view.workspace.id}, ${`${object.key}/${field}`}, ${start + count - 1})
    on conflict (workspace_id, name) do update set value = c.value + ${count}
    returning value`.execute(db)
  return Number(rows[0]?.value) - count + 1
}
