import { sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { fromMinorUnits } from '../query/minor-units.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileStatement, type Database, run } from '../statement.ts'

/** A number of every record, by a path of fields; records where it is blank are left out. */
export async function readFieldNumbers(
  db: Database,
  view: View,
  objectName: string,
  path: string,
  today: string,
): Promise<ReadonlyMap<string, string>> {
  const scope = new QueryScope(view)
  const source = new Source(scope, scope.object(objectName)).trusted.lookAtAll()
  const names = path.split('.')
  let model = source.object.model
  const fields = names.map((name, index) => {
    const field = model.fields.get(name)
    if (!field) throw new Error(`${model.name} has no field ${name}.`)
    if (index < names.length - 1) model = scope.object(field.target ?? '').model
    return field
  })
  const last = fields.at(-1)
  if (!last) throw new Error('A path names a field.')
  const value = source.at({ path, hops: fields.slice(0, -1), field: last })
  const statement = compileStatement(
    db,
    sql`select ${source.id} as id, (${value})::text as value from record_slots ${sql.ref(source.alias)} ${source.joins} where ${source.key} and ${value} is not null`,
  )
  const { rows } = await run<{ id: string; value: string }>(db, statement, { personId: view.actor.personId, today })
  const isMoney = last.valueType === 'currency' && last.type !== 'formula'
  return new Map(rows.map(({ id, value: number }) => [id, isMoney ? fromMinorUnits(number, last.scale ?? 2) : number]))
}
