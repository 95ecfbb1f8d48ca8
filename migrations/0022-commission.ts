/** Commission: periods of plans, runs, credits, statements with their lines, corrections. What was written stays. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  const appendOnly = (table: string) =>
    run(`create trigger ${table}_append_only before update or delete on ${table}
      for each row execute function refuse_change()`)

  await run(`create table commission_runs (
    workspace_id integer not null references workspaces,
    id uuid not null,
    plan text not null,
    -- the last period that was calculated
    period text not null,
    revision integer not null,
    started_by uuid,
    started_at timestamptz not null,
    ended_at timestamptz,
    credits integer,
    statements integer,
    primary key (workspace_id, id)
  )`)
  await run('create index commission_runs_plan on commission_runs (workspace_id, plan, started_at)')

  // A period that nobody has calculated has no row; it is open.
  await run(`create table commission_periods (
    workspace_id integer not null references workspaces,
    plan text not null,
    period text not null,
    from_day date not null,
    to_day date not null,
    state text not null check (state in ('calculated', 'in_review', 'locked', 'paid')),
    run_id uuid not null,
    changed_by uuid,
    changed_at timestamptz not null,
    primary key (workspace_id, plan, period)
  )`)

  // What was credited to whom. A change is the difference: all lines of a record together are what it is worth now.
  await run(`create table commission_credits (
    workspace_id integer not null,
    id bigint generated always as identity,
    run_id uuid not null,
    plan text not null,
    component text not null,
    payee_id uuid not null,
    -- of copies for managers whose it is, and no record
    record_id uuid,
    via_id uuid,
    day date not null,
    -- how many records, or which part of one
    number numeric not null,
    m0 numeric not null,
    m1 numeric not null,
    m2 numeric not null,
    m3 numeric not null,
    primary key (workspace_id, id)
  )`)
  await run('create index commission_credits_payee on commission_credits (workspace_id, plan, payee_id, day)')
  await run('create index commission_credits_component on commission_credits (workspace_id, plan, component, day)')
  await appendOnly('commission_credits')

  await run(`create table commission_statements (
    workspace_id integer not null,
    id uuid not null,
    plan text not null,
    payee_id uuid not null,
    period text not null,
    version integer not null,
    run_id uuid not null,
    revision integer not null,
    currency text not null,
    earned numeric not null,
    paid numeric not null,
    owed numeric not null,
    held numeric not null,
    carried numeric not null,
    -- figures of components, what could not be calculated, and parts of the payment
    components jsonb not null,
    refusals jsonb not null,
    instalments jsonb not null,
    -- tells whether a calculation gave anything else
    digest text not null,
    at timestamptz not null,
    primary key (workspace_id, id),
    unique (workspace_id, plan, period, payee_id, version)
  )`)
  await run('create index commission_statements_payee on commission_statements (workspace_id, payee_id, period)')
  await appendOnly('commission_statements')

  await run(`create table commission_lines (
    workspace_id integer not null,
    statement_id uuid not null,
    number integer not null,
    type text not null,
    component text,
    amount numeric not null,
    -- what else it is about, and how it came about
    line jsonb not null,
    primary key (workspace_id, statement_id, number),
    foreign key (workspace_id, statement_id) references commission_statements on delete cascade
  )`)
  await appendOnly('commission_lines')

  await run(`create table commission_adjustments (
    workspace_id integer not null references workspaces,
    id uuid not null,
    plan text not null,
    payee_id uuid not null,
    period text not null,
    amount numeric not null,
    reason text not null,
    made_by uuid,
    made_at timestamptz not null,
    primary key (workspace_id, id)
  )`)
  await run('create index commission_adjustments_period on commission_adjustments (workspace_id, plan, period)')
  await appendOnly('commission_adjustments')
}
