/** Scenarios: what was supposed of a plan, with its last result. Simulations that take long are kept likewise, without a name. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table commission_scenarios (
    workspace_id integer not null references workspaces,
    id uuid not null,
    plan text not null,
    -- null for one that is only followed until it is done
    name text,
    note text not null default '',
    asked jsonb not null,
    state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
    done integer,
    total integer,
    -- why it failed, in both languages
    failure jsonb,
    result jsonb,
    shared_with uuid[] not null default '{}',
    made_by uuid,
    made_at timestamptz not null,
    calculated_at timestamptz,
    -- when its process last said that it is at it
    seen_at timestamptz not null,
    primary key (workspace_id, id)
  )`)
  await run('create index commission_scenarios_plan on commission_scenarios (workspace_id, plan, made_at)')
}
