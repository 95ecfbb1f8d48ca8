/** What people answer to their statements: sent, read, disputed; and what accounting has taken. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  const appendOnly = (table: string) =>
    run(`create trigger ${table}_append_only before update or delete on ${table}
      for each row execute function refuse_change()`)

  await run(`create table commission_statement_events (
    workspace_id integer not null,
    statement_id uuid not null,
    type text not null check (type in ('sent', 'reminded', 'confirmed')),
    by uuid,
    at timestamptz not null,
    primary key (workspace_id, statement_id, type, at),
    foreign key (workspace_id, statement_id) references commission_statements on delete cascade
  )`)
  // a version is sent once, and confirmed once
  await run(`create unique index commission_statement_events_once on commission_statement_events
    (workspace_id, statement_id, type) where type <> 'reminded'`)
  await appendOnly('commission_statement_events')

  // Each is also a record of the system object, which is what its approval is about; what is paid stands here.
  await run(`create table commission_disputes (
    workspace_id integer not null,
    id uuid not null,
    statement_id uuid not null,
    plan text not null,
    period text not null,
    payee_id uuid not null,
    -- of the statement; 0 is the whole of it
    line integer not null,
    stated numeric not null,
    expected numeric not null,
    reason text not null,
    files uuid[] not null,
    raised_at timestamptz not null,
    state text not null check (state in ('open', 'accepted', 'refused', 'withdrawn')),
    answer text,
    decided_by uuid,
    decided_at timestamptz,
    adjustment_id uuid,
    primary key (workspace_id, id),
    foreign key (workspace_id, statement_id) references commission_statements
  )`)
  await run(`create unique index commission_disputes_open on commission_disputes
    (workspace_id, plan, period, payee_id, line) where state = 'open'`)
  await run('create index commission_disputes_statement on commission_disputes (workspace_id, statement_id)')
  await run('create index commission_disputes_period on commission_disputes (workspace_id, plan, period, raised_at)')

  // What was taken is kept as it was taken.
  await run(`create table commission_exports (
    workspace_id integer not null references workspaces,
    id uuid not null,
    plan text not null,
    period text not null,
    kind text not null check (kind in ('accrual', 'payment')),
    -- of a closed period, which changes no more
    is_final boolean not null,
    rows jsonb not null,
    total numeric not null,
    taken_by uuid,
    taken_at timestamptz not null,
    primary key (workspace_id, id)
  )`)
  await run(`create unique index commission_exports_final on commission_exports (workspace_id, plan, period, kind)
    where is_final`)
  await appendOnly('commission_exports')
}
