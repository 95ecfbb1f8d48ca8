/** Corrections that people make, each with its reason. */
import type { Period } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { authorOf } from '../../store/live-workspace.ts'
import { newId } from '../../store/new-id.ts'
import type { Context } from '../context.ts'

export interface Adjustment {
  readonly id: string
  readonly amount: string
}

/** By `payee period`. */
export async function adjustmentsOf(
  { db, view }: Context,
  plan: string,
  periods: readonly Period[],
): Promise<ReadonlyMap<string, readonly Adjustment[]>> {
  const { rows } = await sql<Adjustment & { key: string }>`
    select payee_id || ' ' || period as key, id, trim_scale(amount)::text as amount from commission_adjustments
    where workspace_id = ${view.workspace.id} and plan = ${plan} and period = any(${periods.map(({ key }) => key)}::text[])
    order by made_at, id`.execute(db)
  return Map.groupBy(
    rows.map(({ key, id, amount }) => ({ key, id, amount })),
    ({ key }) => key,
  )
}

export interface NewAdjustment {
  readonly plan: string
  readonly payee: string
  readonly period: string
  readonly amount: string
  readonly reason: string
}

export async function addAdjustment(
  { db, view, now }: Context,
  { plan, payee, period, amount, reason }: NewAdjustment,
): Promise<string> {
  const id = newId()
  await sql`insert into commission_adjustments (workspace_id, id, plan, payee_id, period, amount, reason, made_by, made_at)
    values (${view.workspace.id}, ${id}, ${plan}, ${payee}, ${period}, ${amount}::numeric, ${reason}, ${authorOf(view)}, ${now.toISOString()})`.execute(
    db,
  )
  return id
}
