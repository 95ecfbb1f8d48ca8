/**
 * The ledger of credits is written far more often than it is looked through: a million lines in one run. Somebody's credits
 * are found by whose they are and their day, without names of plans and components, which made every place in the index
 * four times as dear to find. All of a plan lie together as runs wrote them, so that an index of ranges finds them.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('drop index commission_credits_payee')
  await run('create index commission_credits_payee on commission_credits (workspace_id, payee_id, day)')
  await run(`create index commission_credits_plan on commission_credits using brin (workspace_id, plan, component)
    with (pages_per_range = 32, autosummarize = on)`)
}
