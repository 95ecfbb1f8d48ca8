/** The earlier values of a field, a row for each: from where they are kept, or out of the history until all are there. */
import type { FieldModel } from '@attain/engine/metadata'
import { type RawBuilder, sql } from 'kysely'
import type { LiveObject, View } from '../live-workspace.ts'
import { keyCondition, slotForms } from '../query/source.ts'
import { type Followed, followedBy, keptPastOf } from './followed-fields.ts'

type Sql = RawBuilder<unknown>

/**
 * `record_id, version, until, value, since`: what the field held until that moment, and since when as its object notes
 * that. In the order of records and versions where they are kept. `isAmong` says which records are meant.
 */
export function pastValuesSql(
  view: View,
  object: LiveObject,
  field: FieldModel,
  isAmong: (id: Sql) => Sql = () => sql``,
): Sql {
  const kept = keptPastOf(object, field)
  if (kept !== undefined)
    return sql`select pv.record_id, pv.version, pv.until, pv.value collate "C" as value, pv.since from past_values pv where ${keyCondition(view, object, 'pv')} and pv.key = ${sql.lit(kept.key)}${isAmong(sql`pv.record_id`)}`
  const followed = followedBy(object.model, field)
  if (!followed) throw new Error(`${object.model.name}.${field.name} is not followed.`)
  return pastOutOfHistory(view, object, followed, isAmong(sql`a.record_id`))
}

/** The same out of the history. With a record nothing ends; `where` goes on after a condition over `a`. */
export function pastOutOfHistory(view: View, object: LiveObject, { field, since }: Followed, where: Sql): Sql {
  const name = sql.lit(field)
  const noted = since === null ? sql`null::timestamp` : sinceBefore(view, object, since)
  return sql`select a.record_id, a.version, a.at as until, (a.changes -> ${name} ->> 0) collate "C" as value, ${noted} as since from audit a where ${keyCondition(view, object, 'a')} and a.action <> 'created' and a.changes ? ${name}${where} offset 0`
}

/** What a field held before a change that may have left it as it was: then the nearest other change tells, or the record. */
function sinceBefore(view: View, object: LiveObject, since: string): Sql {
  const name = sql.lit(since)
  const nearest = sql`select case when n.version < a.version then n.changes -> ${name} ->> 1 else n.changes -> ${name} ->> 0 end as said, n.version > a.version as is_later, abs(n.version - a.version) as far from audit n where ${keyCondition(view, object, 'n')} and n.record_id = a.record_id and n.changes ? ${name}`
  const present = sql`select r.doc ->> ${name}, true, null from records r where ${keyCondition(view, object, 'r')} and r.id = a.record_id`
  const text = sql`case when a.changes ? ${name} then a.changes -> ${name} ->> 0 else (select said from (${nearest} union all ${present}) told order by is_later, far nulls last limit 1) end`
  return sql`(select case when told.said ~ ${sql.lit(slotForms.time)} then told.said::timestamp end from (select ${text} as said offset 0) told)`
}
