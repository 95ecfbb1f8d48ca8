/** Published metadata: documents by content, revisions as lists of them, one of them live. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table documents (
    workspace_id integer not null references workspaces,
    hash text not null,
    content jsonb not null,
    primary key (workspace_id, hash)
  )`)
  await run(`create table revisions (
    workspace_id integer not null references workspaces,
    revision integer not null,
    published_at timestamptz not null,
    published_by uuid,
    message text not null,
    changes integer not null,
    primary key (workspace_id, revision)
  )`)
  await run(`create table revision_documents (
    workspace_id integer not null,
    revision integer not null,
    identity text not null,
    hash text not null,
    primary key (workspace_id, revision, identity),
    foreign key (workspace_id, revision) references revisions,
    foreign key (workspace_id, hash) references documents
  )`)
  await run(`create table live_revisions (
    workspace_id integer primary key references workspaces,
    revision integer not null,
    foreign key (workspace_id, revision) references revisions
  )`)
  // Every server process hears of a publish when it commits.
  await run(`create function tell_published() returns trigger language plpgsql as $$
    begin perform pg_notify('attain_workspaces', new.workspace_id::text); return null; end $$`)
  await run(`create trigger live_revisions_published after insert or update on live_revisions
    for each row execute function tell_published()`)
  await run(`create function tell_slots() returns trigger language plpgsql as $$
    begin perform pg_notify('attain_workspaces', coalesce(new.workspace_id, old.workspace_id)::text); return null; end $$`)
  await run(`create trigger field_slots_changed after insert or update or delete on field_slots
    for each row execute function tell_slots()`)
}
