/** A plan up to a period: credits are booked, payees worked out, and statements written where they changed. */
import { areApart, calculatePlan } from '@attain/engine/commission'
import type { Period } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { bookCredits, lookThrough, payeesOfRecords } from '../../store/commission/credits.ts'
import { authorOf } from '../../store/live-workspace.ts'
import { newId } from '../../store/new-id.ts'
import { asSystem, type Context, inTransaction } from '../context.ts'
import { environmentOf } from '../performance/environment.ts'
import { factsOf } from './facts/index.ts'
import { partsInOrder } from './order-of-payees.ts'
import { onPlan, type Payee, payeesOf } from './payees.ts'
import { paymentsOf } from './payments.ts'
import { holdPlan, refuseClosedPeriod, tryToHoldPlan, withState } from './periods.ts'
import { dayBefore, type LivePlan, periodNamed, periodsAround, periodsUpTo, planNamed } from './plan.ts'
import { noteBegin, noteEnd, type Written } from './runs/note.ts'
import { changedSince, type Since } from './runs/since.ts'
import { writeStatements } from './statements.ts'
import { isClosed } from './states.ts'
import { withdrawn } from './withdrawn.ts'

/** A run that somebody follows; without one, it is part of what happens in the transaction that is open. */
export interface Followed {
  readonly id: string
  /** Whether it waits for another run of the plan; else whoever is at that one does this one as well. */
  readonly waits: boolean
  /** Told after each part; throws when the run is to end. */
  readonly report: (progress: { readonly done: number; readonly total: number }) => Promise<void>
}

/**
 * All in one transaction, one at a time for each plan: a run that breaks off has written nothing, and whatever runs next
 * does all of it.
 */
export function calculatePeriod(asked: Context, name: string, key: string, followed?: Followed): Promise<Written> {
  return inTransaction(asked, async (context) => {
    const plan = planNamed(context, name)
    const period = periodNamed(plan, key)
    // a company of thousands takes as long as it takes
    await sql`set local statement_timeout = 0; set local work_mem = '64MB'`.execute(context.db)
    if (followed?.waits === false) {
      if (!(await tryToHoldPlan(context, name))) return nothing
    } else await holdPlan(context, name)
    await refuseClosedPeriod(context, plan, period)
    const run = followed?.id ?? newId()
    if (followed === undefined) await noteBegin(context, run, plan, period.key, 'done')
    const since = await changedSince(context, plan, period.key)
    const written = await calculate(context, { id: run, plan, period, since, report: followed?.report ?? unheard })
    if (!(await noteEnd(context, run, written, since.snapshot))) throw new Cancelled()
    return written
  })
}

/** Somebody called it off: the transaction is undone. */
export class Cancelled extends Error {}

const nothing: Written = { credits: 0, statements: 0 }
const unheard = async () => {}

interface Run extends Omit<Followed, 'waits'> {
  readonly plan: LivePlan
  readonly period: Period
  readonly since: Since
}

async function calculate(context: Context, { id, plan, period, since, report }: Run): Promise<Written> {
  const { only } = since
  if (only !== undefined && only.records.length + only.payees.length === 0) return nothing
  const system = asSystem(context, null)
  const payees = await payeesOf(context, plan, period.until)
  let done = 0
  const total = plan.crediting.size + 1
  let credits = 0
  for (const [component, crediting] of plan.crediting) {
    await report({ done: done++, total })
    const { from } = plan.document
    const booking = {
      run: id,
      plan: plan.name,
      component,
      crediting,
      payees: onPlan(payees),
      from,
      until: period.until,
    }
    const records = only && { records: only.records }
    credits += await bookCredits(system.db, system.view, { ...booking, ...records }, context.today)
  }
  await lookThrough(context.db, credits)
  const wanted = periodsUpTo(plan, period).map((one) => one.key)
  const states = await withState(context, plan.name, wanted)
  const open = new Set(wanted.filter((key) => !isClosed(states.get(key))))
  const environment = environmentOf({ ...system, now: new Date(`${dayBefore(period.until)}T00:00:00Z`) })
  let statements = 0
  const known = new Set<string>()
  // what others earn by this very plan is read of periods that are known
  await markCalculated(context, id, plan, period)
  const touched = await touchedOf(context, plan, payees, since)
  const parts = await partsInOrder(system, plan, touched, periodsUpTo(plan, period))
  for (const some of parts) {
    await report({ done: done++, total: plan.crediting.size + parts.length })
    const facts = await factsOf(context, plan, some, { periods: periodsAround(plan, period), until: period.until })
    const results = calculatePlan(plan.definition, facts, environment).filter(({ period }) => open.has(period))
    for (const { payee, period: key } of results) known.add(`${payee} ${key}`)
    const payments = await paymentsOf(system, plan, some, results)
    statements += await writeStatements(context, plan, id, results, payments)
  }
  if (only === undefined)
    statements += await writeStatements(context, plan, id, await withdrawn(context, plan.name, [...open], known))
  return { credits, statements }
}

/** Whose facts may be others than before. */
async function touchedOf(
  { db, view }: Context,
  plan: LivePlan,
  payees: readonly Payee[],
  { only }: Since,
): Promise<readonly Payee[]> {
  if (only === undefined || !areApart(plan.definition)) return payees
  const touched = new Set([...only.payees, ...(await payeesOfRecords(db, view, plan.name, only.records))])
  return payees.filter(({ id }) => touched.has(id))
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
