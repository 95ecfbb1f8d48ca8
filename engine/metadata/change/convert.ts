import type { Json, Reading } from '../../fields/field-type.ts'
import { typeOf } from '../../fields/index.ts'
import type { FieldModel, FieldType } from '../model.ts'

/** Whether values of one field can become values of another: as they are, one by one if they fit, or never. */
export type Conversion = 'kept' | 'tried' | 'lost'

const words: ReadonlySet<FieldType> = new Set(['text', 'longText', 'email', 'phone', 'url', 'autoNumber', 'select'])

/** What happens to existing values when a field changes its type or what it points to. */
export function conversionOf(from: FieldModel, to: FieldModel): Conversion {
  if (from.target !== undefined || to.target !== undefined) return from.target === to.target ? 'kept' : 'lost'
  if (from.type === to.type) return 'kept'
  if (typeOf(to).readOnly || to.type === 'attachment' || typeOf(from).readOnly !== (from.type === 'autoNumber'))
    return 'lost'
  if (to.type === 'longText') return words.has(from.type) ? 'kept' : 'tried'
  if (to.type === 'text') return from.type !== 'longText' && words.has(from.type) ? 'kept' : 'tried'
  if (from.type === 'attachment' || from.type === 'address') return 'lost'
  const isTime = (type: FieldType) => type === 'date' || type === 'datetime'
  const isNumber = (type: FieldType) => type === 'number' || type === 'currency' || type === 'percent'
  if (isTime(from.type) !== isTime(to.type) && !words.has(from.type)) return 'lost'
  if (isTime(from.type) && isNumber(to.type)) return 'lost'
  return 'tried'
}

/** Converts one value by what its old type would export and its new type would read. */
export function convertValue(value: Json, from: FieldModel, to: FieldModel): Reading {
  if (value === null) return { value: null }
  if (from.target !== undefined && from.target === to.target) return { value }
  return typeOf(to).readText(typeOf(from).exportText(value, from), to, {})
}
