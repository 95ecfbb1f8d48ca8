/** Whether the months of the ledger of credits are what its lines add up to. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../store/statement.ts'

const amounts = sql.raw('number, m0, m1, m2, m3')
const keys = sql.raw('workspace_id, plan, component, payee_id, month')
const sums = sql.raw(['number', 'm0', 'm1', 'm2', 'm3'].map((name) => `trim_scale(sum(${name}))`).join(', '))
const months: RawBuilder<unknown> = sql`select ${keys}, ${sums} from
  (select workspace_id, plan, component, payee_id, date_trunc('month', day)::date as month, ${amounts} from commission_credits) c group by ${keys}`
const kept: RawBuilder<unknown> = sql`select ${keys}, ${sums} from commission_credit_sums group by ${keys}`

/** Those that are something else, of either side; and how many there are. */
export async function compareMonths(
  db: Database,
): Promise<{ readonly differing: readonly unknown[]; readonly months: number }> {
  const { rows: differing } =
    await sql`((${months}) except (${kept})) union all ((${kept}) except (${months}))`.execute(db)
  const { rows } = await sql<{ months: number }>`select count(*)::int as months from commission_credit_sums`.execute(db)
  return { differing, months: rows[0]?.months ?? 0 }
}
