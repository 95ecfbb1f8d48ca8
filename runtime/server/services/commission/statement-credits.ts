/** What a statement is made of: names of records as far as the asker may read them. */
import type { CreditsPage, CreditsQuery } from '@attain/contract'
import { always } from '@attain/engine/formula'
import { type Period, periodOf } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { visibleNames } from '../../store/references.ts'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { statementNamed } from './kept-statement.ts'
import { creditedObject, planOfStatement } from './plan.ts'

const USUAL_ROWS = '50'

/** What a component credited in the period of a statement. */
export async function creditsOfStatement(
  context: Context,
  id: string,
  { component, skip = '0', limit = USUAL_ROWS }: CreditsQuery,
): Promise<CreditsPage> {
  const { db, view } = context
  const row = await statementNamed(context, id)
  const plan = await planOfStatement(context, row)
  const period = periodOf(plan.calendar, row.period) as Period
  const { rows } = await sql<{
    record: string | null
    via: string | null
    date: string
    share: string
    amount: string
    currency: string | null
    rate: string | null
    total: number
  }>`select record_id as record, via_id as via, to_char(day, 'YYYY-MM-DD') as date, trim_scale(sum(number))::text as share,
      trim_scale(sum(m0))::text as amount, currency, trim_scale(rate)::text as rate, count(*) over ()::int as total
    from commission_credits where workspace_id = ${view.workspace.id} and plan = ${row.plan} and component = ${component}
      and payee_id = ${row.payee_id}::uuid and day >= ${period.from}::date and day < ${period.until}::date
    group by 1, 2, 3, currency, rate having sum(number) <> 0 order by 3 desc, 1 limit ${Number(limit)} offset ${Number(skip)}`.execute(
    db,
  )
  const credited = creditedObject(plan, component)
  const object = credited === undefined ? undefined : view.workspace.objects.get(credited)
  const ids = rows.flatMap(({ record }) => (record === null ? [] : [record]))
  const [names] =
    object && ids.length > 0 ? await visibleNames(db, view, [{ object, ids, where: always }], context.today) : []
  const people = await peopleNames(
    asSystem(context, null),
    rows.map(({ via }) => via),
  )
  return {
    total: rows[0]?.total ?? 0,
    object: credited ?? null,
    items: rows.map(({ record, via, date, share, amount, currency, rate }) => {
      const name = record === null ? undefined : names?.get(record)
      return {
        record: record === null || name === undefined ? null : { id: record, name },
        via: via === null ? null : { id: via, name: people.get(via) ?? '' },
        date,
        share,
        amount,
        ...(currency !== null && { converted: { from: currency, rate } }),
      }
    }),
  }
}
