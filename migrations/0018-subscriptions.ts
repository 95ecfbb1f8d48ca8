/** Dashboards that are sent to people by e-mail at times. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table subscriptions (
    workspace_id integer not null references workspaces,
    id uuid not null,
    dashboard text not null,
    -- as the address of the page has it: "by=quarter&last=4"
    narrowed text not null,
    every text not null check (every in ('day', 'week', 'month')),
    weekday text,
    day smallint check (day between 1 and 31),
    at text not null check (at ~ '^[0-2][0-9]:[0-5][0-9]$'),
    -- one's own is for oneself alone; others are for people and roles
    people uuid[] not null,
    roles text[] not null,
    -- who ended it for themselves
    ended_for uuid[] not null default '{}',
    created_by uuid not null,
    created_at timestamptz not null,
    -- until when all that was due has been handed over
    handled_until timestamptz not null,
    -- when it was last due
    sent_at timestamptz,
    primary key (workspace_id, id)
  )`)
}
