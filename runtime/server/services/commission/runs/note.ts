/** What is noted of a run: that it began, how far it is, how it ended. */
import type { Text } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { authorOf } from '../../../store/live-workspace.ts'
import type { Context } from '../../context.ts'
import type { LivePlan } from '../plan.ts'

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

export interface NotedRun {
  readonly id: string
  readonly plan: string
  readonly period: string
  readonly state: RunState
  /** Parts that are done, of so many; null before that is known. */
  readonly done: number | null
  readonly total: number | null
  readonly failure: Text | null
  readonly started_by: string | null
  readonly started_at: string
  readonly ended_at: string | null
  readonly credits: number | null
  readonly statements: number | null
}

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
  const { rows } =
    await sql`insert into commission_runs (workspace_id, id, plan, period, revision, started_by, started_at, state, today)
    values (${view.workspace.id}, ${id}, ${plan.name}, ${period}, ${view.workspace.revision}, ${authorOf(view)},
      ${now.toISOString()}, ${state}, ${today}::date)
    on conflict do nothing returning id`.execute(db)
  return rows.length === 1
}

/** False when it was called off, or has ended. Give the database itself: others are to see it at once. */
export async function noteProgress(
  { db, view }: Context,
  id: string,
  { done, total }: { readonly done: number; readonly total: number },
): Promise<boolean> {
  const { rows } = await sql`update commission_runs set state = 'running', done = ${done}, total = ${total}
    where workspace_id = ${view.workspace.id} and id = ${id} and state in ('waiting', 'running') returning id`.execute(
    db,
  )
  return rows.length === 1
}

/** False when it was called off at the last moment. */
export async function noteEnd(
  { db, view }: Context,
  id: string,
  { credits, statements }: Written,
  snapshot: string,
): Promise<boolean> {
  const { rows } =
    await sql`update commission_runs set state = 'done', ended_at = clock_timestamp(), credits = ${credits},
      statements = ${statements}, snapshot = ${snapshot}::pg_snapshot
    where workspace_id = ${view.workspace.id} and id = ${id} and state in ('waiting', 'running', 'done') returning id`.execute(
      db,
    )
  return rows.length === 1
}

export async function noteFailure({ db, view }: Context, id: string, failure: Text): Promise<void> {
  await sql`update commission_runs set state = 'failed', ended_at = clock_timestamp(), failure = ${JSON.stringify(failure)}::jsonb
    where workspace_id = ${view.workspace.id} and id = ${id} and state in ('waiting', 'running')`.execute(db)
}

/** False when it is over already. */
export async function noteCancelled({ db, view }: Context, id: string): Promise<boolean> {
  const { rows } = await sql`update commission_runs set state = 'cancelled', ended_at = clock_timestamp()
    where workspace_id = ${view.workspace.id} and id = ${id} and state in ('waiting', 'running') returning id`.execute(
    db,
  )
  return rows.length === 1
}

const columns = sql`id, plan, period, state, done, total, failure, started_by, started_at, ended_at, credits, statements`

export async function runById({ db, view }: Context, id: string): Promise<NotedRun | undefined> {
  const { rows } = await sql<NotedRun>`select ${columns} from commission_runs
    where workspace_id = ${view.workspace.id} and id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** The one that goes on, of any period, or else the last one of a period. */
export async function newestRun({ db, view }: Context, plan: string, period: string): Promise<NotedRun | undefined> {
  const { rows } = await sql<NotedRun>`select ${columns} from commission_runs
    where workspace_id = ${view.workspace.id} and plan = ${plan} and (period = ${period} or state in ('waiting', 'running'))
    order by (state in ('waiting', 'running')) desc, started_at desc limit 1`.execute(db)
  return rows[0]
}
