/** Disputes of the plans that one sees whole, with their age. */
import type { DisputesPage, DisputesQuery } from '@attain/contract'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { may, seesAll } from '../rights.ts'
import { readDisputes } from './dispute.ts'

export async function listDisputes(
  context: Context,
  { plan, period, state, skip = '0', limit = '50' }: DisputesQuery,
): Promise<DisputesPage> {
  const { db, view } = context
  const seen = [...view.workspace.model.plans.keys()].filter(
    (name) => may(context, name, 'see') && (plan === undefined || name === plan),
  )
  const where = sql<boolean>`(d.plan = any(${seen}::text[]) or (${seesAll(context)} and d.plan = coalesce(${plan ?? null}, d.plan)))
    and ${period === undefined ? sql`true` : sql`d.period = ${period}`}
    and ${state === undefined ? sql`true` : sql`d.state = ${state}`}`
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from commission_disputes d
    where d.workspace_id = ${view.workspace.id} and ${where}`.execute(db)
  const items = await readDisputes(context, where, { skip: Number(skip), limit: Number(limit) })
  return { total: rows[0]?.total ?? 0, items }
}
