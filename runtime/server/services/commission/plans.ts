/** The plans that one sees whole, and where their periods stand. */
import type { PayPeriodBody, PlanBody, PlansBody } from '@attain/contract'
import { type Period, periodAt, periodsBetween } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { periodBody } from '../performance/periods.ts'
import { type Outstanding, outstandingOf } from './outstanding.ts'
import { dayAfter, type LivePlan, periodsOfRunOff, planNamed, runsOff } from './plan.ts'
import { assertMay, may } from './rights.ts'
import { isClosed, type PeriodState } from './states.ts'

/** Periods that a list shows; older ones are found by their statements. */
const MOST_PERIODS = 60

interface Row {
  readonly plan: string
  readonly period: string
  readonly state: PeriodState
  readonly paid: string
  readonly payees: number
}

export async function listPlans(context: Context): Promise<PlansBody> {
  const plans = [...context.view.workspace.model.plans.keys()]
    .filter((name) => may(context, name, 'see'))
    .map((name) => planNamed(context, name))
  return { plans: await withPeriods(context, plans) }
}

export async function readPlan(context: Context, name: string): Promise<PlanBody> {
  const plan = planNamed(context, name)
  assertMay(context, name, 'see')
  const [body] = await withPeriods(context, [plan])
  if (body === undefined) throw new Error('withPeriods answers every plan.')
  return body
}

async function withPeriods(context: Context, plans: readonly LivePlan[]): Promise<readonly PlanBody[]> {
  const { db, view } = context
  const names = plans.map(({ name }) => name)
  const { rows } = await sql<Row>`select p.plan, p.period, p.state, coalesce(trim_scale(sum(s.paid)), 0)::text as paid,
      count(s.payee_id)::int as payees
    from commission_periods p left join (select distinct on (plan, period, payee_id) plan, period, payee_id, paid
      from commission_statements where workspace_id = ${view.workspace.id} and plan = any(${names}::text[])
      order by plan, period, payee_id, version desc) s on s.plan = p.plan and s.period = p.period
    where p.workspace_id = ${view.workspace.id} and p.plan = any(${names}::text[])
    group by p.plan, p.period, p.state`.execute(db)
  const known = new Map(rows.map((row) => [`${row.plan} ${row.period}`, row]))
  const outstanding = await outstandingOf(context, plans)
  return plans.map((plan) => planBody(context, plan, known, outstanding.get(plan.name)))
}

function planBody(
  context: Context,
  plan: LivePlan,
  known: ReadonlyMap<string, Row>,
  outstanding: Outstanding | undefined,
): PlanBody {
  const { name, document, definition, calendar } = plan
  return {
    name,
    label: document.label,
    currency: definition.currency,
    may: (['see', 'run', 'close'] as const).filter((action) => may(context, name, action)),
    periods: [...periodsOf(plan, context.today), ...runOffOf(plan, context.today, known, outstanding)]
      .toReversed()
      .slice(0, MOST_PERIODS)
      .map((period): PayPeriodBody => {
        const row = known.get(`${name} ${period.key}`)
        const body = {
          ...periodBody(context, calendar, period),
          ...(runsOff(plan, period) && { runsOff: true as const }),
        }
        return row === undefined
          ? { ...body, state: 'open' }
          : { ...body, state: row.state, paid: row.paid, payees: row.payees }
      }),
  }
}

/** From the first one up to the one in which today lies, or the last of the plan. */
function periodsOf({ calendar, every, document }: LivePlan, today: string): readonly Period[] {
  const last = document.to !== undefined && document.to < today ? document.to : today
  return last < document.from
    ? []
    : periodsBetween(calendar, every, document.from, periodAt(calendar, every, last).until)
}

/**
 * After the end of a plan, those that were calculated or in which something may still come, and always one that is not
 * closed: what changes late needs one to be posted in.
 */
function runOffOf(
  plan: LivePlan,
  today: string,
  known: ReadonlyMap<string, Row>,
  { isHeld = false, dueUntil = null }: Partial<Outstanding> = {},
): readonly Period[] {
  const { to } = plan.document
  if (to === undefined) return []
  const later = periodsOfRunOff(plan, dayAfter(today))
  const stateOf = ({ key }: Period) => known.get(`${plan.name} ${key}`)?.state
  const last = periodAt(plan.calendar, plan.every, to)
  const end = later.findIndex(
    (period, at) =>
      stateOf(period) === undefined &&
      !isHeld &&
      (dueUntil ?? '') < period.from &&
      !isClosed(stateOf(later[at - 1] ?? last)),
  )
  return end === -1 ? later : later.slice(0, end)
}
