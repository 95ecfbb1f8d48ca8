/** One's own statements, the newest of each period. */
import type { OwnStatementsBody } from '@attain/contract'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { aboutOf, type KeptStatement } from './kept-statement.ts'

export async function ownStatements(context: Context): Promise<OwnStatementsBody> {
  const { db, view } = context
  const { rows } =
    await sql<KeptStatement>`select distinct on (s.plan, s.period) s.*, trim_scale(s.earned)::text as earned,
      trim_scale(s.paid)::text as paid, p.state
    from commission_statements s join commission_periods p using (workspace_id, plan, period)
    where s.workspace_id = ${view.workspace.id} and s.payee_id = ${view.actor.personId}::uuid
    order by s.plan, s.period, s.version desc`.execute(db)
  const abouts = await Promise.all(rows.map((row) => aboutOf(context, row)))
  const items = rows.flatMap((row, at) => {
    const about = abouts[at]
    return about === undefined
      ? []
      : [{ id: row.id, ...about, state: row.state, currency: row.currency, earned: row.earned, paid: row.paid }]
  })
  return { items: items.sort((a, b) => (a.period.from < b.period.from ? 1 : -1)) }
}
