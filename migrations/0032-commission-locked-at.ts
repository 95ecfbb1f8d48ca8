/** When a period was locked: from then on there is an end to disputes of statements that were never sent. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('alter table commission_periods add column locked_at timestamptz')
  await run("update commission_periods set locked_at = changed_at where state in ('locked', 'paid')")
}
