/** Approvals that run or ran: where each stands, who is asked, what happened, and who stands in for whom. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  // The approval that holds a record: nobody changes the record meanwhile, or after it was approved. A change writes it
  // back as it was read, so that one which began before the approval does not come through after it.
  await run('alter table records add column locked_by uuid')
  await run(`create table approvals (
    workspace_id integer not null references workspaces,
    id uuid not null,
    object_key integer not null,
    record_id uuid not null,
    name text not null,
    -- whose definition it keeps, whatever is published later
    revision integer not null,
    -- the approval that waits for this one, and its visit
    parent_id uuid,
    parent_visit integer,
    -- what the record was called when it was submitted last
    title text not null,
    submitter_id uuid not null,
    submitted_at timestamptz not null,
    ended_at timestamptz,
    status text not null check (status in ('running', 'returned', 'approved', 'rejected', 'withdrawn', 'stopped')),
    -- how many events it has had
    events integer not null,
    -- as the machine keeps it; the history replays to it
    state jsonb not null,
    primary key (workspace_id, id)
  )`)
  await run(`create unique index approvals_running on approvals (workspace_id, object_key, record_id)
    where status in ('running', 'returned') and parent_id is null`)
  await run('create index approvals_record on approvals (workspace_id, object_key, record_id, submitted_at desc)')
  // those of the inboxes are read backwards, from the newest entry on
  await run('create index approvals_submitter on approvals (workspace_id, submitter_id, submitted_at, id)')
  await run('create index approvals_parent on approvals (workspace_id, parent_id) where parent_id is not null')
  await run(`create index approvals_open on approvals (workspace_id, object_key, name)
    where status in ('running', 'returned')`)

  // Every decision that somebody was asked for. Without a person it is the administrators'.
  await run(`create table approval_tasks (
    workspace_id integer not null,
    approval_id uuid not null,
    task integer not null,
    person_id uuid,
    principal_id uuid,
    visit integer not null,
    node text not null,
    status text not null check (status in ('waiting', 'open', 'approved', 'rejected', 'cancelled')),
    opened_at timestamptz,
    due_at timestamptz,
    decided_at timestamptz,
    -- null with a decision: the system
    decided_by uuid,
    primary key (workspace_id, approval_id, task),
    foreign key (workspace_id, approval_id) references approvals on delete cascade
  )`)
  await run(`create index approval_tasks_open on approval_tasks (workspace_id, person_id, opened_at, approval_id, task)
    where status = 'open'`)
  await run(`create index approval_tasks_decided on approval_tasks
    (workspace_id, decided_by, decided_at, approval_id, task) where decided_by is not null`)

  await run(`create table approval_copies (
    workspace_id integer not null,
    approval_id uuid not null,
    person_id uuid not null,
    at timestamptz not null,
    read_at timestamptz,
    primary key (workspace_id, person_id, approval_id),
    foreign key (workspace_id, approval_id) references approvals on delete cascade
  )`)
  await run('create index approval_copies_at on approval_copies (workspace_id, person_id, at, approval_id)')

  await run(`create table approval_history (
    workspace_id integer not null,
    approval_id uuid not null,
    event integer not null,
    at timestamptz not null,
    -- null is the system
    by uuid,
    -- what it was asked to do, and what happened then
    asked jsonb not null,
    happened jsonb not null,
    files uuid[] not null default '{}',
    primary key (workspace_id, approval_id, event),
    foreign key (workspace_id, approval_id) references approvals on delete cascade
  )`)
  await run(`create trigger approval_history_append_only before update or delete on approval_history
    for each row execute function refuse_change()`)

  // Actions that could not be done at once, or at all so far.
  await run(`create table approval_actions (
    workspace_id integer not null,
    approval_id uuid not null,
    key integer not null,
    moment text not null,
    node text,
    attempts integer not null,
    -- why the last attempt failed: messages per language
    problem jsonb not null,
    since timestamptz not null,
    primary key (workspace_id, approval_id, key),
    foreign key (workspace_id, approval_id) references approvals on delete cascade
  )`)

  await run(`create table delegations (
    workspace_id integer not null references workspaces,
    id uuid not null,
    from_id uuid not null,
    to_id uuid not null,
    starts_on date not null,
    ends_on date not null check (ends_on >= starts_on),
    -- as object/name; null for all
    approvals text[],
    reason text,
    made_by uuid,
    made_at timestamptz not null,
    -- when open tasks were handed over
    begun_at timestamptz,
    primary key (workspace_id, id)
  )`)
  await run('create index delegations_from on delegations (workspace_id, from_id, ends_on)')
  await run('create index delegations_to on delegations (workspace_id, to_id, ends_on)')
  await run('create index delegations_waiting on delegations (starts_on) where begun_at is null')

  await run(`create table opinion_phrases (
    workspace_id integer not null references workspaces,
    person_id uuid not null,
    phrases text[] not null,
    primary key (workspace_id, person_id)
  )`)
}
