/** A payee's id, like a record's, is its own in all workspaces: their number made every place in this index dearer to find. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('drop index commission_credits_payee')
  await run('create index commission_credits_payee on commission_credits (payee_id, day)')
}
