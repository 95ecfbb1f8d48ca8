/**
 * How records went through their stages: a row for each stay of a record in a stage. Stays are numbered in the order in
 * which they were written down; days are those on the clock of the workspace.
 *
 * A stay begins on the day that the object's `since` noted, as it was corrected, or else when the change was written.
 * What was before the history begins is told by the `dates` of stages: of a record that was imported as won, when talks
 * began. Records without any history have been in their stage since it was noted, or since they are there.
 */
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import type { LiveObject } from '../live-workspace.ts'
import { pastValuesSql } from '../past/past-values.ts'
import { keyCondition, type QueryScope, Source } from '../query/source.ts'

type Sql = RawBuilder<unknown>

export interface Visits {
  /** Only stays in these stages. */
  readonly stages: readonly string[]
  /** Whether it is asked until when they were. */
  readonly withUntil: boolean
  /** Selects the ids of the records that are asked about; all of them without it, deleted ones too. */
  readonly among?: Sql
}

/** Greater than the number of any stay that is over. */
const PRESENT = 2 ** 31 - 1
/** More than an object has stages. */
const MANY = 1000

/** A select of `record_id, n, stage, since, until`; `until` is null where the record is there still. */
export function stageVisitsSql(
  scope: QueryScope,
  object: LiveObject,
  { stages: asked, withUntil, among }: Visits,
): Sql {
  const { view } = scope
  const { stages } = object.model
  if (!stages) throw new Error(`${object.model.name} has no stages.`)
  const { timeZone } = view.workspace.calendar
  const field = fieldOf(object, stages.field)
  const since = stages.since === undefined ? undefined : fieldOf(object, stages.since)
  const noted = (value: Sql) => (since === undefined ? sql`null::timestamp` : onClock(since, value, timeZone))
  const written = (value: Sql) => sql`(${value} at time zone ${sql.lit(timeZone)})`
  const isAmong = (id: Sql) => (among === undefined ? sql`` : sql` and ${id} in (${among})`)
  const isAsked = (stage: Sql) => sql`${stage} = any(${asked}::text[])`

  // looked up where nothing noted it, which is rare where there is a field for it
  const created = (id: Sql) =>
    sql`(select ${written(sql`r.created_at`)} from records r where ${keyCondition(view, object, 'r')} and r.id = ${id})`
  const lastBefore = (id: Sql, version: Sql) =>
    sql`(select max(${written(sql`q.until`)}) from (${pastValuesSql(view, object, field, (of) => sql` and ${of} = ${id}`)}) q where q.version < ${version})`

  const inOrder = sql`(partition by p.record_id order by p.version)`
  const past = pastValuesSql(view, object, field, isAmong)
  const came =
    since === undefined
      ? { column: sql`, lag(${written(sql`p.until`)}) over ${inOrder} as came`, value: sql`p.came` }
      : { column: sql``, value: lastBefore(sql`p.record_id`, sql`p.version`) }
  const begun = sql`coalesce(${noted(sql`p.since`)}, ${came.value}, ${created(sql`p.record_id`)})`

  const source = new Source(scope, object).trusted
  const dates = stages.dates.map(({ stage, field: name }, i) => {
    const dated = fieldOf(object, name)
    return { stage, name: sql.ref(`date${i}`), value: onClock(dated, source.value(dated), timeZone) }
  })
  const ownSince = since === undefined ? sql`null::timestamp` : source.value(since)
  const presentOf = (columns: Sql) =>
    sql`select ${source.id} as record_id, ${source.value(field)}::text collate "C" as stage, ${noted(ownSince)} as since${columns} from record_slots ${sql.ref(source.alias)} ${source.joins} where ${source.key}${isAmong(source.id)}`
  const present = presentOf(sql``)
  const last =
    since === undefined
      ? {
          join: sql`left join (select p.record_id, max(${written(sql`p.until`)}) as until from (${past}) p group by 1) last on last.record_id = now.record_id`,
          until: sql`last.until`,
        }
      : { join: sql``, until: lastBefore(sql`now.record_id`, sql.lit(PRESENT)) }
  const begunNow = sql`coalesce(now.since, ${last.until}, ${created(sql`now.record_id`)})`

  const numbered = sql`select p.*${came.column} from (${past}) p`
  // the next one says until when it was, as it was corrected; of the last one the record
  const ending = sql`select p.*${came.column}, lead(coalesce(p.since, '-infinity')) over ${inOrder} as next from (${past}) p`
  const ended = withUntil
    ? {
        // `offset 0`: joined at once, as Postgres takes those in a stage for few
        past: sql`select p.*, now.since as since_now from (${ending}) p left join (${present}) now on now.record_id = p.record_id and p.next is null offset 0`,
        value: sql`coalesce(case when p.next is null then p.since_now when p.next > '-infinity' then ${noted(sql`p.next`)} end, ${written(sql`p.until`)})`,
      }
    : { past: numbered, value: sql`null::timestamp` }
  const stays = [
    sql`select p.record_id, p.version as n, p.value as stage, ${begun} as since, ${ended.value} as until from (${ended.past}) p where ${isAsked(sql`p.value`)}`,
    sql`select now.record_id, ${sql.lit(PRESENT)}, now.stage, ${begunNow}, null from (${present}) now ${last.join} where ${isAsked(sql`now.stage`)}`,
  ]
  if (dates.some(({ stage }) => asked.includes(stage))) {
    const path = (field.options ?? []).map(({ value }) => value)
    const placeOf = (stage: Sql) => sql`array_position(${path}::text[], ${stage})`
    const firstPast = sql`select distinct on (p.record_id) p.record_id, p.value as stage, ${begun} as since from (${numbered}) p where p.value is not null order by p.record_id, p.version`
    const dated = presentOf(
      sql.join(
        dates.map(({ name, value }) => sql`, ${value} as ${name}`),
        sql``,
      ),
    )
    const first = sql`select now.*, coalesce(past.stage, now.stage) as first_stage, case when past.record_id is null then ${begunNow} else past.since end as begun from (${dated}) now left join (${firstPast}) past on past.record_id = now.record_id ${last.join}`
    const earlier = dates.map(
      ({ stage, name }) =>
        sql`select first.record_id, ${placeOf(sql`${stage}`)} - ${sql.lit(MANY)} as n, ${stage}::text collate "C" as stage, first.${name} as since, first.begun from first where first.${name} <= first.begun and ${placeOf(sql`${stage}`)} < ${placeOf(sql`first.first_stage`)}`,
    )
    const until =
      dates.length === 1 ? sql`e.begun` : sql`lead(e.since, 1, e.begun) over (partition by e.record_id order by e.n)`
    stays.push(
      sql`select * from (select e.record_id, e.n, e.stage, e.since, ${until} as until from (with first as (${first}) ${sql.join(earlier, sql` union all `)}) e) e where ${isAsked(sql`e.stage`)}`,
    )
  }
  return sql.join(stays, sql` union all `)
}

function fieldOf(object: LiveObject, name: string): FieldModel {
  const field = object.model.fields.get(name)
  if (!field) throw new Error(`${object.model.name} has no field ${name}.`)
  return field
}

/** Moments are kept in UTC, days are what they are. */
function onClock({ valueType }: FieldModel, value: Sql, timeZone: string): Sql {
  return valueType === 'datetime' ? sql`((${value} at time zone 'UTC') at time zone ${sql.lit(timeZone)})` : value
}
