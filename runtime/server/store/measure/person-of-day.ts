/** Who a record belonged to on a day of the past. */
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import { pastValuesSql } from '../past/past-values.ts'
import { type Source, slotForms } from '../query/source.ts'

type Sql = RawBuilder<unknown>

/**
 * The person at the end of the day that `date` falls on, by the clock of the workspace. Every handover says who it was
 * until then; after the last one it is `now`, and before the first whoever is known first.
 */
export function personOfDaySql(
  source: Source,
  field: FieldModel,
  now: Sql,
  date: Sql,
): { readonly person: Sql; readonly joins: Sql } {
  const { view } = source.scope
  const before = sql`case when p.value ~ ${sql.lit(slotForms.reference)} then p.value::uuid end`
  const until = sql`p.until at time zone ${sql.lit(view.workspace.calendar.timeZone)}`
  const handovers = sql`select p.record_id, ${before} as person, ${until} as until, lag(${until}) over (partition by p.record_id order by p.version) as since from (${pastValuesSql(view, source.object, field)}) p`
  const end = sql`(date_trunc('day', ${date}) + interval '1 day')`
  return {
    person: sql`(case when held.record_id is null then ${now} else held.person end)`,
    joins: sql`left join (${handovers}) held on held.record_id = ${source.id} and held.until >= ${end} and (held.since is null or held.since < ${end})`,
  }
}
