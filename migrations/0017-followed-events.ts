/** Since when nothing has changed: events tell it while they are there, and this once they are gone. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table followed_events (
    workspace_id integer primary key,
    -- the last one that took events out of the outbox
    transaction xid8 not null
  )`)
  // The transaction that takes an event away is later than the one that wrote it: a snapshot that sees the first sees
  // the second. The last one to commit is the one that stays.
  await run(`create function note_followed_events() returns trigger language plpgsql as $$
    begin
      insert into followed_events (workspace_id, transaction)
        select distinct workspace_id, pg_current_xact_id() from gone
        on conflict (workspace_id) do update set transaction = excluded.transaction;
      return null;
    end $$`)
  await run(`create trigger events_followed after delete on events
    referencing old table as gone for each statement execute function note_followed_events()`)
}
