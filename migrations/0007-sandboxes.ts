/** Sandboxes: workspaces made from a live one, to try things in; and what two workspaces last had in common. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table sandboxes (
    workspace_id integer primary key references workspaces,
    live_id integer not null references workspaces,
    data text not null check (data in ('none', 'sample', 'masked')),
    -- the newest so many records of each object, besides those that they refer to
    records_per_object integer not null,
    masks_amounts boolean not null,
    made_at timestamptz not null,
    made_by uuid not null,
    -- when its documents and records were last taken from live
    refreshed_at timestamptz not null,
    state text not null check (state in ('filling', 'ready', 'failed', 'deleting')),
    -- how often the work that the state names has been begun
    attempts integer not null default 0,
    -- why it failed: messages per language
    problem jsonb
  )`)
  await run('create index sandboxes_live on sandboxes (live_id)')
  await run(`create index sandboxes_waiting on sandboxes (workspace_id) where state in ('filling', 'deleting')`)
  // How far the filling is; apart from sandboxes, because the filling itself is one transaction.
  await run(`create table sandbox_progress (
    workspace_id integer primary key references sandboxes on delete cascade,
    done integer not null,
    total integer not null
  )`)
  // Documents as two workspaces last had them both: what their changes are compared with.
  await run(`create table common_documents (
    workspace_id integer not null references workspaces,
    -- made before it
    other_id integer not null references workspaces,
    identity text not null,
    content jsonb not null,
    primary key (workspace_id, other_id, identity),
    check (other_id < workspace_id)
  )`)
  await run('create index common_documents_other on common_documents (other_id)')
  // What a draft has taken from another workspace; it becomes common when the draft is published.
  await run(`create table taken_documents (
    workspace_id integer not null references workspaces,
    owner uuid not null,
    source_id integer not null references workspaces,
    identity text not null,
    -- null: the source has removed it
    content jsonb,
    primary key (workspace_id, owner, source_id, identity)
  )`)
  await run('create index taken_documents_source on taken_documents (source_id)')
  // A sandbox goes as a whole, its history with it; every other history stays as it was written.
  await run(`create or replace function refuse_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and exists (select from sandboxes s where s.workspace_id = old.workspace_id) then
        return old;
      end if;
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$`)
}
