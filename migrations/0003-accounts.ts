/** Who may come in: accounts and sessions (better-auth's tables), and what ties an account to a workspace. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table auth_user (
    id text primary key,
    name text not null,
    email text not null unique,
    email_verified boolean not null default false,
    image text,
    username text unique,
    display_username text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`)
  await run(`create table auth_session (
    id text primary key,
    token text not null unique,
    user_id text not null references auth_user on delete cascade,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`)
  await run('create index auth_session_user on auth_session (user_id)')
  await run(`create table auth_account (
    id text primary key,
    account_id text not null,
    provider_id text not null,
    user_id text not null references auth_user on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`)
  await run('create index auth_account_user on auth_account (user_id)')
  await run(`create table auth_verification (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`)
  await run('create index auth_verification_identifier on auth_verification (identifier)')
  await run(`create table auth_rate_limit (
    id text primary key,
    key text not null unique,
    count integer not null,
    last_request bigint not null
  )`)

  // An account is a person in each workspace that it belongs to.
  await run(`create table memberships (
    workspace_id integer not null references workspaces,
    person_id uuid not null,
    account_id text not null references auth_user on delete cascade,
    roles text[] not null,
    active boolean not null default true,
    primary key (workspace_id, person_id),
    unique (workspace_id, account_id)
  )`)
  await run('create index memberships_account on memberships (account_id)')
  await run(`create table api_keys (
    id uuid primary key,
    -- sha-256 of the key; the key itself is shown once and kept nowhere
    hash text not null unique,
    -- its first characters, for people to tell keys apart
    hint text not null,
    name text not null,
    workspace_id integer not null references workspaces,
    account_id text not null references auth_user on delete cascade,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    last_used_at timestamptz
  )`)
  await run('create index api_keys_account on api_keys (account_id)')

  // Server processes remember for a moment who a session is; they forget it when any of this changes.
  await run(`create function tell_access() returns trigger language plpgsql as $$
    begin perform pg_notify('attain_access', tg_table_name); return null; end $$`)
  await run(`create trigger auth_session_access after delete or update of expires_at on auth_session
    for each statement execute function tell_access()`)
  await run(`create trigger auth_user_access after update or delete on auth_user
    for each statement execute function tell_access()`)
  await run(`create trigger memberships_access after insert or update or delete on memberships
    for each statement execute function tell_access()`)
  await run(`create trigger api_keys_access after delete or update of expires_at on api_keys
    for each statement execute function tell_access()`)
}
