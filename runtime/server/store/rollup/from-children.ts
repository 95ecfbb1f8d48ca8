/** Roll-ups worked out from the children as they are in the store, for any number of records in one statement. */
import { valueTypeOf } from '@attain/engine/fields'
import { compileConditionToSql } from '@attain/engine/formula/language'
import { type RawBuilder, sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { FormulaSource, formulaOptions } from '../query/formula-source.ts'
import { QueryScope, Source } from '../query/source.ts'
import { compileStatement, type Database, named, run, type Statement } from '../statement.ts'
import type { Rollup } from './plan.ts'
import { emptyState, type RollupState, stateOf } from './state.ts'

/** The states of a roll-up by record id. What the caller holds locks on cannot change under it. */
export async function statesFromChildren(
  db: Database,
  view: View,
  rollup: Rollup,
  ids: readonly string[],
): Promise<Map<string, RollupState>> {
  const { field, aggregate } = rollup
  const { rows } = await run<{ parent: string; n: string; s: string | null }>(db, statementFor(db, view, rollup), {
    named: { ids },
  })
  const states = new Map(ids.map((id) => [id, emptyState(field, aggregate)]))
  for (const { parent, n, s } of rows) states.set(parent, stateOf(field, aggregate, Number(n), s))
  return states
}

function statementFor(db: Database, view: View, rollup: Rollup): Statement {
  const { child: object, reference, where, key } = rollup
  const { workspace } = view
  const name = ['rollup-from-children', key].join('|')
  const known = workspace.statements.get(name)
  if (known) return known
  const child = new Source(new QueryScope(view), object).trusted
  const parent = child.value(reference)
  const { n, s } = figures(rollup, child)
  const condition = where
    ? sql` and (${compileConditionToSql(where, new FormulaSource(child, 'model'), workspace.calendar, formulaOptions(child.scope, 'model'))})`
    : sql``
  const statement = compileStatement(
    db,
    sql`select ${parent} as parent, ${n}::text as n, ${s} as s from record_slots ${sql.ref(child.alias)} ${child.joins} where ${child.key} and ${parent} = any(${named('ids')}::uuid[])${condition} group by 1`,
  )
  workspace.statements.set(name, statement)
  return statement
}

function figures(
  { field, aggregate, summed }: Rollup,
  child: Source,
): { n: RawBuilder<unknown>; s: RawBuilder<unknown> } {
  if (!summed) return { n: sql`count(*)`, s: sql`null::text` }
  const isMoney = valueTypeOf(field).slot === 'money'
  // an average may keep more digits than what it is made of
  const factor = isMoney ? 10 ** ((field.scale ?? 2) - (summed.scale ?? 2)) : 1
  const stored = child.value(summed)
  const value = factor === 1 ? stored : sql`(${stored} * ${sql.lit(factor)})`
  if (aggregate === 'sum' || aggregate === 'avg')
    return { n: sql`count(${value})`, s: sql`trim_scale(sum(${value})::numeric)::text` }
  const extreme = aggregate === 'max' ? sql`max(${value})` : sql`min(${value})`
  const isTime = valueTypeOf(field).slot === 'time'
  return {
    n: sql`count(${value})`,
    s: isTime ? sql`to_char(${extreme}, ${sql.lit('YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')})` : sql`${extreme}::text`,
  }
}
