import { fieldTypes } from '../../fields/index.ts'
import type { Bundle } from '../bundle.ts'
import { compileFieldOf } from '../compile-field.ts'
import { fieldAt } from '../field-at.ts'
import { type Finding, problem } from '../problem.ts'

/** Reports a path that lists cannot be sorted by. */
export function* notSortable(bundle: Bundle, object: string, path: string, pointer: string): Generator<Finding> {
  const found = fieldAt(bundle, object, path)
  if (found === undefined) return
  const { valueType } = compileFieldOf(bundle, found.object, found.field)
  if (!fieldTypes[valueType].sortable) yield problem('not-sortable', pointer, { found: path, type: found.field.type })
}
