/** Revisions on their way to live: tried by some people, or waiting for their time; and what went wrong under each. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table rollouts (
    workspace_id integer not null,
    revision integer not null,
    kind text not null check (kind in ('canary', 'scheduled')),
    -- the revision that was live when it was made
    base_revision integer not null,
    -- of a canary: who tries it
    people uuid[] not null default '{}',
    roles text[] not null default '{}',
    -- of a scheduled one: when it goes live
    at timestamptz,
    -- why it did not go live at its time: messages per language
    problem jsonb,
    primary key (workspace_id, revision),
    foreign key (workspace_id, revision) references revisions,
    check ((kind = 'scheduled') = (at is not null))
  )`)
  // a workspace tries one revision at a time
  await run(`create unique index rollouts_canary on rollouts (workspace_id) where kind = 'canary'`)
  await run(`create index rollouts_due on rollouts (at) where kind = 'scheduled' and problem is null`)
  await run(`create function tell_rollout() returns trigger language plpgsql as $$
    begin perform pg_notify('attain_workspaces', coalesce(new.workspace_id, old.workspace_id)::text); return null; end $$`)
  await run(`create trigger rollouts_changed after insert or update or delete on rollouts
    for each row execute function tell_rollout()`)
  await run(`create table revision_errors (
    workspace_id integer not null references workspaces,
    revision integer not null,
    code text not null,
    status integer not null,
    count bigint not null,
    last_at timestamptz not null,
    last_message text not null,
    last_request uuid not null,
    primary key (workspace_id, revision, code)
  )`)
}
