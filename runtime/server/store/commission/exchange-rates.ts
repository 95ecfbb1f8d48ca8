/** What one unit of a currency was worth in another, from when to when. */
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope, Source } from '../query/source.ts'
import { type Database, run } from '../statement.ts'
import { kept } from '../targets/lines.ts'

type Sql = RawBuilder<unknown>

/** `since, until, rate`; a rate the other way round is turned over. Of one day, a direct one goes before. */
export function ratesSql(scope: QueryScope, from: string, into: string): Sql {
  const known = ratesBetween(scope)
  const both = sql`select since, rate, 0 as turned from known where "from" = ${sql.lit(from)} and "into" = ${sql.lit(into)} union all select since, 1 / rate, 1 from known where "from" = ${sql.lit(into)} and "into" = ${sql.lit(from)}`
  return sql`with known as (${known}), of_day as (select distinct on (since) since, rate from (${both}) b order by since, turned) select since, lead(since, 1, 'infinity') over (order by since) as until, rate from of_day`
}

/** All that are known: `from, into, since, rate`. */
function ratesBetween(scope: QueryScope): Sql {
  const rate = new Source(scope, scope.object('exchange_rate')).trusted
  const currency = scope.object('currency').model.fields.get('name')
  const fieldOf = (name: string) => {
    const field = rate.object.model.fields.get(name)
    if (!field) throw new Error(`The system bundle gives an exchange_rate its ${name}.`)
    return field
  }
  if (!currency) throw new Error('The system bundle gives a currency its name.')
  const code = (name: string) => rate.through([fieldOf(name)]).value(currency)
  const [from, into] = [code('from_currency'), code('to_currency')]
  const [since, worth] = [rate.value(fieldOf('valid_from')), rate.value(fieldOf('rate'))]
  return sql`select ${from} as "from", ${into} as "into", (${since})::date as since, (${worth})::numeric as rate from record_slots ${sql.ref(rate.alias)} ${rate.joins} where ${rate.key} and ${worth} > 0`
}

export interface ExchangeRate {
  readonly from: string
  readonly into: string
  readonly since: string
  readonly rate: string
}

/** Every rate, the newest first. */
export async function exchangeRates(db: Database, view: View): Promise<readonly ExchangeRate[]> {
  const statement = kept(
    db,
    view,
    'exchange rates',
    () =>
      sql`select "from", "into", to_char(since, 'YYYY-MM-DD') as since, trim_scale(rate)::text as rate from (${ratesBetween(new QueryScope(view))}) r order by since desc`,
  )
  return (await run<ExchangeRate>(db, statement, {})).rows
}
