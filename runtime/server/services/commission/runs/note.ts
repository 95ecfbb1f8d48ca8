/** What is noted of a run: that it began, how far it is, how it ended. */
import type { Text } from '@attain/engine/metadata'
import { type Selectable, sql } from 'kysely'
import type { DB } from '../../../database/schema.ts'
import { authorOf } from '../../../store/live-workspace.ts'
import type { Context } from '../../context.ts'
import type { LivePlan } from '../plan.ts'

export type RunState = DB['commission_runs']['state']

const columns = [
  ...(['id', 'plan', 'period', 'state', 'done', 'total', 'failure'] as const),
  ...(['started_by', 'started_at', 'ended_at', 'credits', 'statements'] as const),
]

/** `done` parts of a `total`, both null before that is known. */
export type NotedRun = Pick<Selectable<DB['commission_runs']>, (typeof columns)[number]>

/** What a run wrote. */
export interface Written {
  /** Lines of credits and versions of statements; none when nothing had changed. */
  readonly credits: number
  readonly statements: number
}

/** False when one of the plan is going on. */
export async function noteBegin(
  { db, view, now, today }: Context,
  id: string,
  plan: LivePlan,
  period: string,
  state: 'waiting' | 'done',
): Promise<boolean> {
  const run = { plan: plan.name, period, revision: view.workspace.revision, state, today }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('commission_runs')
    .values({ workspace_id: view.workspace.id, id, ...run, started_by: authorOf(view), started_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** False when it was called off, or has ended. Give the database itself: others are to see it at once. */
export async function noteProgress(
  context: Context,
  id: string,
  { done, total }: { readonly done: number; readonly total: number },
): Promise<boolean> {
  const { numUpdatedRows } = await ifIn(going, context, id).set({ state: 'running', done, total }).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False when it was called off at the last moment. */
export async function noteEnd(
  context: Context,
  id: string,
  { credits, statements }: Written,
  snapshot: string,
): Promise<boolean> {
  const { numUpdatedRows } = await ifIn([...going, 'done'], context, id)
    .set({ state: 'done', ended_at: clock, credits, statements, snapshot: sql`${snapshot}::pg_snapshot` })
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function noteFailure(context: Context, id: string, failure: Text): Promise<void> {
  await ifIn(going, context, id)
    .set({ state: 'failed', ended_at: clock, failure: JSON.stringify(failure) })
    .execute()
}

/** False when it is over already. */
export async function noteCancelled(context: Context, id: string): Promise<boolean> {
  const { numUpdatedRows } = await ifIn(going, context, id)
    .set({ state: 'cancelled', ended_at: clock })
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const going: readonly RunState[] = ['waiting', 'running']
// a transaction that takes long has begun long before
const clock = sql<string>`clock_timestamp()`

function ifIn(states: readonly RunState[], { db, view }: Context, id: string) {
  return db
    .updateTable('commission_runs')
    .where('workspace_id', '=', view.workspace.id)
    .where('id', '=', id)
    .where('state', 'in', states)
}

export function runById({ db, view }: Context, id: string): Promise<NotedRun | undefined> {
  return db
    .selectFrom('commission_runs')
    .select(columns)
    .where('workspace_id', '=', view.workspace.id)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The one that goes on, of any period, or else the last one of a period. */
export function newestRun({ db, view }: Context, plan: string, period: string): Promise<NotedRun | undefined> {
  return db
    .selectFrom('commission_runs')
    .select(columns)
    .where('workspace_id', '=', view.workspace.id)
    .where('plan', '=', plan)
    .where((run) => run.or([run('period', '=', period), run('state', 'in', going)]))
    .orderBy((run) => run('state', 'in', going), 'desc')
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
