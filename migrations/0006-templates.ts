/** The versions of templates that a workspace has installed, as they were then: what an upgrade is compared with. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`create table installed_templates (
    workspace_id integer not null references workspaces,
    template text not null,
    version text not null,
    -- all documents of that version
    documents jsonb not null,
    installed_at timestamptz not null,
    installed_by uuid not null,
    primary key (workspace_id, template, version)
  )`)
    .execute(db)
}
