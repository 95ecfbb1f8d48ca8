/** Where the periods of a plan stand. */
import { nameOfPeriod, type Period } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { authorOf } from '../../store/live-workspace.ts'
import { type Context, inTransaction } from '../context.ts'
import { type LivePlan, periodNamed, periodsUpTo, planNamed } from './plan.ts'
import { because } from './refused.ts'
import { isClosed, nextState, type PeriodEvent, type PeriodState, refuseClosed } from './states.ts'

/** By period; one that nobody calculated is missing. */
export async function withState(
  { db, view }: Context,
  plan: string,
  periods: readonly string[],
): Promise<ReadonlyMap<string, PeriodState>> {
  const { rows } = await sql<{ period: string; state: PeriodState }>`select period, state from commission_periods
    where workspace_id = ${view.workspace.id} and plan = ${plan} and period = any(${periods}::text[])`.execute(db)
  return new Map(rows.map(({ period, state }) => [period, state]))
}

export async function stateOf(context: Context, plan: string, { key }: Pick<Period, 'key'>): Promise<PeriodState> {
  return (await withState(context, plan, [key])).get(key) ?? 'open'
}

/** Takes a period a step further, or back. Give whom it is done by in the context. */
export function actOnPeriod(asked: Context, name: string, key: string, event: PeriodEvent): Promise<PeriodState> {
  return inTransaction(asked, async (context) => {
    const { db, view } = context
    const plan = planNamed(context, name)
    const period = periodNamed(plan, key)
    await holdPlan(context, name)
    if (event === 'lock') await refuseGap(context, plan, period)
    const state = nextState(await stateOf(context, name, period), event)
    await sql`update commission_periods set state = ${state}, changed_by = ${authorOf(view)}, changed_at = clock_timestamp(),
        locked_at = case when ${event} = 'lock' then clock_timestamp() else locked_at end
      where workspace_id = ${view.workspace.id} and plan = ${name} and period = ${period.key}`.execute(db)
    return state
  })
}

/** Periods are closed in their order: what comes after goes on from what is closed. */
async function refuseGap(context: Context, plan: LivePlan, period: Period): Promise<void> {
  const earlier = periodsUpTo(plan, period).slice(0, -1)
  const states = await withState(
    context,
    plan.name,
    earlier.map(({ key }) => key),
  )
  const open = earlier.find(({ key }) => !isClosed(states.get(key)))
  if (open !== undefined)
    throw because(
      `Lock ${nameOfPeriod(plan.calendar, open, 'en')} first: periods are locked in their order.`,
      `请先锁定${nameOfPeriod(plan.calendar, open, 'zh-CN')}：期间须按顺序锁定。`,
    )
}

export async function refuseClosedPeriod(context: Context, { name }: LivePlan, period: Period): Promise<void> {
  refuseClosed(await stateOf(context, name, period), 'calculate')
}

/** Each period up to one that is calculated gets statements, for good: nobody needs those of the next century. */
export function refuseFarAhead({ today }: Context, period: Period): void {
  if (!isFarAhead(period, today)) return
  throw new AttainError('invalid_request', {
    problem: { en: 'The period lies more than a year ahead.', 'zh-CN': '期间超出一年以后。' },
  })
}

export function isFarAhead({ from }: Period, today: string): boolean {
  return from >= yearAfter(today)
}

export function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
}

/** Two runs of a plan go one after the other. */
export async function holdPlan({ db, view }: Context, plan: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockOf(view, plan)})`.execute(db)
}

/** False when somebody else holds it. */
export async function tryToHoldPlan({ db, view }: Context, plan: string): Promise<boolean> {
  const { rows } = await sql<{
    held: boolean
  }>`select pg_try_advisory_xact_lock(${lockOf(view, plan)}) as held`.execute(db)
  return rows[0]?.held === true
}

function lockOf({ workspace }: Context['view'], plan: string) {
  return sql`${workspace.id}::integer, hashtext(${`commission plan ${plan}`})`
}
