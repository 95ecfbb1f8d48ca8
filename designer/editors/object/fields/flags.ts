import type { FieldDocument } from '@attain/engine/metadata'

export type Flag = 'required' | 'unique' | 'index' | 'search' | 'computed'

/** What is special about a field, in the order in which it is shown. */
export function flagsOf(field: FieldDocument): readonly Flag[] {
  const isComputed = field.type === 'formula' || field.type === 'rollup'
  const set = (['required', 'unique', 'index', 'search'] as const).filter((flag) => field[flag] === true)
  return isComputed ? [...set, 'computed'] : set
}
