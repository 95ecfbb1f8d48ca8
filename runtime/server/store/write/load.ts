/** Records as a change needs them: whole documents, and whether the actor may make it. */
import { type Condition, conditionKey } from '@attain/engine/formula'
import type { FieldModel } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { accessOf, type LiveObject, type View } from '../live-workspace.ts'
import { conditionSql } from '../query/condition.ts'
import { keyCondition, QueryScope, Source } from '../query/source.ts'
import { compileStatement, type Database, named, run, type Statement } from '../statement.ts'
import type { Document } from './columns.ts'

export interface LoadedRecord {
  readonly id: string
  readonly version: number
  readonly owner: string | null
  readonly document: Document
  readonly mayEdit: boolean
  readonly mayDelete: boolean
  /** The approval that holds the record. */
  readonly lockedBy: string | null
  /** Fields that the actor may not write on this record. */
  readonly closedFields: ReadonlySet<string>
}

interface Guarded {
  readonly column: string
  readonly fields: readonly string[]
}

interface LoadStatement extends Statement {
  readonly guarded: readonly Guarded[]
  readonly closed: readonly string[]
}

/** The records of these ids that the actor may read, by id. */
export async function loadRecords(
  db: Database,
  view: View,
  object: LiveObject,
  ids: readonly string[],
  today: string,
): Promise<Map<string, LoadedRecord>> {
  const isSingle = ids.length === 1
  const statement = loadStatement(db, view, object, isSingle)
  const { rows } = await run<Record<string, unknown>>(db, statement, {
    personId: view.actor.personId,
    today,
    named: isSingle ? { id: ids[0] } : { ids },
  })
  return new Map(
    rows.map((row) => {
      const closedFields = new Set(statement.closed)
      for (const { column, fields } of statement.guarded) {
        if (row[column] !== true) for (const field of fields) closedFields.add(field)
      }
      const record: LoadedRecord = {
        id: row.id as string,
        version: row.version as number,
        owner: row.owner_id as string | null,
        document: row.doc as Document,
        mayEdit: row.may_edit === true,
        mayDelete: row.may_delete === true,
        lockedBy: row.locked_by as string | null,
        closedFields,
      }
      return [record.id, record]
    }),
  )
}

/** Makes everybody else who changes or deletes the record wait until the transaction ends. */
export async function lockRecord(db: Database, view: View, object: LiveObject, id: string): Promise<void> {
  await sql`select from records r where ${keyCondition(view, object, 'r')} and r.id = ${id} for no key update`.execute(
    db,
  )
}

function loadStatement(db: Database, view: View, object: LiveObject, isSingle: boolean): LoadStatement {
  const key = ['load', object.model.name, view.rolesKey, isSingle].join('|')
  const known = view.workspace.statements.get(key)
  if (known) return known as LoadStatement
  const source = new Source(new QueryScope(view), object)
  const access = accessOf(view, object.model)
  const { closed, conditional } = writableFields([...object.model.fields.values()], access.editField)
  const may = (condition: Condition) => conditionSql(condition, source, 'model')
  const guards = conditional.map(({ condition, column }) => sql`, (${may(condition)}) is true as ${sql.ref(column)}`)
  const flags = [may(access.edit), may(access.delete), may(access.read)]
  const document = sql.ref(`${source.document}.doc`)
  const version = sql.ref(`${source.document}.version`)
  const lockedBy = sql.ref(`${source.document}.locked_by`)
  // a list of ids would be planned anew each time, because its length is not known before
  const given = isSingle
    ? sql`(select ${named('id')}::uuid as id) as given`
    : sql`unnest(${named('ids')}::uuid[]) as given(id)`
  const statement = compileStatement(
    db,
    sql`select ${source.id} as id, ${version} as version, ${sql.ref(`${source.alias}.owner_id`)} as owner_id, ${document} as doc, ${lockedBy} as locked_by, (${flags[0]}) is true as may_edit, (${flags[1]}) is true as may_delete${sql.join(guards, sql``)} from ${given} join record_slots ${sql.ref(source.alias)} on ${source.key} and ${source.id} = given.id ${source.joins} where ${flags[2]}`,
  )
  const compiled: LoadStatement = { ...statement, guarded: conditional, closed }
  view.workspace.statements.set(key, compiled)
  return compiled
}

function writableFields(fields: readonly FieldModel[], editField: (field: FieldModel) => Condition) {
  const closed: string[] = []
  const byShape = new Map<string, { condition: Condition; column: string; fields: string[] }>()
  for (const field of fields) {
    const condition = editField(field)
    if (condition.op === 'always') continue
    if (condition.op === 'never') {
      closed.push(field.name)
      continue
    }
    const shape = conditionKey(condition)
    const group = byShape.get(shape) ?? { condition, column: `w${byShape.size}`, fields: [] }
    group.fields.push(field.name)
    byShape.set(shape, group)
  }
  return { closed, conditional: [...byShape.values()] }
}
