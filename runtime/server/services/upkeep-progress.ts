/** What the upkeep worker is at, and how far. */
import type { UpkeepItem } from '@attain/contract'
import { sql } from 'kysely'
import type { Database } from '../store/statement.ts'

export async function upkeepProgress(db: Database, workspaceId: number): Promise<UpkeepItem[]> {
  const { rows } = await sql<UpkeepItem>`
    with pending as (
      select object_key, field, 'slot' as what, state, null::integer as done from field_slots
        where workspace_id = ${workspaceId} and state <> 'ready'
      union all
      select object_key, field, 'rollup', state, case when state = 'filling' then filled::integer end from kept_rollups
        where workspace_id = ${workspaceId} and state <> 'ready'
    ), totals as (
      select p.object_key, (select count(*)::integer from record_slots s
        where s.workspace_id = ${workspaceId} and s.object_key = p.object_key) as total
      from (select distinct object_key from pending) p
    )
    select k.name as object, p.field, p.what, p.state, p.done, t.total
    from pending p join totals t using (object_key)
    join object_keys k on k.workspace_id = ${workspaceId} and k.object_key = p.object_key
    order by 1, 2, 3`.execute(db)
  return rows
}
