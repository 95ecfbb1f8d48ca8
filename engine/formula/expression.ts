/**
 * A condition after reading: names resolved, constants typed. Every backend (SQL, JavaScript) takes this form,
 * never the JSON that people write.
 */
import type { Json } from '../fields/field-type.ts'
import type { FieldModel } from '../metadata/model.ts'

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

/** A field, over any number of lookups: `account.region` has the hop `account`. */
export interface FieldPath {
  readonly path: string
  readonly hops: readonly FieldModel[]
  readonly field: FieldModel
}

/** What a field is compared with. Constants are canonical values of the field's type. */
export type Operand =
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'field'; readonly path: FieldPath }
  | { readonly kind: 'currentUser' }
  | { readonly kind: 'today' }

export type Condition =
  | { readonly op: 'always' | 'never' }
  | { readonly op: 'and' | 'or'; readonly args: readonly Condition[] }
  | { readonly op: 'not'; readonly arg: Condition }
  | { readonly op: 'compare'; readonly comparison: Comparison; readonly left: FieldPath; readonly right: Operand }
  | { readonly op: 'in'; readonly field: FieldPath; readonly values: readonly Json[] }
  /** The field holds several values (tags, multi-select); true when this is one of them. */
  | { readonly op: 'has'; readonly field: FieldPath; readonly value: Json }
  | {
      readonly op: 'contains' | 'startsWith'
      readonly field: FieldPath
      readonly text: string
      readonly exactCase: boolean
    }
  | { readonly op: 'blank'; readonly field: FieldPath }
  | ScopeCondition

/** Conditions on who owns a record, used by record scopes: see `engine/access`. */
export type ScopeCondition =
  | { readonly op: 'own' }
  | { readonly op: 'team' }
  | { readonly op: 'subordinates' }
  /** The parent of a master-detail field is in this scope. */
  | { readonly op: 'parent'; readonly field: FieldModel; readonly scope: Condition }

export const always: Condition = { op: 'always' }
export const never: Condition = { op: 'never' }

/** True when two conditions are the same, word for word. */
export function isSameCondition(one: Condition, other: Condition): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
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

/** Every path that a condition looks at. */
export function pathsOf(condition: Condition): FieldPath[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.args.flatMap(pathsOf)
    case 'not':
      return pathsOf(condition.arg)
    case 'compare':
      return condition.right.kind === 'field' ? [condition.left, condition.right.path] : [condition.left]
    case 'in':
    case 'has':
    case 'contains':
    case 'startsWith':
    case 'blank':
      return [condition.field]
    case 'parent':
      return [{ path: condition.field.name, hops: [], field: condition.field }]
    case 'always':
    case 'never':
    case 'own':
    case 'team':
    case 'subordinates':
      return []
  }
}
