/** How many records a list holds, counted no further than a cap: nobody reads the difference, everybody waits for it. */
import type { CountBody } from '@attain/contract'
import type { Condition } from '@attain/engine/formula'
import { sql } from 'kysely'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import { compileStatement, type Database, run, type Statement } from '../statement.ts'
import { type ConditionShape, conditionSql, shapeOf } from './condition.ts'
import { searchedWords, searchScope } from './search-words.ts'
import { QueryScope, Source } from './source.ts'

export const COUNT_CAP = 10_000

export async function countRecords(
  db: Database,
  view: View,
  object: LiveObject,
  filter: Condition,
  search: string | undefined,
  today: string,
): Promise<CountBody> {
  const words = searchedWords(view, object, search)
  if (words === null) return { count: 0, capped: false }
  const shape = shapeOf(db, filter, new Source(new QueryScope(view), object))
  const statement = countStatement(db, view, object, { filter, shape }, words !== undefined)
  const { rows } = await run<{ count: number }>(db, statement, {
    personId: view.actor.personId,
    today,
    constants: shape.constants,
    named: { words },
  })
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP }
}

function countStatement(
  db: Database,
  view: View,
  object: LiveObject,
  { filter, shape }: { readonly filter: Condition; readonly shape: ConditionShape },
  byWords: boolean,
): Statement {
  const key = ['count', object.model.name, view.rolesKey, shape.key, byWords].join('|')
  const known = view.workspace.statements.get(key)
  if (known) return known
  const source = new Source(new QueryScope(view), object)
  const conditions = [
    source.key,
    conditionSql(accessOf(view, object.model).read, source, 'model'),
    conditionSql(filter, source, 'question'),
    ...(byWords ? [searchScope(source)] : []),
  ]
  // the cap is part of the text: with an unknown limit Postgres plans for a tenth of all rows, and plans each time
  const statement = compileStatement(
    db,
    sql`select count(*)::int as count from (select from record_slots ${sql.ref(source.alias)} ${source.joins} where ${sql.join(conditions, sql` and `)} limit ${sql.lit(COUNT_CAP + 1)}) counted`,
  )
  view.workspace.statements.set(key, statement)
  return statement
}
