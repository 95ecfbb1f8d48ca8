/**
 * How records went through their stages, from their history: a row for each stay of a record in a stage. Stays come in
 * the order in which they were written down; days are those on the clock of the workspace.
 *
 * A stay begins on the day that the object's `since` noted, as it was corrected, or else when the change was written.
 * What was before the history begins is told by the `dates` of stages: of a record that was imported as won, when talks
 * began. Records without any history have been in their stage since it was noted, or since they are there.
 */
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import type { LiveObject } from '../live-workspace.ts'
import { keyCondition, type QueryScope, Source, slotForms } from '../query/source.ts'

type Sql = RawBuilder<unknown>

/**
 * A select of `record_id, n, stage, since, until`; `until` is null where the record is there still. `among` selects the
 * ids of the records that are asked about; all of them without it.
 */
export function stageVisitsSql(scope: QueryScope, object: LiveObject, among?: Sql): Sql {
  const { stages } = object.model
  if (!stages) throw new Error(`${object.model.name} has no stages.`)
  const isAmong = (id: Sql) => (among === undefined ? sql`` : sql` and ${id} in (${among})`)
  const { timeZone } = scope.view.workspace.calendar
  const field = fieldOf(object, stages.field)
  const since = stages.since === undefined ? undefined : fieldOf(object, stages.since)
  const path = (field.options ?? []).map(({ value }) => value)
  const placeOf = (stage: Sql) => sql`array_position(${path}::text[], ${stage})`
  const source = new Source(scope, object).trusted
  const dates = stages.dates.map(({ stage, field: name }, i) => ({
    stage,
    name: sql.ref(`date${i}`),
    value: onClock(fieldOf(object, name), source.value(fieldOf(object, name)), timeZone),
  }))
  const noted = (which: 0 | 1): Sql =>
    since === undefined ? sql`null::timestamp` : notedMoment(since, which, timeZone)
  const changed = sql`select a.record_id, a.version, a.at at time zone ${sql.lit(timeZone)} as at, ${changedValue(field, 0)} as before, ${changedValue(field, 1)} as stage, ${noted(0)} as noted_before, ${noted(1)} as noted from audit a where ${keyCondition(scope.view, object, 'a')} and a.changes ? ${sql.lit(field.name)}${isAmong(sql`a.record_id`)}`
  const told = sql`select record_id, before, stage, noted_before, noted, at, row_number() over in_order as n, lead(noted_before) over in_order as corrected, lead(version) over in_order is null as is_last from changed window in_order as (partition by record_id order by version)`
  const own = sql`select ${source.id} as record_id, ${source.value(field)}::text collate "C" as stage, ${since === undefined ? sql`null::timestamp` : onClock(since, source.value(since), timeZone)} as since${sql.join(
    dates.map(({ name, value }) => sql`, ${value} as ${name}`),
    sql``,
  )} from record_slots ${sql.ref(source.alias)} ${source.joins} where ${source.key}${isAmong(source.id)}`
  const created = sql`(select r.created_at at time zone ${sql.lit(timeZone)} from records r where ${keyCondition(scope.view, object, 'r')} and r.id = own.record_id)`
  const moved = sql`select told.record_id, told.n::int as n, told.before, told.stage, coalesce(case when told.is_last then own.since else told.corrected end, told.noted, told.at) as since from told join own using (record_id)`
  const begun = sql`select own.record_id, 0 as n, case when told.record_id is null then own.stage else told.before end as stage, coalesce(case when told.record_id is null then own.since else told.noted_before end, ${created}) as since from own left join told on told.record_id = own.record_id and told.n = 1 where told.record_id is null or told.before is not null`
  const earlier = dates.map(
    ({ stage, name }) =>
      sql` union all select own.record_id, ${placeOf(sql`${stage}`)} - 1000, ${stage}::text collate "C", own.${name} from first join own using (record_id) where own.${name} <= first.since and ${placeOf(sql`${stage}`)} < ${placeOf(sql`first.stage`)}`,
  )
  const first = sql`select record_id, stage, since from moved where n = 1 and before is null union all select record_id, stage, since from begun`
  const visits = sql`select record_id, n, stage, since from moved union all select record_id, n, stage, since from begun${sql.join(earlier, sql``)}`
  return sql`with changed as (${changed}), told as (${told}), own as (${own}), moved as (${moved}), begun as (${begun}), first as (${first}), visits as (${visits}) select record_id, n, stage, since, lead(since) over (partition by record_id order by n) as until from visits`
}

function fieldOf(object: LiveObject, name: string): FieldModel {
  const field = object.model.fields.get(name)
  if (!field) throw new Error(`${object.model.name} has no field ${name}.`)
  return field
}

/** Options are compared byte by byte, wherever they come from. */
function changedValue({ name }: FieldModel, which: 0 | 1): Sql {
  return sql`(a.changes -> ${sql.lit(name)} ->> ${sql.lit(which)}) collate "C"`
}

/** What a date field was changed from or to; history may hold what an earlier definition of it allowed. */
function notedMoment(field: FieldModel, which: 0 | 1, timeZone: string): Sql {
  const text = sql`(a.changes -> ${sql.lit(field.name)} ->> ${sql.lit(which)})`
  return sql`case when ${text} ~ ${sql.lit(slotForms.time)} then ${onClock(field, sql`${text}::timestamp`, timeZone)} end`
}

/** Moments are kept in UTC, days are what they are. */
function onClock({ valueType }: FieldModel, value: Sql, timeZone: string): Sql {
  return valueType === 'datetime' ? sql`((${value} at time zone 'UTC') at time zone ${sql.lit(timeZone)})` : value
}
