/** Values while a formula is evaluated, and what it may look at. */
import type { Json } from '../../fields/field-type.ts'
import { type Exact, FAILED, ZERO } from '../number/exact.ts'
import type { CalendarContext } from '../time/context.ts'

/** Blank, text (also of dates, moments, options, ids), yes or no, an exact number, or several texts. */
export type Value = null | string | boolean | Exact | readonly string[]

/** A record, its relations and its children, with canonical values. */
export interface RecordView {
  /** The value at a path of fields (`account.region`); null or undefined when blank or when a relation is missing. */
  read(path: string): Json | undefined
  /** Its child records; `path` leads over lookups to the list (`account.deals`). */
  children(path: string): Iterable<RecordView>
}

export interface Environment extends CalendarContext {
  /** The moment of evaluation, `2026-11-22T08:00:00.000Z`. */
  readonly now: string
  /** The id of the person who asks; null when nobody does. */
  readonly currentUser: string | null
  readonly roles: ReadonlySet<string>
  /** True when the current user stands above the person. */
  isManagerOf(person: string): boolean
  /** The record before this change; null while it is new, undefined when nothing is changing. */
  readonly prior?: RecordView | null
}

export type Evaluator = (record: RecordView, environment: Environment) => Value
export type NumberEvaluator = (record: RecordView, environment: Environment) => Exact

/** A number; blank counts as 0. */
export function orZero(value: Value): Exact {
  return (value as Exact | null) ?? ZERO
}

/** A calculation without a result is blank. */
export function settled(arg: Evaluator): Evaluator {
  const constant = constantOf(arg)
  if (constant !== undefined) return constant === FAILED ? always(null) : arg
  return (record, environment) => {
    const value = arg(record, environment)
    return value === FAILED ? null : value
  }
}

const constants = new WeakMap<Evaluator, Value>()

/** The same for every record. */
export function always(value: Value): Evaluator {
  const evaluate = () => value
  constants.set(evaluate, value)
  return evaluate
}

/** What the evaluator always gives; undefined when it depends on the record. */
export function constantOf(evaluate: Evaluator): Value | undefined {
  return constants.get(evaluate)
}

/** Text; blank for an empty one. */
export function textOrBlank(text: string): string | null {
  return text === '' ? null : text
}
