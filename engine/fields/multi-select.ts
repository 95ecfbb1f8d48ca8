import type { FieldModel } from '../metadata/model.ts'
import type { FieldTypeDefinition, Reading } from './field-type.ts'
import { findOption, listOptions, optionLabel } from './options.ts'
import { blank, refuse } from './value-problem.ts'

/** Any number of the field's options, kept in the order of the options and each once. */
export const multiSelect: FieldTypeDefinition = {
  type: 'multiSelect',
  settings: ['options'],
  slot: null,
  sortable: false,
  canBeUnique: false,
  canBeDefault: true,
  readOnly: false,
  operators: ['contains', 'blank'],
  inputSchema: (field) => ({
    type: ['array', 'null'],
    items: { enum: (field.options ?? []).map((option) => option.value) },
  }),
  outputSchema: () => ({ type: ['array', 'null'], items: { type: 'string' } }),
  read(input, field) {
    if (input === null || input === undefined) return blank
    if (!Array.isArray(input)) return refuse('type', 'A list of options is expected.', '应为选项列表。')
    return inOrder(new Set<unknown>(input), field)
  },
  readText(text, field, format) {
    const words = text
      .split(format.separator ?? ';')
      .map((word) => word.trim())
      .filter((word) => word !== '')
    return inOrder(new Set(words.map((word) => findOption(field, word)?.value)), field)
  },
  exportText: (value) => (Array.isArray(value) ? value.join('; ') : ''),
  display: (value, field, language) =>
    Array.isArray(value)
      ? value.map((one) => optionLabel(field, String(one), language)).join(language === 'zh-CN' ? '、' : ', ')
      : '',
  toSlot: () => null,
  uniqueKey: (value) => JSON.stringify(value),
}

function inOrder(chosen: ReadonlySet<unknown>, field: FieldModel): Reading {
  const value = (field.options ?? []).map((option) => option.value).filter((option) => chosen.has(option))
  if (value.length !== chosen.size)
    return refuse('option', `Only these are expected: ${listOptions(field)}.`, `只能是：${listOptions(field)}。`)
  return value.length === 0 ? blank : { value }
}
