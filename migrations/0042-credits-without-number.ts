/** A line of the ledger of credits is known by what stands on it: the number that each drew cost a tenth of writing it, and nothing asked for it. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw('alter table commission_credits drop column id').execute(db)
}
