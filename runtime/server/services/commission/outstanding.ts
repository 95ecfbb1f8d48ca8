/** What plans that have ended still have to come: parts of payments that are due later, and earnings that are held. */
import { periodOf, shift } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { LivePlan } from './plan.ts'

export interface Outstanding {
  readonly isHeld: boolean
  /** First day of the last period in which a part of a payment is due; null where none is. */
  readonly dueUntil: string | null
}

interface Row {
  readonly plan: string
  readonly period: string
  /** How many periods later the last part is due. */
  readonly after: number
}

/** By plan; one of which nothing is outstanding is missing. */
export async function outstandingOf(
  context: Context,
  plans: readonly LivePlan[],
): Promise<ReadonlyMap<string, Outstanding>> {
  const { db, view, today } = context
  const ended = plans.filter(({ document: { to } }) => to !== undefined && to < today)
  if (ended.length === 0) return new Map()
  const names = ended.map(({ name }) => name)
  const theirs = sql`workspace_id = ${view.workspace.id} and plan = any(${names}::text[])`
  const { rows: later } = await sql<Row>`select s.plan, s.period, max(i.after)::int as after
    from (select distinct on (plan, period, payee_id) plan, period, instalments from commission_statements
      where ${theirs} order by plan, period, payee_id, version desc) s,
      json_to_recordset(s.instalments) as i(after integer, amount numeric)
    where i.amount <> 0 and i.after > 0 group by 1, 2`.execute(db)
  const { rows: held } = await sql<{ plan: string }>`select distinct n.plan from (
      select distinct on (s.plan, s.payee_id) s.plan, s.held from commission_statements s
        join commission_periods p using (workspace_id, plan, period)
      where ${theirs} order by s.plan, s.payee_id, p.from_day desc, s.version desc) n where n.held <> 0`.execute(db)
  return new Map(
    ended.flatMap((plan): [string, Outstanding][] => {
      const isHeld = held.some((one) => one.plan === plan.name)
      const due = later.filter((one) => one.plan === plan.name).map((one) => dueDay(plan, one))
      return isHeld || due.length > 0 ? [[plan.name, { isHeld, dueUntil: due.toSorted().at(-1) ?? null }]] : []
    }),
  )
}

function dueDay({ calendar }: LivePlan, { period: key, after }: Row): string {
  const period = periodOf(calendar, key)
  return period === undefined ? '' : shift(calendar, period, after).from
}
