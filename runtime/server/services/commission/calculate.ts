/** A plan up to a period: credits are booked, payees worked out, and statements written where they changed. */
import { calculatePlan } from '@attain/engine/commission'
import type { Period } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { bookCredits, lookThrough } from '../../store/commission/credits.ts'
import { authorOf } from '../../store/live-workspace.ts'
import { newId } from '../../store/new-id.ts'
import { asSystem, type Context, inTransaction } from '../context.ts'
import { environmentOf } from '../performance/environment.ts'
import { factsOf } from './facts/index.ts'
import { partsInOrder } from './order-of-payees.ts'
import { onPlan, payeesOf } from './payees.ts'
import { paymentsOf } from './payments.ts'
import { holdPlan, stateOf, withState } from './periods.ts'
import { dayBefore, type LivePlan, periodNamed, periodsAround, periodsUpTo, planNamed } from './plan.ts'
import { writeStatements } from './statements.ts'
import { isClosed, refuseClosed } from './states.ts'
import { withdrawn } from './withdrawn.ts'

export interface RunOutcome {
  readonly id: string
  /** Lines of credits and versions of statements that were written; none when nothing had changed. */
  readonly credits: number
  readonly statements: number
}

/**
 * All in one transaction, one at a time for each plan: a run that breaks off has written nothing, and whatever runs next
 * does all of it.
 */
export function calculatePeriod(asked: Context, name: string, key: string): Promise<RunOutcome> {
  return inTransaction(asked, async (context) => {
    const plan = planNamed(context, name)
    const period = periodNamed(plan, key)
    // a company of thousands takes as long as it takes
    await sql`set local statement_timeout = 0; set local work_mem = '64MB'`.execute(context.db)
    await holdPlan(context, name)
    refuseClosed(await stateOf(context, name, period), 'calculate')
    const run = newId()
    await beginRun(context, run, plan, period)
    const outcome = await calculate(context, run, plan, period)
    await endRun(context, run, outcome)
    return { id: run, ...outcome }
  })
}

async function calculate(
  context: Context,
  run: string,
  plan: LivePlan,
  period: Period,
): Promise<Omit<RunOutcome, 'id'>> {
  const system = asSystem(context, null)
  const payees = await payeesOf(context, plan, period.until)
  let credits = 0
  for (const [component, crediting] of plan.crediting) {
    const { from } = plan.document
    const booking = { run, plan: plan.name, component, crediting, payees: onPlan(payees), from, until: period.until }
    credits += await bookCredits(system.db, system.view, booking, context.today)
  }
  await lookThrough(context.db, credits)
  const wanted = periodsUpTo(plan, period).map((one) => one.key)
  const states = await withState(context, plan.name, wanted)
  const open = new Set(wanted.filter((key) => !isClosed(states.get(key))))
  const environment = environmentOf({ ...system, now: new Date(`${dayBefore(period.until)}T00:00:00Z`) })
  let statements = 0
  const known = new Set<string>()
  // what others earn by this very plan is read of periods that are known
  await markCalculated(context, run, plan, period)
  for (const some of await partsInOrder(system, plan, payees, periodsUpTo(plan, period))) {
    const facts = await factsOf(context, plan, some, { periods: periodsAround(plan, period), until: period.until })
    const results = calculatePlan(plan.definition, facts, environment).filter(({ period }) => open.has(period))
    for (const { payee, period: key } of results) known.add(`${payee} ${key}`)
    const payments = await paymentsOf(system, plan, some, results)
    statements += await writeStatements(context, plan, run, results, payments)
  }
  statements += await writeStatements(context, plan, run, await withdrawn(context, plan.name, [...open], known))
  return { credits, statements }
}

async function beginRun({ db, view, now }: Context, id: string, plan: LivePlan, { key }: Period): Promise<void> {
  await sql`insert into commission_runs (workspace_id, id, plan, period, revision, started_by, started_at)
    values (${view.workspace.id}, ${id}, ${plan.name}, ${key}, ${view.workspace.revision}, ${authorOf(view)}, ${now.toISOString()})`.execute(
    db,
  )
}

async function endRun(
  { db, view }: Context,
  id: string,
  { credits, statements }: Omit<RunOutcome, 'id'>,
): Promise<void> {
  await sql`update commission_runs set ended_at = clock_timestamp(), credits = ${credits}, statements = ${statements}
    where workspace_id = ${view.workspace.id} and id = ${id}`.execute(db)
}

async function markCalculated({ db, view, now }: Context, run: string, plan: LivePlan, period: Period): Promise<void> {
  const periods = periodsUpTo(plan, period).map(({ key, from, until }) => ({
    period: key,
    from_day: from,
    to_day: dayBefore(until),
  }))
  await sql`insert into commission_periods (workspace_id, plan, period, from_day, to_day, state, run_id, changed_by, changed_at)
    select ${view.workspace.id}::integer, ${plan.name}, period, from_day, to_day, 'calculated', ${run}::uuid, ${authorOf(view)}::uuid,
      ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(periods)}::text::jsonb) as given (period text, from_day date, to_day date)
    on conflict (workspace_id, plan, period) do update set run_id = excluded.run_id
      where commission_periods.state in ('calculated', 'in_review')`.execute(db)
}
