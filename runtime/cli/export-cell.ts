import type { FieldBody, RecordBody } from '@attain/contract'
import { fieldTypes, type Json } from '@attain/engine/fields'
import type { FieldModel } from '@attain/engine/metadata'
import { toFieldModel } from './importable-objects.ts'

const NUMERIC: ReadonlySet<string> = new Set(['number', 'currency', 'percent'])

const models = new WeakMap<FieldBody, FieldModel>()

/**
 * A value as a cell of CSV that importing reads back: references by name, everything else as its field type writes it.
 * Text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function exportCell(record: RecordBody, path: string, field: FieldBody | undefined): string {
  const value = (record.values[path] ?? null) as Json
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string' && field?.target !== undefined) return guardFormula(record.labels[path] ?? value)
  if (field === undefined) return guardFormula(typeof value === 'string' ? value : JSON.stringify(value))
  const text = fieldTypes[modelOf(field).type].exportText(value, modelOf(field))
  const isNumber = NUMERIC.has(field.valueType)
  return isNumber ? text : guardFormula(text)
}

function guardFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function modelOf(field: FieldBody): FieldModel {
  const known = models.get(field)
  if (known !== undefined) return known
  const model = toFieldModel('', field)
  models.set(field, model)
  return model
}
