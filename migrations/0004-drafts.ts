/** Drafts: what somebody has changed in the designer and not published yet. One for each person of a workspace. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table drafts (
    workspace_id integer not null references workspaces,
    owner uuid not null,
    -- the revision that it changes; 0 before the first
    base_revision integer not null,
    -- goes up with every save
    version integer not null default 0,
    changed_at timestamptz not null,
    primary key (workspace_id, owner)
  )`)
  await run(`create table draft_documents (
    workspace_id integer not null,
    owner uuid not null,
    identity text not null,
    -- null: the document is removed
    content jsonb,
    -- what was typed last, while it is no document that could be kept
    unfinished text,
    -- that of the draft when it was saved last
    version integer not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    primary key (workspace_id, owner, identity),
    foreign key (workspace_id, owner) references drafts on delete cascade
  )`)
}
