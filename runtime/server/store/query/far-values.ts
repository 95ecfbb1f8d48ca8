/** What formulas on a single record read outside of it: fields behind lookups, sums over children. */
import type { Json } from '@attain/engine/fields'
import { compileToSql, type FormulaType, type Typed } from '@attain/engine/formula/language'
import { type RawBuilder, sql } from 'kysely'
import type { LiveObject, View } from '../live-workspace.ts'
import { compileStatement, type Database, named, run } from '../statement.ts'
import { FormulaSource, formulaOptions } from './formula-source.ts'
import { isoTime } from './iso-time.ts'
import { QueryScope, Source } from './source.ts'

/**
 * The values of formulas for records of an object, by record id and in the order of the formulas; canonical, as fields
 * keep them. `behind` hops of every path lead to the object already. Rules of the model look at everything, whatever
 * the actor may see.
 */
export async function farValues(
  db: Database,
  view: View,
  object: LiveObject,
  ids: readonly string[],
  formulas: readonly Typed[],
  { behind, today }: { readonly behind: number; readonly today: string },
): Promise<Map<string, readonly Json[]>> {
  const source = new Source(new QueryScope(view), object).trusted
  const reader = new FormulaSource(source, 'model', behind)
  const values = formulas.map((typed, i) => sql`${farSql(typed, reader)} as ${sql.ref(`v${i}`)}`)
  const statement = compileStatement(
    db,
    sql`select ${source.id} as id, ${sql.join(values)} from record_slots ${sql.ref(source.alias)} ${source.joins} where ${source.key} and ${source.id} = any(${named('ids')}::uuid[])`,
  )
  const { rows } = await run<{ id: string } & Record<string, unknown>>(db, statement, {
    personId: view.actor.personId,
    today,
    named: { ids },
  })
  return new Map(rows.map((row) => [row.id, formulas.map((typed, i) => readFar(typed, row[`v${i}`]))]))
}

/** A formula over what a source reads, in the form that `readFar` takes. */
export function farSql(typed: Typed, source: FormulaSource): RawBuilder<unknown> {
  const { calendar } = source.scope.view.workspace
  return readable(typed.type, compileToSql(typed, source, calendar, formulaOptions(source.scope, 'model')))
}

/** As text, whatever the driver makes of other types; lists as JSON. */
function readable({ kind }: FormulaType, value: RawBuilder<unknown>): RawBuilder<unknown> {
  if (kind === 'list') return sql`to_jsonb(${value})`
  return kind === 'boolean' ? value : sql`(${value})::text`
}

/** Canonical, as fields keep it. */
export function readFar({ type: { kind } }: Typed, value: unknown): Json {
  if (value === null || value === undefined) return null
  return kind === 'datetime' ? isoTime(value as string) : (value as Json)
}
