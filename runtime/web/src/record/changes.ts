/** What differs between two states of a record, and how changes of two people come together. */
import type { ObjectBody, Values } from '@attain/contract'
import { fieldTypes } from '@attain/engine/fields'
import type { FieldType } from '@attain/engine/metadata'
import { COMPUTED_TYPES, fieldModel } from '@attain/form'

/** The value as it would be stored, so that `5` and `5.00` are the same amount. */
function canonical(object: ObjectBody, name: string, value: unknown): string {
  const field = object.fields.find((each) => each.name === name)
  if (!field || value === undefined || value === null || value === '') return 'null'
  const reading = fieldTypes[field.type as FieldType].read(value, fieldModel(field, object.name))
  return JSON.stringify('value' in reading ? reading.value : value)
}

/** The values of `after` that differ from `before`; what is computed follows from the others. */
export function changedValues(object: ObjectBody, before: Values, after: Values): Values {
  const computed = new Set(object.fields.filter(({ type }) => COMPUTED_TYPES.has(type)).map(({ name }) => name))
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) =>
        !computed.has(name) && canonical(object, name, value) !== canonical(object, name, before[name]),
    ),
  )
}

export interface Merge {
  /** Fields that only the others changed. */
  readonly theirs: readonly string[]
  /** Fields that both changed, to different values. */
  readonly conflicts: readonly string[]
}

/** Compares what both sides made of the same base. */
export function compareChanges(object: ObjectBody, base: Values, theirs: Values, mine: Values): Merge {
  const own = changedValues(object, base, mine)
  const others = Object.keys(changedValues(object, base, theirs)).filter((name) =>
    object.fields.some((field) => field.name === name && !field.builtIn),
  )
  return {
    theirs: others.filter((name) => !(name in own)),
    conflicts: others.filter(
      (name) => name in own && canonical(object, name, theirs[name]) !== canonical(object, name, own[name]),
    ),
  }
}

/** Their state with my changes on top, except the fields where theirs is to stay. */
export function mergeValues(
  object: ObjectBody,
  base: Values,
  theirs: Values,
  mine: Values,
  keepTheirs: ReadonlySet<string>,
): Values {
  const own = Object.entries(changedValues(object, base, mine)).filter(([name]) => !keepTheirs.has(name))
  return { ...theirs, ...Object.fromEntries(own) }
}
