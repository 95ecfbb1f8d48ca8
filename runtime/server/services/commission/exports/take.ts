/** Accounting takes what a period comes to. Of a closed period it is taken once, and is the same whenever it is fetched. */
import type { NewExportBody } from '@attain/contract'
import { fraction, sum, text } from '@attain/engine/performance/fraction'
import { sql } from 'kysely'
import { authorOf } from '../../../store/live-workspace.ts'
import { newId } from '../../../store/new-id.ts'
import { type Context, inTransaction } from '../../context.ts'
import { holdPlan, stateOf } from '../periods.ts'
import { periodNamed, planNamed } from '../plan.ts'
import { because } from '../refused.ts'
import { assertMay } from '../rights.ts'
import { isClosed } from '../states.ts'
import { accrualOf, paymentOf } from './rows.ts'

export function takeExport(
  asked: Context,
  name: string,
  key: string,
  { kind }: NewExportBody,
): Promise<{ readonly id: string }> {
  return inTransaction(asked, async (context) => {
    const { db, view, now } = context
    const plan = planNamed(context, name)
    assertMay(context, name, kind === 'payment' ? 'close' : 'run')
    const period = periodNamed(plan, key)
    await holdPlan(context, name)
    const state = await stateOf(context, name, period)
    const isFinal = isClosed(state)
    if (state === 'open') throw because('Calculate the period first.', '请先计算该期间。')
    if (kind === 'payment' && !isFinal)
      throw because('Lock the period first: only what is locked is paid.', '请先锁定期间：锁定后才能发放。')
    const { rows: taken } = await sql<{ id: string }>`select id from commission_exports
      where workspace_id = ${view.workspace.id} and plan = ${name} and period = ${key} and kind = ${kind} and is_final`.execute(
      db,
    )
    if (taken[0] !== undefined) return taken[0]
    const rows = await (kind === 'payment' ? paymentOf : accrualOf)(context, plan, period)
    const id = newId()
    const total = text(sum(rows.map(({ amount }) => fraction(amount))))
    await sql`insert into commission_exports (workspace_id, id, plan, period, kind, is_final, rows, total, taken_by, taken_at)
      values (${view.workspace.id}, ${id}, ${name}, ${key}, ${kind}, ${isFinal}, ${JSON.stringify(rows)}::text::jsonb,
        ${total}::numeric, ${authorOf(view)}, ${now.toISOString()})`.execute(db)
    return { id }
  })
}
