/** A plan as it is and as it would be, calculated one after the other in the shadow of the ledgers, by the code that pays. */
import { isDeepStrictEqual } from 'node:util'
import type { SimulatedStatements, SimulationResult } from '@attain/contract'
import { areApart, suppose } from '@attain/engine/commission'
import { sql } from 'kysely'
import type { OnPlan } from '../../../store/commission/on-plan.ts'
import { copyPlans, forgetCredits, moveByAYear, type Shadows } from '../../../store/commission/shadow.ts'
import { newId } from '../../../store/new-id.ts'
import type { Context } from '../../context.ts'
import { bookPlan } from '../book.ts'
import { onPlan, type Payee, payeesOf } from '../payees.ts'
import type { LivePlan } from '../plan.ts'
import { writeStatements } from '../statements.ts'
import { withdrawn } from '../withdrawn.ts'
import { workOut } from '../work-out.ts'
import { looksAtItself, othersOf } from './others.ts'
import { knownUntil, type Question, type Side } from './question.ts'
import { readResult, readSides } from './result.ts'

export interface Watched {
  /** Told after each part; throws when it is to end. */
  readonly report: (progress: { readonly done: number; readonly total: number }) => Promise<void>
}

export function simulate(
  context: Context,
  shadows: Shadows,
  question: Question,
  watched: Watched,
): Promise<SimulationResult> {
  return shadows.in(context.view, async (db) => {
    const inner = { ...context, db }
    const before = await calculateBoth(inner, question, watched)
    return readResult(inner, question, before)
  })
}

/** Both sides of one payee with every line; whoever is not on the plan has none. */
export function simulatePayee(
  context: Context,
  shadows: Shadows,
  question: Question,
  payee: string,
  watched: Watched,
): Promise<SimulatedStatements> {
  return shadows.in(context.view, async (db) => {
    const before = await calculateBoth({ ...context, db }, question, watched, payee)
    return readSides({ ...context, db }, question, before, payee)
  })
}

/** Answers the run that wrote what is as it is; whatever differs was written after it, as another version. */
async function calculateBoth(
  { db, view }: Context,
  question: Question,
  { report }: Watched,
  only?: string,
): Promise<string> {
  await sql`set local work_mem = '64MB'`.execute(db)
  const { before, after } = question
  const isAlone =
    only !== undefined &&
    areApart(before.plan.definition) &&
    areApart(after.plan.definition) &&
    !looksAtItself(after.plan) &&
    !looksAtItself(before.plan)
  await copyPlans(db, view, othersOf(before.plan, after.plan))
  const payeesAt = ({ context, plan, assigned: supposed }: Side) =>
    payeesOf({ ...context, db }, plan, question.last.until, { supposed, ...(isAlone && { among: new Set([only]) }) })
  const [runBefore, runAfter] = [newId(), newId()]
  const [payeesBefore, payeesAfter] = [await payeesAt(before), await payeesAt(after)]
  const part =
    (step: number): Watched['report'] =>
    ({ done, total }) =>
      report({ done: 100 * step + Math.floor((100 * done) / Math.max(total, 1)), total: 400 })
  await book(db, question, before, { run: runBefore, payees: payeesBefore, report: part(0) })
  const first = await pay(db, question, before, { run: runBefore, payees: payeesBefore, report: part(1) })
  if (!isCreditedAlike(before.plan, after.plan) || !isDeepStrictEqual(onPlan(payeesBefore), onPlan(payeesAfter))) {
    await forgetCredits(db)
    await book(db, question, after, { run: runAfter, payees: payeesAfter, report: part(2) })
  }
  const second = await pay(db, question, after, { run: runAfter, payees: payeesAfter, report: part(3) })
  const gone = await withdrawn(
    { ...after.context, db },
    after.plan.name,
    [...new Set([...first.open, ...second.open])],
    second.known,
  )
  await writeStatements({ ...after.context, db }, after.plan, runAfter, gone)
  return runBefore
}

/** What is read of the credits of one payee, while those of each side are booked. */
export function creditBoth<T>(
  shadows: Shadows,
  question: Question,
  payee: string,
  read: (db: Context['db']) => Promise<T>,
): Promise<{ readonly before: T; readonly after: T }> {
  return shadows.in(question.before.context.view, async (db) => {
    const credited = async (side: Side) => {
      const { plan, assigned: supposed } = side
      const whose = { supposed, among: new Set([payee]) }
      const payees = await payeesOf({ ...side.context, db }, plan, question.last.until, whose)
      await forgetCredits(db)
      await book(db, question, side, { run: newId(), payees, report: async () => {} })
      return read(db)
    }
    return { before: await credited(question.before), after: await credited(question.after) }
  })
}

interface OneRun {
  readonly run: string
  readonly payees: readonly Payee[]
}

/** History is booked as it is; of a forecast, what was credited a year before stands for what is to come. */
async function book(
  db: Context['db'],
  question: Question,
  { context, plan }: Side,
  { run, payees, report }: OneRun & Watched,
): Promise<void> {
  const inner = { ...context, db }
  const until = knownUntil(question, context.today)
  const present = onPlan(payees)
  if (until < question.last.until) {
    // they count if their payee is on the plan on the day that they are moved to
    const ago = present.map(({ payee, from, to }): OnPlan => ({ payee, from: yearBefore(from), to: yearBefore(to) }))
    await bookPlan(inner, {
      ...{ run, plan, payees: ago, from: yearBefore(until), until: yearBefore(question.last.until) },
      report: () => report({ done: 0, total: 2 }),
    })
    await moveByAYear(db)
  }
  await bookPlan(inner, {
    ...{ run, plan, payees: present, from: plan.document.from, until },
    report: () => report({ done: 1, total: 2 }),
  })
}

function pay(
  db: Context['db'],
  { asked, periods, last, after }: Question,
  side: Side,
  { run, payees, report }: OneRun & Watched,
) {
  const { volume, quotas } = asked.suppose
  const supposed = {
    periods: new Set(periods.map(({ key }) => key)),
    ...(volume !== undefined && { volume }),
    ...(quotas !== undefined && { quotas }),
    credited: new Set(side.plan.crediting.keys()),
  }
  const isChanged = side === after
  return workOut(
    { ...side.context, db },
    {
      ...{ run, plan: side.plan, period: last, payees, report },
      ...(isChanged && { suppose: (facts) => suppose(facts, supposed) }),
    },
  )
}

/** Where nothing about crediting changed, what is booked for one side is so for the other. */
function isCreditedAlike({ document: a }: LivePlan, { document: b }: LivePlan): boolean {
  const about = ({ from, components }: LivePlan['document']) => [
    from,
    components.map(({ name, measure }) => [name, measure]),
  ]
  return isDeepStrictEqual(about(a), about(b))
}

/** 29 February is the 28th of the year before. */
function yearBefore(day: string): string {
  const year = Number(day.slice(0, 4)) - 1
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`
}
