/** Conditions of layouts and validations, evaluated live on what the form holds at the moment. */
import type { ObjectBody, Values } from '@attain/contract'
import type { Json } from '@attain/engine/fields'
import { type Condition, evaluateCondition, readCondition } from '@attain/engine/formula'
import { objectModel } from './engine-model.ts'

/** Who fills in the form, and on which day: what conditions may refer to besides the values. */
export interface Circumstances {
  /** The person's id. */
  readonly currentUser: string | null
  /** The workspace's date, e.g. `2026-11-22`. */
  readonly today: string
}

const known = new WeakMap<object, Condition | 'unreadable'>()

/** Reads a condition over the object's own fields. Paths into other records are left to the server. */
function read(tree: object, object: ObjectBody): Condition | 'unreadable' {
  const before = known.get(tree)
  if (before) return before
  const model = objectModel(object)
  const reading = readCondition(tree, (path) => {
    const field = model.fields.get(path)
    return field && { path, hops: [], field }
  })
  const condition = 'condition' in reading ? reading.condition : 'unreadable'
  known.set(tree, condition)
  return condition
}

/** True or false for these values; undefined when only the server can tell (hidden fields, other records). */
export function evaluate(
  tree: unknown,
  object: ObjectBody,
  values: Values,
  circumstances: Circumstances,
): boolean | undefined {
  if (typeof tree !== 'object' || tree === null) return tree === undefined ? undefined : tree === true
  const condition = read(tree, object)
  if (condition === 'unreadable') return undefined
  return evaluateCondition(condition, {
    valueAt: (path) => values[path.path] as Json | undefined,
    currentUser: circumstances.currentUser,
    today: circumstances.today,
  })
}
