/** What payees get of the credits that are booked: worked out by the engine, and written where it changed. */
import { calculatePlan, type PayeeFacts } from '@attain/engine/commission'
import type { Period } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { authorOf } from '../../store/live-workspace.ts'
import { asSystem, type Context } from '../context.ts'
import { environmentOf } from '../performance/environment.ts'
import { factsOf } from './facts/index.ts'
import { partsInOrder } from './order-of-payees.ts'
import type { Payee } from './payees.ts'
import { paymentsOf } from './payments.ts'
import { withState } from './periods.ts'
import { dayBefore, type LivePlan, periodsAround, periodsUpTo } from './plan.ts'
import { writeStatements } from './statements.ts'
import { isClosed } from './states.ts'

export interface WorkedOut {
  readonly run: string
  readonly plan: LivePlan
  /** The last one. */
  readonly period: Period
  readonly payees: readonly Payee[]
  /** Facts as they are supposed to be. */
  readonly suppose?: (facts: PayeeFacts) => PayeeFacts
  /** Told before each part. */
  readonly report: (progress: { readonly done: number; readonly total: number }) => Promise<void>
}

interface Outcome {
  readonly statements: number
  /** Periods that are not closed. */
  readonly open: readonly string[]
  /** Who has a result, as `payee period`. */
  readonly known: ReadonlySet<string>
}

export async function workOut(
  context: Context,
  { run, plan, period, payees, suppose = (facts) => facts, report }: WorkedOut,
): Promise<Outcome> {
  const system = asSystem(context, null)
  const periods = periodsUpTo(plan, period)
  const wanted = periods.map(({ key }) => key)
  const states = await withState(context, plan.name, wanted)
  const open = new Set(wanted.filter((key) => !isClosed(states.get(key))))
  const environment = environmentOf({ ...system, now: new Date(`${dayBefore(period.until)}T00:00:00Z`) })
  let statements = 0
  const known = new Set<string>()
  // what others earn by this very plan is read of periods that are known
  await markCalculated(context, run, plan, periods)
  const parts = await partsInOrder(system, plan, payees, periods)
  for (const [done, some] of parts.entries()) {
    await report({ done, total: parts.length })
    const facts = await factsOf(context, plan, some, { periods: periodsAround(plan, period), until: period.until })
    const all = calculatePlan(plan.definition, facts.map(suppose), environment)
    const results = all.filter((result) => open.has(result.period))
    for (const { payee, period: key } of results) known.add(`${payee} ${key}`)
    const payments = await paymentsOf(system, plan, some, results)
    statements += await writeStatements(context, plan, run, results, payments)
  }
  return { statements, open: [...open], known }
}

async function markCalculated(
  { db, view, now }: Context,
  run: string,
  plan: LivePlan,
  some: readonly Period[],
): Promise<void> {
  const periods = some.map(({ key, from, until }) => ({ period: key, from_day: from, to_day: dayBefore(until) }))
  await sql`insert into commission_periods (workspace_id, plan, period, from_day, to_day, state, run_id, changed_by, changed_at)
    select ${view.workspace.id}::integer, ${plan.name}, period, from_day, to_day, 'calculated', ${run}::uuid, ${authorOf(view)}::uuid,
      ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(periods)}::text::jsonb) as given (period text, from_day date, to_day date)
    on conflict (workspace_id, plan, period) do update set run_id = excluded.run_id
      where commission_periods.state in ('calculated', 'in_review')`.execute(db)
}
