/** Which records meet a condition of the model, whatever the actor may see. */
import type { Condition } from '@attain/engine/formula'
import type { FieldModel } from '@attain/engine/metadata'
import { sql } from 'kysely'
import type { LiveObject, View } from '../live-workspace.ts'
import { compileStatement, type Database, named, run } from '../statement.ts'
import { conditionSql } from './condition.ts'
import { QueryScope, Source } from './source.ts'

export interface Matching {
  readonly where: Condition
  /** Only those whose reference is this record. */
  readonly pointing?: { readonly field: FieldModel; readonly to: string }
  /** Only some of these. */
  readonly among?: readonly string[]
  /** Only those after this id, in their order. */
  readonly after?: string
  readonly limit: number
}

/** Their ids, in order. */
export async function matchingIds(
  db: Database,
  view: View,
  object: LiveObject,
  { where, pointing, among, after, limit }: Matching,
  today: string,
): Promise<string[]> {
  const source = new Source(new QueryScope(view), object).trusted
  const conditions = [
    source.key,
    conditionSql(where, source, 'model'),
    ...(pointing === undefined ? [] : [sql`${source.value(pointing.field)} = ${named('to')}::uuid`]),
    ...(among === undefined ? [] : [sql`${source.id} = any(${named('among')}::uuid[])`]),
    ...(after === undefined ? [] : [sql`${source.id} > ${named('after')}::uuid`]),
  ]
  const statement = compileStatement(
    db,
    sql`select ${source.id} as id from record_slots ${sql.ref(source.alias)} ${source.joins} where ${sql.join(conditions, sql` and `)} order by 1 limit ${sql.lit(limit)}`,
  )
  const { rows } = await run<{ id: string }>(db, statement, {
    personId: view.actor.personId,
    today,
    named: { to: pointing?.to, among, after },
  })
  return rows.map(({ id }) => id)
}

/** How many of them each of these people has, but for one record. */
export async function countByPerson(
  db: Database,
  view: View,
  object: LiveObject,
  { field, people, where, except }: CountedByPerson,
  today: string,
): Promise<Map<string, number>> {
  const source = new Source(new QueryScope(view), object).trusted
  const person = source.value(field)
  const condition = conditionSql(where, source, 'model')
  const statement = compileStatement(
    db,
    sql`select ${person} as person, count(*)::integer as count from record_slots ${sql.ref(source.alias)} ${source.joins}
      where ${source.key} and ${person} = any(${named('people')}::uuid[]) and ${source.id} <> ${named('except')}::uuid and ${condition} group by 1`,
  )
  const { rows } = await run<{ person: string; count: number }>(db, statement, {
    personId: view.actor.personId,
    today,
    named: { people, except },
  })
  return new Map(rows.map((row) => [row.person, row.count]))
}

export interface CountedByPerson {
  readonly field: FieldModel
  readonly people: readonly string[]
  readonly where: Condition
  readonly except: string
}
