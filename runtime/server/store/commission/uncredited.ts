/** What a component credits to nobody, though it should: records that do not say who has them, people who are on no plan. */
import type { Crediting, CreditingRule } from '@attain/engine/commission'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileForValues, type Database, run } from '../statement.ts'
import { creditedSql, dayOf, fittingSql, listedSharesSql, mainColumn, meantSql } from './credited.ts'
import { isOnPlan, type OnPlan, payeesGiven, payeesSql } from './on-plan.ts'

type Sql = RawBuilder<unknown>

export interface Asked {
  readonly crediting: Crediting
  /** First day, and the day after the last. */
  readonly from: string
  readonly until: string
}

const MOST = sql.lit(100)

export interface UnevenShares {
  readonly record: string
  /** As a ratio; null where no share is listed. */
  readonly total: string | null
}

/** Records whose shares do not add up to all of them; without any share only where nothing else credits them. */
export async function unevenShares(db: Database, view: View, asked: Asked, today: string): Promise<UnevenShares[]> {
  const { crediting } = asked
  const others = crediting.rules.some(({ rule }) => rule !== 'splits' && rule !== 'managers')
  const rules = crediting.rules.filter((rule) => rule.rule === 'splits')
  const found = await Promise.all(
    rules.map((rule) =>
      ask<UnevenShares>(db, view, asked, today, (scope) => {
        const source = new Source(scope, scope.object(crediting.object)).trusted
        const meant = meantSql(source, crediting)
        const totals = sql`select distinct parent, total from (${listedSharesSql(scope, crediting.object, rule)}) l`
        const isUneven = others ? sql`t.total <> 1` : sql`t.total is distinct from 1`
        return sql`select ${source.id} as record, trim_scale(t.total)::text as total from record_slots ${sql.ref(source.alias)} ${source.joins} left join (${totals}) t on t.parent = ${source.id} where ${meant} and ${isUneven} order by 1 limit ${MOST}`
      }),
    ),
  )
  return found.flat()
}

/** Records that lie in two territories of which none is more specific. */
export async function tiedTerritories(db: Database, view: View, asked: Asked, today: string): Promise<string[]> {
  const { crediting } = asked
  const rules = crediting.rules.filter((rule) => rule.rule === 'territory')
  const found = await Promise.all(
    rules.map((rule) =>
      ask<{ record: string }>(db, view, asked, today, (scope) => {
        const source = new Source(scope, scope.object(crediting.object)).trusted
        const meant = meantSql(source, crediting)
        const fitting = fittingSql(scope, source, rule, dayOf(source, crediting.date))
        return sql`select ${source.id} as record from record_slots ${sql.ref(source.alias)} ${source.joins} join lateral (select 1 from (${fitting}) f where f.place = 1 having count(*) > 1) t on true where ${meant} order by 1 limit ${MOST}`
      }),
    ),
  )
  return found.flat().map(({ record }) => record)
}

export interface NotOnPlan {
  readonly person: string
  readonly day: string
  readonly count: number
  readonly amount: string
}

/** What people would be credited with on days on which they are not on the plan; copies for managers are not meant. */
export async function creditedButNotOnPlan(
  db: Database,
  view: View,
  { payees, ...asked }: Asked & { readonly payees: readonly OnPlan[] },
  today: string,
): Promise<NotOnPlan[]> {
  const rules = asked.crediting.rules.filter(({ rule }) => direct.has(rule))
  if (rules.length === 0) return []
  const crediting = { ...asked.crediting, rules }
  const make = (scope: QueryScope) =>
    sql`with ${payeesSql} select c.payee as person, to_char(c.day, 'YYYY-MM-DD') as day, count(*)::int as count, trim_scale(sum(c.${mainColumn(crediting)}))::text as amount from (${creditedSql(scope, crediting)}) c where c.payee is not null and not ${isOnPlan} group by 1, c.day order by 1, 2`
  return ask<NotOnPlan>(db, view, asked, today, make, payeesGiven(payees))
}

const direct: ReadonlySet<CreditingRule['rule']> = new Set(['person', 'splits', 'position', 'territory'])

async function ask<Row>(
  db: Database,
  view: View,
  { from, until }: Omit<Asked, 'crediting'>,
  today: string,
  make: (scope: QueryScope) => Sql,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Row[]> {
  const statement = compileForValues(db, make(new QueryScope(view)))
  const values = { personId: view.actor.personId, today, named: { begins: from, ends: until, ...more } }
  return (await run<Row>(db, statement, values)).rows
}
