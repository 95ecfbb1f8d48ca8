/** What a credit in another currency was converted by, and what a statement pays in the payee's own. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  // the currency of the record, where it is not the plan's; without a rate nothing is credited of it
  await run('alter table commission_credits add column currency text, add column rate numeric')
  // {currency, rate, day, amount}; without an amount where no rate is known; null in the plan's own
  await run('alter table commission_statements add column payment jsonb')
}
