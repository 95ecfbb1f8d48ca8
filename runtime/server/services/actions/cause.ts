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
  /** The rules within whose actions all this happens: one may start an approval, which acts by itself. */
  readonly within?: readonly CausingRule[]
}

/** All rules that led to something, the first one first. */
export function chainOf(cause: Cause | null): readonly CausingRule[] {
  return cause === null ? [] : [...(cause.within ?? []), ...cause.rules]
}

/** A rule, as `object/name`, and the record that it was about. */
export interface CausingRule {
  readonly rule: string
  readonly record: string
}

/** Give a savepoint of an open transaction: what fails in it takes the cause back with all else. */
export async function withCause<T>({ db }: Context, cause: Omit<Cause, 'within'>, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ before: string | null }>`
    with was as materialized (select nullif(current_setting('attain.cause', true), '')::jsonb as before)
    select before::text, set_config('attain.cause', (${JSON.stringify(cause)}::jsonb || case when before is null then '{}'
      else jsonb_build_object('within', coalesce(before -> 'within', '[]') || (before -> 'rules')) end)::text, true)
    from was`.execute(db)
  const result = await work()
  await sql`select set_config('attain.cause', ${rows[0]?.before ?? ''}, true)`.execute(db)
  return result
}
