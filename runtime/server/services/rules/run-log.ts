/** What rules did, record by record. */
import type { RuleOutcome } from '@attain/contract'
import type { Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { newId } from '../../store/new-id.ts'
import type { CausingRule, Done } from '../actions/index.ts'
import type { Context } from '../context.ts'
import type { Changes } from '../events/index.ts'

/** What began a run, and all that another attempt needs to know. */
export interface Happened {
  readonly type: 'created' | 'changed' | 'deleted' | 'stage' | 'schedule' | 'date'
  /** Of the record, after it was changed; absent where time began it. */
  readonly version?: number
  readonly at: string
  readonly by: string | null
  /** The rules that led here. */
  readonly chain: readonly CausingRule[]
  readonly changes?: Changes
}

export interface RuleRun {
  readonly id: string
  readonly rule: string
  readonly objectKey: number
  readonly recordId: string
  readonly happened: Happened
}

export type Problem = Required<Text>

/** What became of it. */
export type Result =
  | { readonly outcome: 'done'; readonly done: readonly Done[] }
  | { readonly outcome: 'skipped' | 'failed' | 'retrying'; readonly problem: Problem }

export function newRunId(): string {
  return newId()
}

/** Writes down the first attempt. */
export async function logRun(
  { db, view, now }: Context,
  { id, rule, objectKey, recordId, happened }: RuleRun,
  result: Result,
): Promise<void> {
  await db
    .insertInto('rule_runs')
    .values({
      workspace_id: view.workspace.id,
      id,
      rule,
      object_key: objectKey,
      record_id: recordId,
      at: now,
      happened: JSON.stringify(happened),
      attempts: 1,
      ...columnsOf(result),
    })
    .execute()
}

/** Writes down another one. */
export async function logAgain(
  { db, view, now }: Context,
  id: string,
  attempts: number,
  result: Result,
): Promise<void> {
  await db
    .updateTable('rule_runs')
    .set({ at: now, attempts, ...columnsOf(result) })
    .where('workspace_id', '=', view.workspace.id)
    .where('id', '=', id)
    .execute()
}

function columnsOf(result: Result) {
  const outcome: RuleOutcome = result.outcome
  return result.outcome === 'done'
    ? { outcome, done: JSON.stringify(result.done), problem: null }
    : { outcome, done: '[]', problem: JSON.stringify(result.problem) }
}

/** So long a run is remembered; what failed, until somebody looked after it or as long again. */
const KEPT_DAYS = 30

export async function forgetOldRuns(db: Context['db']): Promise<void> {
  await sql`delete from rule_runs where at < now() - (case when outcome = 'failed' then 2 else 1 end) * ${KEPT_DAYS}::integer * interval '1 day'`.execute(
    db,
  )
}
