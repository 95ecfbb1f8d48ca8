/** What rules did, and when those that time begins are next. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)

  await run(`create table rule_runs (
    workspace_id integer not null,
    -- UUIDv7: their order is the order in which they came about
    id uuid not null,
    -- object/name
    rule text not null,
    object_key integer not null,
    record_id uuid not null,
    -- of the last attempt
    at timestamptz not null,
    -- what began it, and all that another attempt needs
    happened jsonb not null,
    outcome text not null check (outcome in ('done', 'skipped', 'retrying', 'failed')),
    attempts integer not null,
    -- what each action did, by language
    done jsonb not null default '[]',
    -- why it was skipped or failed, by language
    problem jsonb,
    primary key (workspace_id, id)
  )`)
  await run('create index rule_runs_rule on rule_runs (workspace_id, rule, id)')
  await run('create index rule_runs_record on rule_runs (workspace_id, record_id, id)')
  await run(`create index rule_runs_troubled on rule_runs (workspace_id, outcome, id) where outcome <> 'done'`)

  // Rules that time begins.
  await run(`create table rule_clocks (
    workspace_id integer not null,
    rule text not null,
    -- all that was due until then has been found
    done_until timestamptz not null,
    next_at timestamptz not null,
    -- the moment that is being gone through, and the last record of it that was looked at
    moment timestamptz,
    after uuid,
    primary key (workspace_id, rule)
  )`)
  await run(`create table rule_firings (
    workspace_id integer not null,
    rule text not null,
    record_id uuid not null,
    moment timestamptz not null,
    primary key (workspace_id, rule, record_id, moment)
  )`)
}
