/**
 * What records held before in the fields that figures look back at: their stages and their persons. The history tells it as
 * well, but its rows carry all that changed. Workspaces that are there get their fields from the upkeep worker.
 */
import { type Kysely, sql } from 'kysely'

const PARTITIONS = 16

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table followed_fields (
    workspace_id integer not null,
    object_key integer not null,
    -- never given twice: whoever does not know yet that it was let go may still write under it
    key integer generated always as identity,
    field text not null,
    -- the field that notes since when, of stages
    since text,
    -- what the two are: where that changes, it is another followed field
    definition text not null,
    -- filling: written with every change, not yet read; ready; releasing: its values are being taken away
    state text not null check (state in ('filling', 'ready', 'releasing')),
    -- the last record that was taken from the history, while it is filling
    filled_to uuid,
    primary key (workspace_id, object_key, key)
  )`)
  await run(`create unique index followed_fields_field on followed_fields (workspace_id, object_key, field)
    where state <> 'releasing'`)
  // every process hears of what it has to write
  await run(`create trigger followed_fields_changed after insert or update of state or delete on followed_fields
    for each row execute function tell_slots()`)
  // the index holds all of a row, in the order in which values followed each other
  await run(`create table past_values (
    workspace_id integer not null,
    object_key integer not null,
    -- of followed_fields
    key integer not null,
    record_id uuid not null,
    -- the one with which another value came
    version integer not null,
    -- when that was written
    until timestamptz not null,
    value text,
    -- what the field that notes it said at the end
    since timestamp,
    primary key (workspace_id, object_key, key, record_id, version) include (until, value, since)
  ) partition by hash (workspace_id, object_key)`)
  for (let i = 0; i < PARTITIONS; i++) {
    await run(`create table past_values_p${i} partition of past_values
      for values with (modulus ${PARTITIONS}, remainder ${i})`)
  }
}
