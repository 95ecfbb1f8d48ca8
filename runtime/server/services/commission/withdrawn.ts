/** Statements of whoever is not on the plan any more in a period that is open: a new version says that there is nothing. */
import type { PayeePeriod } from '@attain/engine/commission'
import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** `known` holds who has a result, as `payee period`. */
export async function withdrawn(
  { db, view }: Context,
  plan: string,
  periods: readonly string[],
  known: ReadonlySet<string>,
): Promise<readonly PayeePeriod[]> {
  const { rows } = await sql<{
    payee: string
    stated: readonly string[]
  }>`select payee_id as payee, array_agg(period) as stated
    from commission_statements where workspace_id = ${view.workspace.id} and plan = ${plan} and period = any(${periods}::text[])
    group by 1`.execute(db)
  return rows.flatMap(({ payee, stated }) =>
    [...new Set(stated)]
      .filter((period) => !known.has(`${payee} ${period}`))
      .map((period) => ({ payee, period, ...nothing })),
  )
}

const nothing = {
  ...{ components: [], lines: [], refusals: [], instalments: [] },
  ...{ earned: '0', paid: '0', owed: '0', held: '0', carried: '0' },
}
