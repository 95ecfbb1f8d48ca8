/** What changed lately: events tell it while they are there, and this once they are gone, for whoever keeps answers. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('drop trigger events_followed on events')
  await run('drop function note_followed_events()')
  await run('drop table followed_events')
  // a row for each event that was followed, for some minutes
  await run(`create table followed_changes (
    workspace_id integer not null,
    object_key integer not null,
    record_id uuid not null,
    version integer not null,
    -- the one that wrote the record
    transaction xid8 not null,
    at timestamptz not null default now()
  )`)
  await run('create index followed_changes_transaction on followed_changes (workspace_id, transaction)')
  await run('create index followed_changes_at on followed_changes (at)')
  // all changes up to this transaction are not known any more
  await run(`create table forgotten_changes (
    workspace_id integer primary key,
    transaction xid8 not null
  )`)
  // A thousand changes make as much work as to begin anew. The rows that go may be taken away by somebody else by now.
  await run(`create function note_followed_changes() returns trigger language plpgsql as $$
    begin
      with many as (
        select workspace_id from gone group by workspace_id having count(*) > 1000
      ), noted as (
        insert into followed_changes (workspace_id, object_key, record_id, version, transaction)
          select workspace_id, object_key, record_id, version, transaction from gone
            where workspace_id not in (select workspace_id from many)
      ), old as (
        select ctid from followed_changes where at < now() - interval '10 minutes' limit 10000 for update skip locked
      ), forgotten as (
        delete from followed_changes where ctid = any(array(select ctid from old)) returning workspace_id, transaction
      )
      insert into forgotten_changes (workspace_id, transaction)
        select workspace_id, max(transaction) from (
          select workspace_id, transaction from forgotten
          union all select workspace_id, pg_current_xact_id() from many
        ) both_kinds group by workspace_id order by workspace_id
        on conflict (workspace_id) do update
          set transaction = greatest(forgotten_changes.transaction, excluded.transaction);
      return null;
    end $$`)
  await run(`create trigger events_followed after delete on events
    referencing old table as gone for each statement execute function note_followed_changes()`)
}
