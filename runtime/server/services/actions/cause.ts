/**
 * What made records change: the rules whose actions did it and the person that the first of them followed. Every event
 * that the transaction writes meanwhile carries it (the column's default: `migrations/0011-rules.ts`), so that a rule
 * which comes to itself again is found.
 */
import { sql } from 'kysely'
import type { Context } from '../context.ts'

export interface Cause {
  /** The first one first. */
  readonly rules: readonly CausingRule[]
  readonly by: string | null
}

/** A rule, as `object/name`, and the record that it was about. */
export interface CausingRule {
  readonly rule: string
  readonly record: string
}

/** Give a savepoint of an open transaction: what fails in it takes the cause back with all else. */
export async function withCause<T>({ db }: Context, cause: Cause, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ before: string | null }>`
    with was as materialized (select current_setting('attain.cause', true) as before)
    select before, set_config('attain.cause', ${JSON.stringify(cause)}, true) from was`.execute(db)
  const result = await work()
  await sql`select set_config('attain.cause', ${rows[0]?.before ?? ''}, true)`.execute(db)
  return result
}
