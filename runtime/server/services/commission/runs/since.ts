/**
 * What has changed since a period was calculated. Where that is records that a plan credits and nothing else, only these
 * are booked again, and only whoever they were credited to is worked out again; after anything else, everything is.
 */
import { sql } from 'kysely'
import { type Assigned, assignmentsTo } from '../../../store/commission/assignments.ts'
import type { View } from '../../../store/live-workspace.ts'
import { changesSince } from '../../../store/measure/changes.ts'
import { lookedIntoBy } from '../../../store/measure/reading.ts'
import type { Context } from '../../context.ts'
import { kpisOf } from '../facts/figures.ts'
import { formulasOf } from '../payees.ts'
import type { LivePlan } from '../plan.ts'

export interface Since {
  /** Of the database when it was looked at: what changes from then on is for the next run. */
  readonly snapshot: string
  /** Undefined where everything is calculated. */
  readonly only?: {
    readonly records: readonly string[]
    readonly payees: readonly string[]
    readonly assigned: readonly Assigned[]
  }
}

interface LastRun {
  readonly snapshot: string
  readonly ended_at: string
}

/** Give the transaction that holds the plan. */
export async function changedSince(context: Context, plan: LivePlan, period: string): Promise<Since> {
  const { db, view } = context
  const last = await lastRun(context, plan, period)
  const { snapshot, records } = await changesSince(db, view.workspace.id, last?.snapshot)
  if (last === undefined || records === undefined || !canBeTold(plan)) return { snapshot }
  // who has a role is no record, and nothing tells of it
  const assigned = await assignmentsTo(db, view, plan.name)
  if (assigned.some(({ by }) => by === 'role')) return { snapshot }
  const keys = creditedKeys(view, plan)
  if (records.some(({ key }) => !keys.has(key)) || (await hasMoved(context, plan, last))) return { snapshot }
  return {
    snapshot,
    only: {
      records: [...new Set(records.map(({ id }) => id))],
      payees: await corrected(context, plan, last),
      assigned,
    },
  }
}

/** The newest of this period by the same metadata on the same day: conditions may go by today. */
async function lastRun({ db, view, today }: Context, plan: LivePlan, period: string): Promise<LastRun | undefined> {
  const { id, revision } = view.workspace
  const { rows } = await sql<LastRun>`select snapshot::text, ended_at from commission_runs
    where workspace_id = ${id} and plan = ${plan.name} and period = ${period} and state = 'done'
      and revision = ${revision} and today = ${today}::date and snapshot is not null
    order by ended_at desc limit 1`.execute(db)
  return rows[0]
}

/** Figures, and what others earned, change with records that are not credited by this plan. */
function canBeTold(plan: LivePlan): boolean {
  if (kpisOf(plan).length > 0) return false
  return plan.document.components.every(({ measure }) => measure.from === 'credits')
}

/** Objects whose records are credited, but for those that anything else of the plan looks into. */
function creditedKeys({ workspace }: View, { crediting, definition }: LivePlan): ReadonlySet<number> {
  const elsewhere = lookedIntoBy(workspace, [...crediting.values()], formulasOf(definition))
  const names = new Set([...crediting.values()].map(({ object }) => object))
  return new Set([...names].flatMap((name) => (elsewhere.has(name) ? [] : [workspace.objects.get(name)?.key ?? -1])))
}

/** Whether a period was locked, paid or taken back since. */
async function hasMoved({ db, view }: Context, plan: LivePlan, { ended_at }: LastRun): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from commission_periods
    where workspace_id = ${view.workspace.id} and plan = ${plan.name} and changed_at > ${ended_at}::timestamptz) as found`.execute(
    db,
  )
  return rows[0]?.found === true
}

/** Whom a correction was made for; one may have been on its way when the run before ended. */
async function corrected({ db, view }: Context, plan: LivePlan, { ended_at }: LastRun): Promise<readonly string[]> {
  const { rows } = await sql<{ payee: string }>`select distinct payee_id as payee from commission_adjustments
    where workspace_id = ${view.workspace.id} and plan = ${plan.name}
      and made_at > ${ended_at}::timestamptz - interval '1 hour'`.execute(db)
  return rows.map(({ payee }) => payee)
}
