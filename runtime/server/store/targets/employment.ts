import { sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileStatement, type Database, named, run, type Statement } from '../statement.ts'

export interface Employment {
  /** The first day. */
  readonly hired?: string
  /** The day after the last. */
  readonly left?: string
}

/** When people were there, by their ids; whoever is not known to have come or gone is left out. */
export async function employmentOf(
  db: Database,
  view: View,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Employment>> {
  const { rows } = await run<{ id: string; hired: string | null; left: string | null }>(db, statementOf(db, view), {
    named: { ids },
  })
  return new Map(rows.map(({ id, hired, left }) => [id, { ...(hired && { hired }), ...(left && { left }) }]))
}

function statementOf(db: Database, view: View): Statement {
  const key = 'employment'
  const known = view.workspace.statements.get(key)
  if (known) return known
  const scope = new QueryScope(view)
  const person = new Source(scope, scope.object('person')).trusted
  const at = (name: string) => {
    const field = person.object.model.fields.get(name)
    if (!field) throw new Error(`The system bundle gives people a ${name}.`)
    return person.value(field)
  }
  const [hired, left] = [at('hired_on'), at('left_on')]
  const statement = compileStatement(
    db,
    sql`select ${person.id} as id, to_char(${hired}, 'YYYY-MM-DD') as hired, to_char(${left} + interval '1 day', 'YYYY-MM-DD') as "left" from record_slots ${sql.ref(person.alias)} ${person.joins} where ${person.key} and ${person.id} = any(${named('ids')}::uuid[]) and (${hired} is not null or ${left} is not null)`,
  )
  view.workspace.statements.set(key, statement)
  return statement
}
