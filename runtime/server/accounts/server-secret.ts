import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.ts'

/**
 * A secret that all server processes on this database share: made up by the first that asks, kept in
 * `server_secrets`. Deleting the row and restarting makes a new one, which ends all sessions.
 */
export async function readServerSecret(db: Kysely<DB>, name: string): Promise<string> {
  await db
    .insertInto('server_secrets')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { value } = await db
    .selectFrom('server_secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return value
}
