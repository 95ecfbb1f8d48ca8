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
  // `offset 0`: what is taken out of the history is worked out once for each row, and not wherever it is looked at
  const changed = sql`select a.record_id, a.version, a.at at time zone ${sql.lit(timeZone)} as at, ${changedValue(field, 0)} as before, ${changedValue(field, 1)} as stage, ${noted(0)} as noted_before, ${noted(1)} as noted from audit a where ${keyCondition(scope.view, object, 'a')} and a.changes ? ${sql.lit(field.name)}${isAmong(sql`a.record_id`)} offset 0`
  const told = sql`select record_id, before, stage, noted_before, noted, at, row_number() over in_order as n, lead(noted_before) over in_order as corrected, lead(version) over in_order is null as is_last from (${changed}) changed window in_order as (partition by record_id order by version)`
  const own = sql`select ${source.id} as record_id, ${source.value(field)}::text collate "C" as own_stage, ${since === undefined ? sql`null::timestamp` : onClock(since, source.value(since), timeZone)} as own_since${sql.join(
    dates.map(({ name, value }) => sql`, ${value} as ${name}`),
    sql``,
  )} from record_slots ${sql.ref(source.alias)} ${source.joins} where ${source.key}${isAmong(source.id)}`
  const created = sql`(select r.created_at at time zone ${sql.lit(timeZone)} from records r where ${keyCondition(scope.view, object, 'r')} and r.id = own.record_id)`
  const begins = sql`(told.n is null or told.n = 1 and told.before is not null)`
  const moved = sql`coalesce(case when told.is_last then own.own_since else told.corrected end, told.noted, told.at)`
  const begun = sql`coalesce(case when told.n is null then own.own_since else told.noted_before end, ${created})`
  // with the first row of a record comes what was before it
  const rows = sql`select own.*, told.n, told.stage, ${moved} as moved, case when ${begins} then coalesce(told.before, own.own_stage) end as begun_stage, case when ${begins} then ${begun} end as begun from (${own}) own left join (${told}) told on told.record_id = own.record_id offset 0`
  const earlier = dates.map(
    ({ stage, name }) =>
      sql` union all select ${placeOf(sql`${stage}`)} - 1000, ${stage}::text collate "C", told.${name} where (told.n is null or told.n = 1) and told.${name} <= coalesce(told.begun, told.moved) and ${placeOf(sql`${stage}`)} < ${placeOf(sql`coalesce(told.begun_stage, told.stage)`)}`,
  )
  const stays = sql`select told.n::int as n, told.stage, told.moved as since where told.n is not null union all select 0, told.begun_stage, told.begun where told.begun_stage is not null${sql.join(earlier, sql``)}`
  return sql`select told.record_id, stay.n, stay.stage, stay.since, lead(stay.since) over (partition by told.record_id order by stay.n) as until from (${rows}) told cross join lateral (${stays}) stay`
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
