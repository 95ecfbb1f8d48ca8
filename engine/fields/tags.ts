import { foldText } from './characters.ts'
import type { FieldTypeDefinition, Reading } from './field-type.ts'
import { readByRules, type TextRules } from './text-rules.ts'
import { blank, refuse } from './value-problem.ts'

const MAX_TAGS = 50
const rules = { lines: 'one', maxLength: 50, form: 'tag' } as const satisfies TextRules

/** Free words. Kept sorted and each once, so that the same tags are the same text. */
export const tags: FieldTypeDefinition = {
  type: 'tags',
  settings: [],
  slot: null,
  sortable: false,
  canBeUnique: false,
  canBeDefault: true,
  readOnly: false,
  operators: ['contains', 'blank'],
  inputSchema: () => ({
    type: ['array', 'null'],
    maxItems: MAX_TAGS,
    items: { type: 'string', maxLength: rules.maxLength, 'x-text': { ...rules } },
  }),
  outputSchema: () => ({ type: ['array', 'null'], items: { type: 'string' } }),
  read(input) {
    if (input === null || input === undefined) return blank
    if (!Array.isArray(input)) return refuse('type', 'A list of words is expected.', '应为词语列表。')
    return readTags(input)
  },
  readText: (text, _field, format) => readTags(text.split(format.separator ?? ';')),
  exportText: (value) => (Array.isArray(value) ? value.join('; ') : ''),
  display: (value, _field, language) => (Array.isArray(value) ? value.join(language === 'zh-CN' ? '、' : ', ') : ''),
  toSlot: () => null,
  uniqueKey: (value) => JSON.stringify(value),
}

function readTags(words: readonly unknown[]): Reading {
  if (words.length > MAX_TAGS)
    return refuse('count', `At most ${MAX_TAGS} tags are allowed.`, `最多 ${MAX_TAGS} 个标签。`)
  const byFold = new Map<string, string>()
  for (const word of words) {
    if (typeof word !== 'string') return refuse('type', 'A tag is a word.', '标签应为词语。')
    const reading = readByRules(word, rules)
    if ('problem' in reading) return reading
    const tag = reading.value
    if (typeof tag === 'string' && !byFold.has(foldText(tag))) byFold.set(foldText(tag), tag)
  }
  return byFold.size === 0 ? blank : { value: [...byFold.values()].sort() }
}
