import type { FieldModel } from '../metadata/model.ts'
import type { FieldTypeDefinition, Reading } from './field-type.ts'
import { findOption, listOptions, optionLabel } from './options.ts'
import { blank, isBlank, refuse } from './value-problem.ts'

const notAnOption = (field: FieldModel): Reading =>
  refuse('option', `One of these is expected: ${listOptions(field)}.`, `应为以下之一：${listOptions(field)}。`)

/** One of the field's options. A retired option is still accepted, so that records which have it can be saved. */
export const select: FieldTypeDefinition = {
  type: 'select',
  settings: ['options'],
  slot: 'text',
  sortable: true,
  canBeUnique: false,
  canBeDefault: true,
  readOnly: false,
  operators: ['==', '!=', 'in', 'blank'],
  inputSchema: (field) => ({ enum: [...new Set([...(field.options ?? []).map((option) => option.value), null, ''])] }),
  outputSchema: () => ({ type: ['string', 'null'] }),
  read(input, field) {
    if (isBlank(input)) return blank
    return field.options?.some((option) => option.value === input) ? { value: input as string } : notAnOption(field)
  },
  readText(text, field) {
    if (text.trim() === '') return blank
    const option = findOption(field, text.trim())
    return option === undefined ? notAnOption(field) : { value: option.value }
  },
  exportText: (value) => (typeof value === 'string' ? value : ''),
  display: (value, field, language) => (typeof value === 'string' ? optionLabel(field, value, language) : ''),
  toSlot: (value) => (typeof value === 'string' ? value : null),
  uniqueKey: (value) => (typeof value === 'string' ? value : ''),
}
