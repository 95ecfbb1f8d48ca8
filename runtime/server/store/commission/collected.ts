/** What customers owed for what was credited in a period, and how much of that had come in by the end of each of some periods. */
import type { Crediting, Payments } from '@attain/engine/commission'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileForValues, type Database, named, run } from '../statement.ts'
import { creditedSql, decimalOf } from './credited.ts'
import type { AskedCredits } from './lost-credits.ts'
import { isOnPlan, payeesGiven, payeesSql } from './on-plan.ts'

type Sql = RawBuilder<unknown>

export interface CollectedCredits {
  readonly payee: string
  /** The place of the period in which they were credited, from 1 on. */
  readonly period: number
  /** The day after the last by which it had come in. */
  readonly until: string
  readonly owed: string
  readonly paid: string
}

export interface AskedPayments extends AskedCredits {
  /** First days of periods, and the day after the last. */
  readonly edges: readonly string[]
  /** The days after the last of the periods that are asked for. */
  readonly ends: readonly string[]
}

/** Each record by itself: what one customer pays too much pays for nobody else. */
export async function collectedCredits(
  db: Database,
  view: View,
  { crediting, payees, from, until, edges, ends }: AskedPayments,
  today: string,
): Promise<readonly CollectedCredits[]> {
  const { hold } = crediting
  if (hold === undefined || ends.length === 0) return []
  const statement = compileForValues(db, collectedSql(view, crediting, hold))
  const { rows } = await run<CollectedCredits>(db, statement, {
    personId: view.actor.personId,
    today,
    named: { begins: from, ends: until, edges, asOf: ends, ...payeesGiven(payees) },
  })
  return rows
}

function collectedSql(view: View, crediting: Crediting, hold: Payments): Sql {
  const scope = new QueryScope(view)
  const { owed } = hold
  const each = creditedSql(scope, crediting, (source) => ({
    columns: [
      { name: 'owed', of: owed === undefined ? sql`null::numeric` : sql`coalesce(${decimalOf(source, owed)}, 0)` },
    ],
  }))
  const due = owed === undefined ? sql`sum(c.m0)` : sql`sum(c.owed * c.number)`
  // what is owed is said in the currency of the payments, what was credited in the plan's
  const share = owed === undefined ? sql`sum(c.number * coalesce(c.rate, 1))` : sql`sum(c.number)`
  return sql`with ${payeesSql},
    as_of as materialized (select until from unnest(${named('asOf')}::date[]) as a(until)),
    paid as materialized (select p.parent, a.until, sum(p.amount) as amount from (${paymentsSql(scope, crediting.object, hold)}) p join as_of a on p.day < a.until group by 1, 2),
    due as (select c.payee, c.record, c.day, ${share} as share, ${due} as owed from (${each}) c where ${isOnPlan} group by 1, 2, 3)
    select d.payee, width_bucket(d.day, ${named('edges')}::date[]) as period, to_char(a.until, 'YYYY-MM-DD') as until, trim_scale(sum(d.owed))::text as owed,
      trim_scale(sum(case when d.owed <= 0 then d.owed else least(greatest(coalesce(p.amount, 0) * d.share, 0), d.owed) end))::text as paid
    from due d join as_of a on d.day < a.until left join paid p on p.parent = d.record and p.until = a.until group by 1, 2, a.until order by 1, 3, 2`
}

function paymentsSql(scope: QueryScope, object: string, { children, amount, date }: Payments): Sql {
  const relation = scope.object(object).model.children.find(({ name }) => name === children)
  if (!relation) throw new Error(`${object} has no list ${children}.`)
  const child = new Source(scope, scope.object(relation.object)).trusted
  const fieldNamed = (name: string) => {
    const field = child.object.model.fields.get(name)
    if (!field) throw new Error(`${relation.object} has no field ${name}.`)
    return field
  }
  const money = fieldNamed(amount)
  const units = money.valueType === 'currency' ? 10 ** (money.scale ?? 2) : 1
  return sql`select ${child.value(fieldNamed(relation.field))} as parent, (${child.value(fieldNamed(date))})::date as day, ${child.value(money)}::numeric / ${sql.lit(units)} as amount from record_slots ${sql.ref(child.alias)} ${child.joins} where ${child.key}`
}
