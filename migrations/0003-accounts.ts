/** Who may come in: accounts and sessions (better-auth's tables), and what ties an account to a workspace. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table auth_user (
    id text primary key,
    name text not null,
    -- people may sign in by username alone
    email text unique check (email = lower(email)),
    email_verified boolean not null default false,
    image text,
    username text not null unique check (username ~ '^[a-z0-9._-]{3,60}$'),
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
  await run('create index auth_session_expires on auth_session (expires_at)')
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
    updated_at timestamptz not null default now(),
    unique (provider_id, account_id)
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

  // Failed sign-ins within the running window, by address and by the name that was tried.
  await run(`create table sign_in_failures (
    key text primary key,
    failures integer not null,
    since timestamptz not null
  )`)
  await run('create index sign_in_failures_since on sign_in_failures (since)')

  // What the server made up on its first start and must not forget, such as the key that signs cookies.
  await run(`create table server_secrets (
    name text primary key,
    value text not null,
    created_at timestamptz not null default now()
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

  // Server processes remember for a moment who somebody is. When an answer may have become wrong they are told whose:
  // the account, or `*` for everybody when many change at once.
  await run(`create function tell_access(accounts text[]) returns void language plpgsql as $$
    begin
      if cardinality(accounts) > 100 then
        perform pg_notify('attain_access', '*');
      else
        perform pg_notify('attain_access', account) from unnest(accounts) as account;
      end if;
    end $$`)
  const tell = async (table: string, events: readonly string[], accounts: string) => {
    for (const event of events) {
      const [before, after] = [event !== 'insert', event !== 'delete']
      const rows = [before ? 'select * from old_rows' : '', after ? 'select * from new_rows' : ''].filter(Boolean)
      await run(`create function ${table}_${event}_tells() returns trigger language plpgsql as $$
        begin
          perform tell_access((select array_agg(distinct ${accounts}) from (${rows.join(' union all ')}) as changed));
          return null;
        end $$`)
      const names = [before ? 'old table as old_rows' : '', after ? 'new table as new_rows' : ''].filter(Boolean)
      await run(`create trigger ${table}_${event} after ${event} on ${table} referencing ${names.join(' ')}
        for each statement execute function ${table}_${event}_tells()`)
    }
  }
  await tell('memberships', ['insert', 'update', 'delete'], 'account_id')
  await tell('auth_session', ['delete'], 'user_id')
  await tell('api_keys', ['delete'], 'account_id')
  // A session that is prolonged and a key that notes its use change nothing; only an earlier end does.
  for (const [table, account] of [
    ['auth_session', 'user_id'],
    ['api_keys', 'account_id'],
  ]) {
    await run(`create function ${table}_update_tells() returns trigger language plpgsql as $$
      begin
        perform tell_access((select array_agg(distinct old_rows.${account}) from old_rows left join new_rows using (id)
          where coalesce(new_rows.expires_at, 'infinity') < coalesce(old_rows.expires_at, 'infinity')
            or new_rows.${account} is distinct from old_rows.${account}));
        return null;
      end $$`)
    await run(`create trigger ${table}_update after update on ${table}
      referencing old table as old_rows new table as new_rows
      for each statement execute function ${table}_update_tells()`)
  }
}
