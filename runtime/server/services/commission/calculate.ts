/** A plan up to a period: credits are booked, payees worked out, and statements written where they changed. */
import type { Period } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { newId } from '../../store/new-id.ts'
import { type Context, inTransaction } from '../context.ts'
import { bookPlan } from './book.ts'
import { onPlan, payeesOf } from './payees.ts'
import { holdPlan, refuseClosedPeriod, tryToHoldPlan } from './periods.ts'
import { type LivePlan, periodNamed, planNamed } from './plan.ts'
import { noteBegin, noteEnd, type Written } from './runs/note.ts'
import { changedSince, type Since } from './runs/since.ts'
import { writeStatements } from './statements.ts'
import { mayBeTouched, touchedOf } from './touched.ts'
import { withdrawn } from './withdrawn.ts'
import { workOut } from './work-out.ts'

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

async function calculate(context: Context, { id: run, plan, period, since, report }: Run): Promise<Written> {
  const { only } = since
  if (only !== undefined && only.records.length + only.payees.length === 0) return nothing
  const among = only && (await mayBeTouched(context, plan, period, only))
  const payees = await payeesOf(context, plan, period.until, { among, assigned: only?.assigned })
  const { size } = plan.crediting
  const credits = await bookPlan(context, {
    ...{ run, plan, payees: onPlan(payees), from: plan.document.from, until: period.until },
    ...(only && { records: only.records }),
    report: (done) => report({ done, total: size + 1 }),
  })
  const touched = only === undefined ? payees : await touchedOf(context, plan, payees, only)
  const { statements, open, known } = await workOut(context, {
    ...{ run, plan, period, payees: touched },
    report: ({ done, total }) => report({ done: size + done, total: size + total }),
  })
  if (only !== undefined) return { credits, statements }
  const gone = await withdrawn(context, plan.name, open, known)
  return { credits, statements: statements + (await writeStatements(context, plan, run, gone)) }
}
