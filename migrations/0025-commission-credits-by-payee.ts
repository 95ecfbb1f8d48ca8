/** The ledger of credits is long: one index for all that is asked by payee, one for the records that changed, no others. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('drop index commission_credits_payee')
  await run('drop index commission_credits_component')
  // nothing asks by the number, which tells the order of lines
  await run('alter table commission_credits drop constraint commission_credits_pkey')
  await run(
    'create index commission_credits_payee on commission_credits (workspace_id, plan, component, payee_id, day)',
  )
  await run('create index commission_credits_record on commission_credits (workspace_id, record_id)')
}
