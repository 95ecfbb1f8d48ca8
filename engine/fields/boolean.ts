import type { FieldTypeDefinition, Reading } from './field-type.ts'
import { blank, isBlank, refuse } from './value-problem.ts'

const words: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', 't', '1', 'on', 'x', '✓', '是', '真', '对', '有'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'f', '0', 'off', '✗', '否', '假', '错', '无'].map((word) => [word, false] as const),
])

const read = (input: unknown): Reading => {
  if (isBlank(input)) return blank
  if (typeof input !== 'boolean') return refuse('type', 'true or false is expected.', '应为 true 或 false。')
  return { value: input }
}

export const boolean: FieldTypeDefinition = {
  type: 'boolean',
  settings: [],
  slot: 'text',
  sortable: true,
  canBeUnique: false,
  canBeDefault: true,
  readOnly: false,
  operators: ['==', '!=', 'blank'],
  inputSchema: () => ({ enum: [true, false, null, ''] }),
  outputSchema: () => ({ type: ['boolean', 'null'] }),
  read,
  readText(text) {
    const word = text.normalize('NFKC').trim().toLowerCase()
    if (word === '') return blank
    const value = words.get(word)
    return value === undefined ? refuse('type', 'Yes or no is expected.', '应为“是”或“否”。') : { value }
  },
  exportText: (value) => (typeof value === 'boolean' ? String(value) : ''),
  display: (value, _field, language) =>
    typeof value !== 'boolean' ? '' : language === 'zh-CN' ? (value ? '是' : '否') : value ? 'Yes' : 'No',
  toSlot: (value) => (typeof value === 'boolean' ? String(value) : null),
  uniqueKey: (value) => String(value),
}
