/** Whom some records are credited to, on the plan or not. */
import type { Crediting } from '@attain/engine/commission'
import { sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope } from '../query/source.ts'
import { compileForValues, type Database, run } from '../statement.ts'
import { creditedSql, ofRecords } from './credited.ts'

export interface AskedPeople {
  readonly components: readonly Crediting[]
  /** First day, and the day after the last. */
  readonly from: string
  readonly until: string
  readonly records: readonly string[]
}

export async function peopleCredited(
  db: Database,
  view: View,
  { components, from, until, records }: AskedPeople,
  today: string,
): Promise<readonly string[]> {
  if (components.length === 0 || records.length === 0) return []
  const scope = new QueryScope(view)
  const all = sql.join(
    components.map((crediting) => creditedSql(scope, crediting, ofRecords)),
    sql` union all `,
  )
  const statement = compileForValues(db, sql`select distinct c.payee from (${all}) c where c.payee is not null`)
  const { rows } = await run<{ payee: string }>(db, statement, {
    personId: view.actor.personId,
    today,
    named: { begins: from, ends: until, records },
  })
  return rows.map(({ payee }) => payee)
}
