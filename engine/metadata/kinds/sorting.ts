import { fieldTypes } from '../../fields/index.ts'
import type { Bundle } from '../bundle.ts'
import { fieldAt } from '../names.ts'
import { type Finding, problem } from '../problem.ts'

/** Reports a path that lists cannot be sorted by. */
export function* notSortable(bundle: Bundle, object: string, path: string, pointer: string): Generator<Finding> {
  const field = fieldAt(bundle, object, path)
  if (field !== undefined && !fieldTypes[field.type].sortable)
    yield problem('not-sortable', pointer, { found: path, type: field.type })
}
