/**
 * How a million opportunities came through their stages, the same on both sides: as hand-made software would keep it, a row
 * for each stay, and in the history of records, from which the upkeep worker takes what is kept of their past.
 */
import type pg from 'pg'
import { filledWorkspace } from '../sales/company.ts'
import type { PreparedCompany } from '../sales/prepared.ts'

/** The day on which each began, and what came after it; `left` is null where it still is. */
const stays = `select o.id, s.position, s.stage, s.since, lead(s.stage) over w as next, lead(s.since) over w as left
  from native.opportunity o cross join lateral (
    select 1 as position, 'prospecting' as stage, coalesce(o.engage_date - 20, o.created_at::date) as since
    union all select 2, 'engaging', o.engage_date where o.engage_date is not null
    union all select 3, o.stage, o.close_date where o.stage in ('won', 'lost')
  ) s window w as (partition by o.id order by s.position)`

/** Versions before the first one that records have. */
const history = `insert into audit (workspace_id, object_key, record_id, version, at, by, action, changes)
  select k.workspace_id, k.object_key, s.id, s.position - 10, s."left", null, 'updated', jsonb_build_object(
      'stage', jsonb_build_array(s.stage, s.next), 'stage_since', jsonb_build_array(s.since, s."left"),
      'next_step', jsonb_build_array('Call them again about the offer', 'Send them the papers'))
    from (${stays}) s join object_keys k on k.name = 'opportunity' where s.next is not null`

export async function prepareStageHistory(
  { company, pool, url }: PreparedCompany,
  note: (text: string) => void,
): Promise<PreparedCompany['company']['workspace']> {
  const { rows } = await pool.query(`select to_regclass('native.stage_change') as found`)
  if (rows[0].found === null) await withoutLimit(pool, make)
  const start = performance.now()
  await pool.query(`update followed_fields set state = 'filling', filled_to = null
    where field = 'stage' and not exists (select from past_values)`)
  const workspace = await filledWorkspace(company.db, company.workspace.id)
  note(`the past is there after ${Math.round(performance.now() - start)} ms at ${new URL(url).pathname}`)
  return workspace
}

async function make(client: pg.PoolClient): Promise<void> {
  await client.query(history)
  await client.query(`create table native.stage_change (
    opportunity_id uuid not null, position integer not null, stage text not null, since date not null)`)
  await client.query(
    `insert into native.stage_change select id, position, stage, since from (${stays}) s order by 1, 2`,
  )
  await client.query('alter table native.stage_change add primary key (opportunity_id, position)')
  await client.query('vacuum (analyze) native.stage_change, audit')
}

async function withoutLimit(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await work(client)
    await client.query('reset statement_timeout')
  } finally {
    client.release()
  }
}
