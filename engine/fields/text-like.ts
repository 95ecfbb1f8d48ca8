import type { FieldModel, FieldType } from '../metadata/model.ts'
import {
  countCharacters,
  firstCharacters,
  foldText,
  isMultiLine,
  isSingleLine,
  MULTI_LINE,
  SINGLE_LINE,
} from './characters.ts'
import type { FieldTypeDefinition, JsonSchema, Operator, Reading } from './field-type.ts'
import { blank, refuse } from './value-problem.ts'

/** Longest text that a slot holds: what an index entry of Postgres can carry, in any script. */
export const MAX_SLOT_CHARACTERS = 500

export const textOperators: readonly Operator[] = [
  '==', '!=', '<', '<=', '>', '>=', 'in', 'contains', 'startsWith', 'blank',
] // biome-ignore format: one line

interface TextLike {
  readonly type: FieldType
  readonly lines: 'one' | 'many'
  readonly slot: 'text' | null
  readonly settings: FieldTypeDefinition['settings']
  readonly defaultLength: number
  /** Built-in form of the type, e.g. of an e-mail address, with the words that describe it. */
  readonly form?: { readonly pattern: string; readonly en: string; readonly chinese: string }
  readonly canBeUnique: boolean
  fold?(value: string): string
}

/** Text in one or many lines; e-mail, phone and web addresses are text with a form. */
export function textLike(kind: TextLike): FieldTypeDefinition {
  const form = kind.form === undefined ? undefined : new RegExp(kind.form.pattern, 'u')
  const maxLengthOf = (field: FieldModel) => field.document.maxLength ?? kind.defaultLength
  const isAllowed = kind.lines === 'one' ? isSingleLine : isMultiLine

  const read = (input: unknown, field: FieldModel): Reading => {
    if (input === null || input === undefined) return blank
    if (typeof input !== 'string') return refuse('type', 'Text is expected.', '应为文本。')
    const { minLength = 0, pattern, patternMessage } = field.document
    const maxLength = maxLengthOf(field)
    if (input.length > maxLength && countCharacters(input) > maxLength)
      return refuse('length', `At most ${maxLength} characters are allowed.`, `最多允许 ${maxLength} 个字符。`)
    if (!isAllowed(input))
      return refuse(
        'format',
        kind.lines === 'one'
          ? 'One line without control characters is expected.'
          : 'Text without control characters is expected.',
        kind.lines === 'one' ? '应为不含控制字符的单行文本。' : '应为不含控制字符的文本。',
      )
    const trimmed = input.trim()
    if (trimmed === '') return blank
    if (countCharacters(trimmed) < minLength)
      return refuse('length', `At least ${minLength} characters are needed.`, `至少需要 ${minLength} 个字符。`)
    if (form !== undefined && kind.form !== undefined && !form.test(input))
      return refuse('format', `Expected ${kind.form.en}.`, `应为${kind.form.chinese}。`)
    if (pattern !== undefined && !patternOf(pattern).test(input)) {
      const words = patternMessage ?? { en: `The form ${pattern} is expected.`, 'zh-CN': `应符合格式 ${pattern}。` }
      return { problem: { code: 'pattern', message: words } }
    }
    return { value: trimmed.normalize('NFC').replaceAll('\r\n', '\n') }
  }

  return {
    type: kind.type,
    settings: kind.settings,
    slot: kind.slot,
    sortable: kind.slot !== null,
    canBeUnique: kind.canBeUnique,
    canBeDefault: true,
    readOnly: false,
    operators: kind.slot === null ? ['contains', 'blank'] : textOperators,
    inputSchema(field) {
      const { minLength = 0, pattern } = field.document
      const forms = [
        ...(minLength > 1 ? [`^\\s*\\S[\\s\\S]{${minLength - 2},}\\S\\s*$`] : []),
        ...(kind.form === undefined ? [] : [kind.form.pattern]),
        ...(pattern === undefined ? [] : [pattern]),
      ]
      const schema = {
        type: ['string', 'null'],
        maxLength: maxLengthOf(field),
        pattern: kind.lines === 'one' ? SINGLE_LINE : MULTI_LINE,
      }
      if (forms.length === 0) return schema
      const filled: JsonSchema = { type: 'string', allOf: forms.map((form) => ({ pattern: form })) }
      return { ...schema, anyOf: [{ type: 'null' }, { type: 'string', pattern: '^\\s*$' }, filled] }
    },
    outputSchema: () => ({ type: ['string', 'null'] }),
    read,
    readText: (text, field) => read(text, field),
    exportText: (value) => (typeof value === 'string' ? value : ''),
    display: (value) => (typeof value === 'string' ? value : ''),
    toSlot: (value) => (typeof value === 'string' ? firstCharacters(value, MAX_SLOT_CHARACTERS) : null),
    uniqueKey: (value) => (typeof value === 'string' ? (kind.fold ?? foldText)(value) : ''),
  }
}

const patterns = new Map<string, RegExp>()

/** Patterns come from checked metadata, so there are few of them and they compile. */
function patternOf(source: string): RegExp {
  const known = patterns.get(source)
  if (known !== undefined) return known
  const compiled = new RegExp(source, 'u')
  if (patterns.size >= 1000) patterns.clear()
  patterns.set(source, compiled)
  return compiled
}
