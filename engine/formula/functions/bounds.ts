/** Results of calculations stay within bounds: 20 digits after the point, and no more than a number may have before it. */
import { sql } from 'kysely'
import type { Evaluator, NumberEvaluator } from '../evaluate/value.ts'
import { guard, MAX_SCALE, MAX_WHOLE, roundTo } from '../number/exact.ts'
import { nan, type SqlCompiler } from '../sql/compiler.ts'
import type { Sql } from '../sql/source.ts'
import type { Digits, FormulaType } from '../types/type.ts'
import type { Result } from './definition.ts'

/** Numbers with more digits than this before the point are held to MAX_WHOLE wherever they come up. */
const LARGEST = 90

/** What has to be done with a result so that it stays within bounds. */
export interface Bounds {
  readonly rounds: boolean
  readonly guards: boolean
}

export function bounded(type: FormulaType, digits: Digits, mayFail: boolean, rounds: boolean): Result {
  const guards = digits.whole > LARGEST
  return {
    type,
    digits: { whole: guards ? MAX_WHOLE : digits.whole, scale: Math.min(digits.scale, MAX_SCALE) },
    mayFail: mayFail || guards,
    form: { rounds, guards } satisfies Bounds,
  }
}

export function bound({ rounds, guards }: Bounds, evaluate: NumberEvaluator): Evaluator {
  if (!rounds && !guards) return evaluate
  return (record, environment) => {
    const value = evaluate(record, environment)
    const rounded = rounds ? roundTo(value, MAX_SCALE) : value
    return guards ? guard(rounded) : rounded
  }
}

/** Of a value in units of 10^-scale. */
export function boundSql({ rounds, guards }: Bounds, compiler: SqlCompiler, value: Sql, scale = 0): Sql {
  const rounded = rounds ? sql`round(${value}, ${sql.lit(MAX_SCALE - scale)})` : value
  return guards ? guardSql(compiler, rounded) : rounded
}

export function guardSql(compiler: SqlCompiler, value: Sql): Sql {
  return compiler.bind([value], (v) => sql`(case when abs(${v}) < 1e${sql.lit(MAX_WHOLE)} then ${v} else ${nan} end)`)
}
