/** One record by its id, with what the actor may do with it. */
import type { RecordBody } from '@attain/contract'
import { type FieldPath, isSameCondition } from '@attain/engine/formula'
import { sql } from 'kysely'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import { compileStatement, type Database, named, run, type Statement } from '../statement.ts'
import { conditionSql } from './condition.ts'
import { type Row, type Selection, selectRecord } from './selection.ts'
import { QueryScope, Source } from './source.ts'

interface GetStatement extends Statement {
  readonly selection: Selection
}

/** Undefined when there is none, it is in the recycle bin, or the actor may not read it. */
export async function getRecord(
  db: Database,
  view: View,
  object: LiveObject,
  id: string,
  paths: readonly FieldPath[],
  today: string,
): Promise<RecordBody | undefined> {
  const statement = getStatement(db, view, object, paths)
  const { rows } = await run<Row>(db, statement, { personId: view.actor.personId, today, named: { id } })
  const row = rows[0]
  return (
    row && { ...statement.selection.read(row), can: { edit: row.can_edit === true, delete: row.can_delete === true } }
  )
}

function getStatement(db: Database, view: View, object: LiveObject, paths: readonly FieldPath[]): GetStatement {
  const key = ['get', object.model.name, view.rolesKey, paths.map((path) => path.path).join(',')].join('|')
  const known = view.workspace.statements.get(key)
  if (known) return known as GetStatement
  const source = new Source(new QueryScope(view), object)
  const access = accessOf(view, object.model)
  const selection = selectRecord(source, paths)
  const may = [access.edit, access.delete].map((condition) =>
    // what is found may be read, and often no more is asked
    isSameCondition(condition, access.read) ? sql`true` : conditionSql(condition, source, 'model'),
  )
  const readable = conditionSql(access.read, source, 'model')
  const statement = compileStatement(
    db,
    sql`select ${selection.columns}, ${may[0]} as can_edit, ${may[1]} as can_delete from record_slots ${sql.ref(source.alias)} ${source.joins} where ${source.key} and ${source.id} = ${named('id')} and ${readable}`,
  )
  const compiled: GetStatement = { ...statement, selection }
  view.workspace.statements.set(key, compiled)
  return compiled
}
