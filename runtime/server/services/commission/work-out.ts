/** What payees get of the credits that are booked: worked out by the engine, and written where it changed. */
import { areApart, calculatePlan, type PayeeFacts, type PayeePeriod } from '@attain/engine/commission'
import type { Environment } from '@attain/engine/formula/language'
import type { Period } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { createPause } from '../../in-slices.ts'
import { authorOf } from '../../store/live-workspace.ts'
import { asSystem, type Context } from '../context.ts'
import { environmentOf } from '../performance/environment.ts'
import { factsOf } from './facts/index.ts'
import { partsInOrder } from './order-of-payees.ts'
import type { Payee } from './payees.ts'
import { paymentsOf } from './payments.ts'
import { withState } from './periods.ts'
import { dayBefore, type LivePlan, periodsAround, periodsUpTo } from './plan.ts'
import { looksAtItself } from './simulation/others.ts'
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
  const factsAt = async (at: number): Promise<readonly PayeeFacts[]> => {
    const some = parts[at]
    // after the last part
    if (some === undefined) return []
    const facts = await factsOf(context, plan, some, {
      periods: periodsAround(plan, period),
      until: period.until,
    })
    return facts.map(suppose)
  }
  const seesItself = looksAtItself(plan)
  let [facts, writing] = [inTheMeantime(factsAt(0)), Promise.resolve(0)]
  try {
    for (const [at, some] of parts.entries()) {
      await report({ done: at, total: parts.length })
      const given = await facts
      // meanwhile Postgres looks for the facts of the next part, and writes the part before
      if (!seesItself) facts = inTheMeantime(factsAt(at + 1))
      const results = await resultsOf(plan, given, environment, open)
      for (const { payee, period: key } of results) known.add(`${payee} ${key}`)
      const payments = await paymentsOf(system, plan, some, results)
      statements += await writing
      writing = inTheMeantime(writeStatements(context, plan, run, results, payments))
      if (!seesItself) continue
      await writing
      facts = inTheMeantime(factsAt(at + 1))
    }
    statements += await writing
  } finally {
    // however it ends, nothing is asked or written any more when it is over
    await Promise.allSettled([facts, writing])
  }
  return { statements, open: [...open], known }
}

/** Goes on while something else is done: what it fails of is thrown where it is waited for. */
function inTheMeantime<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {})
  return work
}

/** A few payees at a time, between which requests are answered. */
async function resultsOf(
  { definition }: LivePlan,
  facts: readonly PayeeFacts[],
  environment: Environment,
  periods: ReadonlySet<string>,
): Promise<readonly PayeePeriod[]> {
  const pause = createPause()
  const results: PayeePeriod[] = []
  const together = areApart(definition) ? FEW : facts.length
  for (let start = 0; start < facts.length; start += together) {
    const some = calculatePlan(definition, facts.slice(start, start + together), environment)
    results.push(...some.filter(({ period }) => periods.has(period)))
    await pause()
  }
  return results
}

const FEW = 10

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
