/** Which fields fit where an approval or a rule names one. */
import type { FieldModel } from '@attain/engine/metadata'

/** What the system fills cannot be set by anybody. */
const filledBySystem: ReadonlySet<string> = new Set(['formula', 'rollup', 'autoNumber'])

export function isSettable({ type, builtIn, name }: FieldModel): boolean {
  return !filledBySystem.has(type) && (!builtIn || name === 'owner')
}

export function isPerson({ target }: FieldModel): boolean {
  return target === 'person'
}

export function isTaggable({ type }: FieldModel): boolean {
  return type === 'tags' || type === 'multiSelect'
}

export function isDay({ valueType }: FieldModel): boolean {
  return valueType === 'date' || valueType === 'datetime'
}
