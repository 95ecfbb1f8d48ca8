/** Credits whose records were lost later on: what was credited for them, and how much of it is lost. */
import type { Crediting, LostRecords } from '@attain/engine/commission'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope } from '../query/source.ts'
import { compileForValues, type Database, named, run } from '../statement.ts'
import { creditedSql, dayOf, decimalOf, mainColumn } from './credited.ts'
import { isOnPlan, type OnPlan, payeesGiven, payeesSql } from './on-plan.ts'

export interface LostCredit {
  readonly payee: string
  readonly record: string
  /** The day by which it was credited, and the one on which it was lost. */
  readonly day: string
  readonly lostOn: string
  /** What it was worth by the component's first measure. */
  readonly measure: string
  /** 0.5 is half of it, 1 all. */
  readonly lost: string
}

export interface AskedCredits {
  readonly crediting: Crediting
  readonly payees: readonly OnPlan[]
  /** First day, and the day after the last. */
  readonly from: string
  readonly until: string
}

/** What was lost before `until`, of what was credited before it. */
export async function lostCredits(
  db: Database,
  view: View,
  { crediting, payees, from, until }: AskedCredits,
  today: string,
): Promise<readonly LostCredit[]> {
  const { clawback } = crediting
  if (clawback === undefined) return []
  const statement = compileForValues(db, lostSql(view, crediting, clawback))
  const { rows } = await run<LostCredit>(db, statement, {
    personId: view.actor.personId,
    today,
    named: { begins: from, ends: until, ...payeesGiven(payees) },
  })
  return rows
}

function lostSql(view: View, crediting: Crediting, { date, lost }: LostRecords): RawBuilder<unknown> {
  const scope = new QueryScope(view)
  const each = creditedSql(scope, crediting, (source) => ({
    columns: [
      { name: 'lost_on', of: dayOf(source, date) },
      { name: 'lost', of: sql`least(greatest(coalesce(${decimalOf(source, lost)}, 0), 0), 1)` },
    ],
    where: sql`${dayOf(source, date)} < ${named('ends')}::date`,
  }))
  return sql`with ${payeesSql} select c.payee, c.record, to_char(c.day, 'YYYY-MM-DD') as day, to_char(c.lost_on, 'YYYY-MM-DD') as "lostOn", trim_scale(sum(c.${mainColumn(crediting)}))::text as measure, trim_scale(c.lost)::text as lost from (${each}) c where ${isOnPlan} group by 1, 2, c.day, c.lost_on, c.lost order by 2, 1`
}
