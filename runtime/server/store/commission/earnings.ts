/** What others earn by a plan, added up for those who are paid on it. */
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { membershipsSql } from '../measure/memberships.ts'
import { QueryScope } from '../query/source.ts'
import { compileForValues, type Database, named, run } from '../statement.ts'
import { linesOf } from './lines.ts'

type Sql = RawBuilder<unknown>
export type Others = 'reports' | 'subordinates' | 'team'

export interface AskedEarnings {
  /** By which plan they earn. */
  readonly plan: string
  readonly of: Others
  readonly payees: readonly string[]
  /** First days of periods, and the last. */
  readonly from: readonly string[]
  readonly to: readonly string[]
}

export interface EarnedByOthers {
  readonly payee: string
  /** The place of the period, from 0 on. */
  readonly period: number
  readonly currency: string
  readonly amount: string
}

/** As they stood on the last day of each period; what was corrected and taken back in it counts. */
export async function earnedByOthers(
  db: Database,
  view: View,
  asked: AskedEarnings,
): Promise<readonly EarnedByOthers[]> {
  const workspace = sql.lit(view.workspace.id)
  const statement = compileForValues(
    db,
    sql`with recursive ${othersSql(new QueryScope(view), asked.of)},
      newest as (select distinct on (s.period, s.payee_id) s.payee_id, s.currency, s.earned, s.lines, p.from_day, p.to_day
        from commission_statements s join commission_periods p on p.workspace_id = s.workspace_id and p.plan = s.plan and p.period = s.period
        where s.workspace_id = ${workspace} and s.plan = ${named('plan')} order by s.period, s.payee_id, s.version desc),
      earned as (select n.payee_id, n.currency, n.from_day, n.to_day, n.earned + coalesce((select sum(l.amount) from ${linesOf('n.lines')} l
        where l.type in ('clawback', 'correction', 'adjustment')), 0) as amount from newest n)
      select o.payee, o.place - 1 as period, e.currency, trim_scale(sum(e.amount))::text as amount
      from others o join earned e on e.payee_id = o.person and e.from_day >= o.since and e.to_day <= o.day group by 1, 2, 3`,
  )
  const { plan, payees, from, to } = asked
  return (await run<EarnedByOthers>(db, statement, { named: { plan, payees, from, to } })).rows
}

export interface Pair {
  readonly payee: string
  readonly person: string
}

/** Who is paid on whose earnings in any of the periods. */
export async function whoEarnsFromWhom(db: Database, view: View, asked: AskedEarnings): Promise<readonly Pair[]> {
  const statement = compileForValues(
    db,
    sql`with recursive ${othersSql(new QueryScope(view), asked.of)} select distinct payee, person from others`,
  )
  const { payees, from, to } = asked
  return (await run<Pair>(db, statement, { named: { payees, from, to } })).rows
}

/** `others (payee, person, place, since, day)`, for a `with recursive`. */
function othersSql(scope: QueryScope, of: Others): Sql {
  const places = sql`places as materialized (select * from unnest(${named('from')}::date[], ${named('to')}::date[]) with ordinality as p(since, day, place)), stood as materialized (select p.place, p.since as begins, p.day, m.person, m.team, m.manager from (${membershipsSql(scope)}) m join places p on m.since <= p.day and m.until > p.day)`
  const mine = sql`= any(${named('payees')}::uuid[])`
  const columns = sql`place, begins as since, day`
  switch (of) {
    case 'reports':
      return sql`${places}, others as (select manager as payee, person, ${columns} from stood where manager ${mine})`
    case 'subordinates':
      return sql`${places}, others as (select manager as payee, person, ${columns} from stood where manager ${mine} union select o.payee, s.person, o.place, o.since, o.day from others o join stood s on s.manager = o.person and s.place = o.place where s.person <> o.payee)`
    case 'team':
      return sql`${places}, others as (select me.person as payee, s.person, s.place, s.begins as since, s.day from stood me join stood s on s.team = me.team and s.place = me.place and s.person <> me.person where me.person ${mine})`
    default:
      return of satisfies never
  }
}
