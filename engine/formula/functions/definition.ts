/** The shape of every function and operator: how it is checked, documented, evaluated and compiled. */
import type { Text } from '../../metadata/model.ts'
import type { Evaluator } from '../evaluate/value.ts'
import type { FormulaProblemCode } from '../problem.ts'
import type { SqlCompiler } from '../sql/compiler.ts'
import type { Sql } from '../sql/source.ts'
import type { FormulaScope } from '../types/scope.ts'
import type { Digits, FormulaType } from '../types/type.ts'
import type { Typed, TypedAggregate, TypedCall } from '../types/typed.ts'

export const families = ['operators', 'logic', 'numbers', 'text', 'dates', 'aggregates', 'context'] as const
export type Family = (typeof families)[number]

/** What an argument may be. `day` is a date, or a moment on the workspace's clock; `word` a constant text. */
export type Accepts =
  | 'number'
  | 'text'
  | 'printable'
  | 'boolean'
  | 'day'
  | 'moment'
  | 'date'
  | 'reference'
  | 'word'
  | 'field'
  | 'any'
  /** Checked by the definition itself. */
  | 'own'

export interface Parameter {
  readonly name: string
  readonly accepts: Accepts
  readonly optional?: true
  /** Repeats to the end, with the parameters after it in the same group. */
  readonly repeats?: true
}

export interface Example {
  readonly formula: string
  /** As `displayValue` shows it: decimals without zeros at the end, times as ISO, `blank`. */
  readonly gives: string
}

/** What a definition sees while it is checked. */
export interface CheckCall {
  readonly args: readonly Typed[]
  readonly scope: FormulaScope
  /** Reports a problem at an argument, or at the whole call. */
  problem(code: FormulaProblemCode, arg: number | undefined, message: Text, hint?: Text): undefined
  /** Takes a constant text for a constant of the type (an option, a date); reports one that does not fit. */
  adapt(arg: number, type: FormulaType): void
  /** The one type of several arguments, blanks aside; reports when there is none. */
  unify(args: readonly number[]): { readonly type: FormulaType; readonly digits: Digits } | undefined
}

export interface Result {
  readonly type: FormulaType
  readonly digits?: Digits
  /** Beyond the arguments' own. */
  readonly mayFail?: boolean
  readonly form?: unknown
}

export interface Definition {
  /** As it is written; operators have their sign. */
  readonly name: string
  /** In the tree. */
  readonly op: string
  readonly family: Family
  readonly parameters: readonly Parameter[]
  /** The kind of its result, for the reference. */
  readonly returns: string
  readonly about: Text
  /** Where it differs from a spreadsheet, and why. */
  readonly differs?: Text
  readonly examples: readonly Example[]
  /** What its result depends on besides its arguments; the same record may give another value tomorrow, or to another. */
  readonly looksAt?: 'clock' | 'asker' | 'calendars' | 'change'
  check(call: CheckCall): Result | undefined
  evaluate(call: TypedCall, args: readonly Evaluator[]): Evaluator
  sql(call: TypedCall, compiler: SqlCompiler): Sql
  /** For numbers that money in units goes into: how they are worked out in units themselves. */
  readonly inUnits?: UnitsDefinition
  /** Why SQL cannot do it; undefined when it can. */
  sqlLimit?(call: TypedCall): Text | undefined
  /** Only for aggregates over child records. */
  readonly aggregate?: AggregateDefinition
}

/** A number in units of 10^-scale. */
export interface UnitsDefinition {
  /** The scale at which it is worked out with the least effort; 0 as a plain number. */
  scale(call: TypedCall, compiler: SqlCompiler): number
  /** At that scale. */
  sql(call: TypedCall, compiler: SqlCompiler, scale: number): Sql
}

export interface AggregateDefinition {
  /** Result for a list, from the type of its value; undefined value: the records themselves. */
  check(value: Typed | undefined, call: CheckCall): Result | undefined
  /** False: records are counted, no value is needed. */
  readonly needsValue: boolean
  readonly takesOrder: boolean
  /** From the values of the children in their order, blanks included. */
  evaluate(node: TypedAggregate): (values: Iterable<unknown>) => unknown
  sql(node: TypedAggregate, child: SqlCompiler): { readonly select: Sql; readonly tail?: Sql }
}
