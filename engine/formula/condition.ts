/**
 * Which records are meant: a formula of type yes or no, a record scope such as "own", or several of these together.
 * Names are resolved and constants typed; every backend takes this form, never what people write.
 */
import type { FieldModel } from '../metadata/model.ts'
import { dependenciesOf } from './dependencies.ts'
import { readWritten } from './formula.ts'
import type { FormulaProblem } from './problem.ts'
import type { FormulaScope } from './types/scope.ts'
import type { Typed } from './types/typed.ts'

export type Condition =
  | { readonly op: 'always' | 'never' }
  | { readonly op: 'and' | 'or'; readonly args: readonly Condition[] }
  | { readonly op: 'formula'; readonly typed: Typed }
  | ScopeCondition

/** Conditions on who owns a record, used by record scopes: see `engine/access`. */
export type ScopeCondition =
  | { readonly op: 'own' | 'team' | 'subordinates' }
  /** The parent of a master-detail field is in this scope. */
  | { readonly op: 'parent'; readonly field: FieldModel; readonly scope: Condition }

export const always: Condition = { op: 'always' }
export const never: Condition = { op: 'never' }

export type ConditionReading = { readonly condition: Condition } | { readonly problems: readonly FormulaProblem[] }

/** Reads a condition as it is written: text, or a tree. Never throws, whatever the input; finds all problems at once. */
export function readCondition(written: unknown, scope: FormulaScope): ConditionReading {
  if (written === true) return { condition: always }
  if (written === false) return { condition: never }
  const reading = readWritten(written, scope, { kind: 'boolean' })
  if ('problems' in reading) return reading
  const { typed } = reading
  if (typed.kind === 'constant') return { condition: typed.value === true ? always : never }
  return { condition: { op: 'formula', typed } }
}

/** True when two conditions are the same, word for word. */
export function isSameCondition(one: Condition, other: Condition): boolean {
  return one === other || conditionKey(one) === conditionKey(other)
}

/** All of them; simplified, so that `always` and `never` stay only when they are the answer. */
export function allOf(conditions: readonly Condition[]): Condition {
  return combine('and', conditions, always, never)
}

/** Any of them; simplified likewise. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return combine('or', conditions, never, always)
}

function combine(op: 'and' | 'or', conditions: readonly Condition[], neutral: Condition, final: Condition): Condition {
  const args: Condition[] = []
  for (const condition of conditions) {
    if (condition.op === final.op) return final
    if (condition.op !== neutral.op) args.push(condition)
  }
  return args.length === 0 ? neutral : args.length === 1 ? (args[0] as Condition) : { op, args }
}

/** A text that is the same for conditions which say the same, word for word. */
export function conditionKey(condition: Condition): string {
  switch (condition.op) {
    case 'and':
    case 'or':
      return `${condition.op}(${condition.args.map(conditionKey).join(',')})`
    case 'formula':
      return formulaKey(condition.typed)
    case 'parent':
      return `parent(${condition.field.name},${conditionKey(condition.scope)})`
    case 'always':
    case 'never':
    case 'own':
    case 'team':
    case 'subordinates':
      return condition.op
  }
}

function formulaKey(typed: Typed): string {
  switch (typed.kind) {
    case 'constant':
      return JSON.stringify([typed.type.kind, typed.value])
    case 'field':
      return typed.path.path
    case 'call':
      return `${typed.definition.op}(${JSON.stringify(typed.form) ?? ''};${typed.args.map(formulaKey).join(',')})`
    case 'aggregate':
      return `${typed.definition.op}[${[typed.value, typed.where, typed.order]
        .map((part) => (part === undefined ? '' : formulaKey(part)))
        .join(';')};${typed.list.path}]`
  }
}

/** Every field that a condition looks at, as `object.field`. */
export function fieldsOf(condition: Condition): readonly string[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.args.flatMap(fieldsOf)
    case 'formula':
      return dependenciesOf(condition.typed).map(({ field }) => field)
    case 'parent':
      return [`${condition.field.object}.${condition.field.name}`]
    case 'always':
    case 'never':
    case 'own':
    case 'team':
    case 'subordinates':
      return []
  }
}
