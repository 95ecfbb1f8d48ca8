/** What people are told: in the application, and by what goes out to e-mail, robots of chats, and other systems. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)

  await run(`create table notifications (
    workspace_id integer not null,
    -- UUIDv7: their order is the order in which they came about
    id uuid not null,
    person_id uuid not null,
    topic text not null,
    -- what happened; one person is told once
    key text not null,
    -- by language, as all texts
    title jsonb not null,
    text jsonb,
    -- a path within the web application
    link text,
    at timestamptz not null,
    read_at timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, person_id, key)
  )`)
  await run('create index notifications_person on notifications (workspace_id, person_id, id)')
  await run(`create index notifications_unread on notifications (workspace_id, person_id, id) where read_at is null`)

  // no row: what is usual for everybody
  await run(`create table notification_preferences (
    workspace_id integer not null,
    person_id uuid not null,
    language text not null,
    time_zone text not null,
    -- { topic: whether it is also sent by e-mail }
    email jsonb not null,
    -- minutes after midnight, there; the same twice for none
    quiet_from smallint not null check (quiet_from between 0 and 1439),
    quiet_until smallint not null check (quiet_until between 0 and 1439),
    primary key (workspace_id, person_id)
  )`)

  await run(`create table channels (
    workspace_id integer not null references workspaces,
    name text not null check (name ~ '^[a-z][a-z0-9_]{0,62}$'),
    kind text not null check (kind in ('email', 'webhook', 'dingtalk', 'wecom', 'feishu')),
    -- what administrators may see again
    settings jsonb not null,
    -- what nobody sees again: encrypted
    secrets bytea not null,
    changed_at timestamptz not null,
    changed_by uuid not null,
    primary key (workspace_id, name)
  )`)
  await run(`create unique index channels_email on channels (workspace_id) where kind = 'email'`)

  // hosts that calls may reach although their addresses are private
  await run(`create table allowed_hosts (
    workspace_id integer not null references workspaces,
    host text not null,
    primary key (workspace_id, host)
  )`)

  await run(`create table deliveries (
    workspace_id integer not null,
    id uuid not null,
    kind text not null check (kind in ('email', 'webhook', 'robot')),
    -- the id of a person, the name of a channel, or an address
    target text not null,
    -- what it is about; sent once to one target
    key text not null,
    payload jsonb not null,
    state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'dead', 'dropped')),
    attempts integer not null default 0,
    last_error jsonb,
    created_at timestamptz not null,
    -- of the next attempt, or of the last one that there was
    due_at timestamptz not null,
    sent_at timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, kind, target, key)
  )`)
  await run('create index deliveries_state on deliveries (workspace_id, state, id)')
}
