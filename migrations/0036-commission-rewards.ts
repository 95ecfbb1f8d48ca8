/** Corrections that take up what follows from an appraisal: each of its lines is paid once. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('alter table commission_adjustments add column reward_id uuid')
  await run(`create unique index commission_adjustments_reward on commission_adjustments (workspace_id, reward_id)
    where reward_id is not null`)
}
