/** The sandboxes of a live workspace, and how far each is apart from it. */
import type { SandboxBody, SandboxList } from '@attain/contract'
import type { Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import type { Database } from '../../store/statement.ts'
import type { Context } from '../context.ts'

interface Row {
  readonly slug: string
  readonly name: string
  readonly data: SandboxBody['data']
  readonly records: number
  readonly maskAmounts: boolean
  readonly madeAt: string
  readonly madeByName: string | null
  readonly refreshedAt: string
  readonly state: SandboxBody['state']
  readonly done: number | null
  readonly total: number | null
  readonly problem: Text | null
  readonly isMine: boolean
  readonly toLive: number
  readonly fromLive: number
}

/** `only` the one in which somebody asks who does not administer its live workspace. */
export async function listSandboxes(
  { db, language }: Context,
  liveId: number,
  accountId: string,
  only: number | undefined,
): Promise<SandboxList> {
  const live = await db
    .selectFrom('workspaces')
    .select(['slug', 'name'])
    .where('id', '=', liveId)
    .executeTakeFirstOrThrow()
  const rows = await readSandboxes(db, liveId, accountId)
  const items = rows
    .filter(({ id }) => only === undefined || id === only)
    .map(
      ({ id, done, total, problem, ...row }): SandboxBody => ({
        ...row,
        progress: row.state !== 'filling' || done === null || total === null ? null : { done, total },
        problem: problem && (problem[language] ?? problem.en),
      }),
    )
  return { live: { ...live, isMine: only === undefined }, items }
}

async function readSandboxes(db: Database, liveId: number, accountId: string): Promise<(Row & { id: number })[]> {
  const liveOf = (alias: string, workspace: ReturnType<typeof sql>) => sql`${sql.ref(alias)} as (
    select r.workspace_id, r.identity, d.content from live_revisions l
    join revision_documents r on r.workspace_id = l.workspace_id and r.revision = l.revision
    join documents d on d.workspace_id = r.workspace_id and d.hash = r.hash
    where l.workspace_id ${workspace})`
  const { rows } = await sql<Row & { id: number }>`
    with ours as materialized (select * from sandboxes where live_id = ${liveId}),
    ${liveOf('theirs', sql`in (select workspace_id from ours)`)},
    ${liveOf('here', sql`= ${liveId}`)},
    apart as (
      select workspace_id,
        count(*) filter (where theirs is distinct from base)::integer as to_live,
        count(*) filter (where here is distinct from base)::integer as from_live
      from (
        select workspace_id, identity, max(theirs::text)::jsonb as theirs, max(here::text)::jsonb as here,
          max(base::text)::jsonb as base
        from (
          select workspace_id, identity, content as theirs, null::jsonb as here, null::jsonb as base from theirs
          union all
          select o.workspace_id, h.identity, null, h.content, null from ours o cross join here h
          union all
          select c.workspace_id, c.identity, null, null, c.content from common_documents c
          where c.other_id = ${liveId} and c.workspace_id in (select workspace_id from ours)
        ) each group by workspace_id, identity
      ) compared where theirs is distinct from here group by workspace_id
    )
    select w.id, w.slug, w.name, s.data, s.records_per_object as records, s.masks_amounts as "maskAmounts",
      to_char(s.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt",
      to_char(s.refreshed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "refreshedAt",
      p.doc ->> 'name' as "madeByName", s.state, g.done, g.total, s.problem,
      exists (select from memberships m where m.workspace_id = w.id and m.account_id = ${accountId} and m.active) as "isMine",
      coalesce(a.to_live, 0) as "toLive", coalesce(a.from_live, 0) as "fromLive"
    from ours s join workspaces w on w.id = s.workspace_id
    left join sandbox_progress g on g.workspace_id = w.id
    left join apart a on a.workspace_id = w.id
    left join object_keys k on k.workspace_id = ${liveId} and k.name = 'person'
    left join records p on p.workspace_id = ${liveId} and p.object_key = k.object_key and p.id = s.made_by
    order by s.made_at, w.id`.execute(db)
  return rows
}
