/** The SQL backend: what it cannot do, asked when a formula is checked, and the expression. */
import type { Text } from '../../metadata/model.ts'
import type { CalendarContext } from '../time/context.ts'
import { isNeverBlank } from '../types/blank.ts'
import { partsOfTyped, type Typed } from '../types/typed.ts'
import { SqlCompiler } from './compiler.ts'
import type { Sql, SqlOptions, SqlSource } from './source.ts'

export type { Sql, SqlChildren, SqlField, SqlOptions, SqlSource } from './source.ts'
export type { SqlType } from './sql-type.ts'

export interface SqlLimit {
  /** JSON pointer of the node. */
  readonly place: string
  readonly function: string
  readonly reason: Text
}

/** Why SQL cannot work a formula out; empty when it can. Ask before planning: `compileToSql` must not be given others. */
export function sqlLimitsOf(typed: Typed): readonly SqlLimit[] {
  const below = partsOfTyped(typed).flatMap(sqlLimitsOf)
  const reason = typed.kind === 'call' ? typed.definition.sqlLimit?.(typed) : undefined
  return reason === undefined || typed.kind !== 'call'
    ? below
    : [{ place: typed.place, function: typed.definition.name, reason }, ...below]
}

/** The value of a formula for each row of the source: null when blank or without a result. */
export function compileToSql(
  typed: Typed,
  source: SqlSource,
  calendar: CalendarContext,
  options: SqlOptions = {},
): Sql {
  assertPossible(typed)
  const compiler = new SqlCompiler(source, calendar, options)
  return options.unitScale === undefined ? compiler.result(typed) : compiler.resultAt(typed, options.unitScale)
}

/** A formula of type boolean for `where`: null counts as false, so that indexes serve. */
export function compileConditionToSql(
  typed: Typed,
  source: SqlSource,
  calendar: CalendarContext,
  options: SqlOptions = {},
): Sql {
  assertPossible(typed)
  if (typed.type.kind !== 'boolean') throw new Error(`A condition is needed, not a formula of type ${typed.type.kind}.`)
  return new SqlCompiler(source, calendar, options).condition(typed)
}

/** True when the value is never blank and never without a result, whatever the record. */
export function isFilled(typed: Typed): boolean {
  return isNeverBlank(typed) && !typed.mayFail
}

function assertPossible(typed: Typed): void {
  const [limit] = sqlLimitsOf(typed)
  if (limit !== undefined)
    throw new Error(`SQL cannot work out ${limit.function}: ${limit.reason.en} Ask sqlLimitsOf before.`)
}
