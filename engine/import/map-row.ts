import type { Json } from '../fields/field-type.ts'
import { fieldTypes } from '../fields/index.ts'
import type { BoundCell, BoundMapping } from './bind-header.ts'
import { type ImportProblem, importProblem } from './problem.ts'
import type { SourceRow } from './source.ts'

export type RowValues = Readonly<Record<string, Json>>

/** A row as the API takes it, or everything that is wrong with it. References are `{ name: 'Acme' }`. */
export function mapRow(
  bound: BoundMapping,
  row: SourceRow,
): { readonly values: RowValues } | { readonly problems: readonly ImportProblem[] } {
  const { line, cells } = row
  if (cells.length !== bound.header.length) {
    const values = { found: cells.length, expected: bound.header.length }
    return { problems: [importProblem('wrong_cell_count', { line }, values)] }
  }
  const problems: ImportProblem[] = []
  const values: Record<string, Json> = { ...bound.mapping.constants }
  for (const cell of bound.cells) {
    const reading = readCell(cell, cells[cell.position] ?? '', line)
    if ('problem' in reading) problems.push(reading.problem)
    else values[cell.field.name] = reading.value
  }
  return problems.length > 0 ? { problems } : { values }
}

function readCell(
  cell: BoundCell,
  original: string,
  line: number,
): { readonly value: Json } | { readonly problem: ImportProblem } {
  const { field, column, lookup } = cell
  const trimmed = unguard(original.trim())
  const text = cell.values.get(trimmed) ?? trimmed
  const place = { line, column, field: field.name }
  if (text === '') return field.required ? { problem: importProblem('required', place) } : { value: null }
  if (lookup !== undefined) return { value: { [lookup]: text } }
  const reading = fieldTypes[field.type].readText(text, field, cell.format)
  if ('value' in reading) {
    const isMissing = reading.value === null && field.required
    return isMissing ? { problem: importProblem('required', place) } : { value: reading.value }
  }
  const { message } = reading.problem
  const values = {
    en: { text: shorten(text), detail: message.en },
    'zh-CN': { text: shorten(text), detail: message['zh-CN'] ?? message.en },
  }
  return { problem: importProblem('invalid_value', place, values) }
}

/** Exports put an apostrophe before what a spreadsheet would take for a formula. */
function unguard(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text
}

function shorten(text: string): string {
  const characters = [...text.slice(0, 200)]
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text
}
