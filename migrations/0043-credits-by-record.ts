/** A record's id is its own in all workspaces: their number before it made every place in this index dearer to find. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('drop index commission_credits_record')
  await run('create index commission_credits_record on commission_credits (record_id)')
}
