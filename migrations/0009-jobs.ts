/**
 * The job queue: pg-boss's own tables in the schema `jobs`, as the installed version makes them. Later versions bring
 * them up to date by themselves when the server starts.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const { getConstructionPlans } = await import('pg-boss')
  // it is made for psql, in a transaction of its own; ours is open already
  const plan = getConstructionPlans('jobs').trim()
  if (!plan.startsWith('BEGIN;') || !plan.endsWith('COMMIT;'))
    throw new Error('pg-boss plans its tables in another way.')
  await sql.raw(plan.slice('BEGIN;'.length, -'COMMIT;'.length)).execute(db)
}
