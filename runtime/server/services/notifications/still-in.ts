import { sql } from 'kysely'
import type { Identity } from '../../accounts/index.ts'
import type { Database } from '../../store/statement.ts'
import type { Reader } from './told.ts'

interface Somebody {
  readonly reader: Reader
  readonly identity: Identity
}

/** Those whose session or key is valid now, and who are active in their workspace. */
export async function whoIsStillIn<T extends Somebody>(db: Database, given: readonly T[]): Promise<ReadonlySet<T>> {
  if (given.length === 0) return new Set()
  const asked = given.map(({ reader, identity }, n) => ({
    n,
    workspace_id: reader.workspaceId,
    person_id: reader.personId,
    account_id: identity.accountId,
    session_id: identity.kind === 'session' ? identity.sessionId : null,
    key_id: identity.kind === 'key' ? identity.keyId : null,
  }))
  const { rows } = await sql<{ n: number }>`
    select n from json_to_recordset(${JSON.stringify(asked)}::text::json) as asked (n integer, workspace_id integer,
      person_id uuid, account_id text, session_id text, key_id uuid)
    join memberships using (workspace_id, person_id, account_id)
    left join auth_session as session on session.id = asked.session_id and session.expires_at > now()
    left join api_keys as key on key.id = asked.key_id and (key.expires_at is null or key.expires_at > now())
    where memberships.active and (session.id is not null or key.id is not null)`.execute(db)
  return new Set(rows.flatMap(({ n }) => given[n] ?? []))
}
