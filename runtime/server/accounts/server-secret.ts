import { randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/schema.ts'

/**
 * A secret that all server processes on this database share: made up by the first that asks, kept in
 * `server_secrets`. Deleting the row and restarting makes a new one: that of session cookies ends all sessions, that of
 * channels loses what they keep secret.
 */
export async function readServerSecret(db: Kysely<DB> | Transaction<DB>, name: string): Promise<string> {
  const read = () => db.selectFrom('server_secrets').select('value').where('name', '=', name)
  const known = await read().executeTakeFirst()
  if (known !== undefined) return known.value
  await db
    .insertInto('server_secrets')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await read().executeTakeFirstOrThrow()).value
}
