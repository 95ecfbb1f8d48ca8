/**
 * Who counts as there, for approvals and rules alike: a person who is active, has not left, and is not locked out of their
 * account. Records can be given to whoever is there, with an account or without; decide can only those who can sign in.
 */
import { type RawBuilder, sql } from 'kysely'

type Sql = RawBuilder<unknown>

/** `person` and `membership` are aliases; the second may have found nothing. */
export function isThere(person: string, membership: string, today: string): Sql {
  const doc = sql.ref(`${person}.doc`)
  return sql`${doc} -> 'active' is distinct from 'false'::jsonb and coalesce(${doc} ->> 'left_on' >= ${today}, true)
    and ${sql.ref(`${membership}.active`)} is distinct from false`
}

export function canSignIn(membership: string): Sql {
  return sql`coalesce(${sql.ref(`${membership}.active`)}, false)`
}
