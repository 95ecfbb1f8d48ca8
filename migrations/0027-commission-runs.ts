/** Runs that can be followed and called off, and from which the next one goes on. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`alter table commission_runs
    add column state text not null default 'done' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
    -- how far it is: so many parts of so many
    add column done integer,
    add column total integer,
    -- why it failed, in both languages
    add column failure jsonb,
    -- of the database when it began, and the date then: the next one looks at what changed since
    add column snapshot pg_snapshot,
    add column today date`)
  await run(`create unique index commission_runs_going on commission_runs (workspace_id, plan)
    where state in ('waiting', 'running')`)
}
