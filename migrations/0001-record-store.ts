/**
 * The record store: every record of every object of every workspace, in two tables.
 * Keys begin with the workspace everywhere, so that it can be distributed by workspace.
 */
import { type Kysely, sql } from 'kysely'

const PARTITIONS = 16

/** The typed columns of `record_slots`; `runtime/server/store/slot-columns.ts` names the same. */
const SLOTS: readonly { prefix: string; type: string; indexed: number; plain: number }[] = [
  { prefix: 't', type: 'text', indexed: 5, plain: 7 },
  { prefix: 'm', type: 'bigint', indexed: 2, plain: 6 },
  { prefix: 'n', type: 'numeric', indexed: 2, plain: 10 },
  { prefix: 'd', type: 'timestamp', indexed: 3, plain: 5 },
  { prefix: 'r', type: 'uuid', indexed: 8, plain: 0 },
]

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  // One collation serves both languages: Latin as everywhere, Chinese by pinyin.
  const icu = await sql<{ found: boolean }>`
    select exists (select from pg_collation where collname = 'zh-x-icu') as found`.execute(db)
  const collate = icu.rows[0]?.found ? 'collate "zh-x-icu"' : ''

  await run(`create table workspaces (
    id integer generated always as identity primary key,
    slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{0,40}$'),
    name text not null,
    created_at timestamptz not null default now()
  )`)

  await run(`create table object_keys (
    workspace_id integer not null references workspaces,
    object_key integer not null,
    name text not null,
    primary key (workspace_id, object_key),
    unique (workspace_id, name)
  )`)

  await run(`create table field_slots (
    workspace_id integer not null,
    object_key integer not null,
    field text not null,
    slot text not null,
    -- filling: written with every change, not yet readable; ready; releasing: being emptied for its next field
    state text not null check (state in ('filling', 'ready', 'releasing')),
    primary key (workspace_id, object_key, slot)
  )`)
  await run(`create unique index field_slots_field on field_slots (workspace_id, object_key, field)
    where state <> 'releasing'`)

  // What is kept for which roll-up: a change of its definition is another one, with another key.
  await run(`create table kept_rollups (
    workspace_id integer not null,
    object_key integer not null,
    field text not null,
    -- under which records keep it in record_slots.rollups
    key integer not null,
    definition text not null,
    -- filling: kept where it has been worked out, not yet read; ready; releasing: being taken out of the records
    state text not null check (state in ('filling', 'ready', 'releasing')),
    -- records that have been looked at, while it is filling
    filled bigint not null default 0,
    primary key (workspace_id, object_key, key)
  )`)
  await run(`create unique index kept_rollups_field on kept_rollups (workspace_id, object_key, field)
    where state <> 'releasing'`)

  await run(`create table records (
    workspace_id integer not null,
    object_key integer not null,
    id uuid not null,
    version integer not null,
    owner_id uuid,
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    deleted_at timestamptz,
    deleted_by uuid,
    -- the record whose deletion took this one along; its own id when it was deleted itself
    deleted_with uuid,
    doc jsonb not null,
    primary key (workspace_id, object_key, id)
  ) partition by hash (workspace_id, object_key)`)

  const slots = SLOTS.flatMap(({ prefix, type, indexed, plain }) =>
    Array.from({ length: indexed + plain }, (_, i) => `${prefix}${i + 1} ${type} ${type === 'text' ? collate : ''}`),
  )
  await run(`create table record_slots (
    workspace_id integer not null,
    object_key integer not null,
    record_id uuid not null,
    -- owner and version as in records, so that a list whose fields have slots needs no more than this
    version integer not null,
    owner_id uuid,
    -- by kept_rollups.key; null for objects without roll-ups
    rollups jsonb,
    ${slots.join(',\n    ')},
    primary key (workspace_id, object_key, record_id)
  ) partition by hash (workspace_id, object_key)`)

  for (let i = 0; i < PARTITIONS; i++) {
    const values = `for values with (modulus ${PARTITIONS}, remainder ${i})`
    // Room on each page lets an update that touches no indexed slot stay where it is.
    await run(`create table records_p${i} partition of records ${values} with (fillfactor = 90)`)
    await run(`create table record_slots_p${i} partition of record_slots ${values} with (fillfactor = 90)`)
  }
  const indexed = SLOTS.flatMap(({ prefix, indexed }) => Array.from({ length: indexed }, (_, i) => `${prefix}${i + 1}`))
  for (const column of ['owner_id', ...indexed]) {
    // lists in the scope of some owners look through an order without visiting the rows of others
    const owner = column === 'owner_id' || column.startsWith('r') ? '' : 'include (owner_id)'
    await run(`create index record_slots_${column} on record_slots (workspace_id, object_key, ${column}, record_id)
      ${owner} where ${column} is not null`)
  }
  await run(`create index records_deleted on records (workspace_id, object_key, deleted_at, id)
    where deleted_at is not null`)

  await run(`create table unique_keys (
    workspace_id integer not null,
    object_key integer not null,
    field text not null,
    key text not null,
    record_id uuid not null,
    constraint unique_keys_pkey primary key (workspace_id, object_key, field, key)
  )`)
  await run('create index unique_keys_record on unique_keys (workspace_id, object_key, record_id)')

  // Who stands under whom, for hierarchy fields; every record is its own ancestor at depth 0.
  await run(`create table hierarchy_paths (
    workspace_id integer not null,
    object_key integer not null,
    field text not null,
    ancestor_id uuid not null,
    descendant_id uuid not null,
    depth integer not null,
    primary key (workspace_id, object_key, field, ancestor_id, descendant_id)
  )`)
  await run(`create index hierarchy_paths_descendant
    on hierarchy_paths (workspace_id, object_key, field, descendant_id, depth)`)

  await run(`create table record_words (
    workspace_id integer not null,
    object_key integer not null,
    record_id uuid not null,
    words tsvector not null,
    primary key (workspace_id, object_key, record_id)
  ) partition by hash (workspace_id, object_key)`)
  for (let i = 0; i < PARTITIONS; i++) {
    await run(`create table record_words_p${i} partition of record_words
      for values with (modulus ${PARTITIONS}, remainder ${i})`)
  }
  await run('create index record_words_words on record_words using gin (words)')

  await run(`create table audit (
    workspace_id integer not null,
    object_key integer not null,
    record_id uuid not null,
    version integer not null,
    at timestamptz not null,
    by uuid,
    action text not null check (action in ('created', 'updated', 'deleted', 'restored')),
    -- { field: [from, to] }
    changes jsonb not null,
    primary key (workspace_id, object_key, record_id, version)
  ) partition by hash (workspace_id, object_key)`)
  for (let i = 0; i < PARTITIONS; i++) {
    await run(`create table audit_p${i} partition of audit for values with (modulus ${PARTITIONS}, remainder ${i})`)
  }

  // The outbox: what happened, for workers; written in the transaction that made it happen.
  await run(`create table events (
    workspace_id integer not null,
    id bigint generated always as identity,
    -- readers stop before the oldest transaction that still runs, so that no event is passed over
    transaction xid8 not null default pg_current_xact_id(),
    at timestamptz not null,
    type text not null,
    object_key integer not null,
    record_id uuid not null,
    version integer not null,
    primary key (workspace_id, id)
  )`)

  await run(`create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$`)
  await run(`create trigger audit_append_only before update or delete on audit
    for each row execute function refuse_change()`)

  await run(`create table counters (
    workspace_id integer not null,
    name text not null,
    value bigint not null,
    primary key (workspace_id, name)
  )`)

  await run(`create table files (
    workspace_id integer not null,
    id uuid not null,
    name text not null,
    media_type text not null,
    size integer not null,
    content bytea not null,
    uploaded_by uuid,
    uploaded_at timestamptz not null,
    primary key (workspace_id, id)
  )`)

  await run(`create table idempotency_keys (
    workspace_id integer not null,
    account_id text not null,
    key text not null,
    request text not null,
    status integer,
    body text,
    at timestamptz not null default now(),
    primary key (workspace_id, account_id, key)
  )`)
  await run('create index idempotency_keys_at on idempotency_keys (at)')
}
