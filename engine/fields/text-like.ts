import type { FieldModel, FieldType } from '../metadata/model.ts'
import { firstCharacters, foldText } from './characters.ts'
import type { FieldTypeDefinition, Operator, Reading } from './field-type.ts'
import { readByRules, type TextForm, type TextRules } from './text-rules.ts'
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
  readonly form?: TextForm
  readonly canBeUnique: boolean
  /** What must not occur twice; by default case, width and runs of spaces do not count. */
  fold?(value: string): string
}

/** Text in one or many lines; e-mail, phone and web addresses are text with a form. */
export function textLike(kind: TextLike): FieldTypeDefinition {
  const rulesOf = ({ document }: FieldModel): TextRules => {
    const { minLength, maxLength = kind.defaultLength, pattern, patternMessage } = document
    return {
      lines: kind.lines,
      maxLength,
      ...(minLength === undefined ? {} : { minLength }),
      ...(kind.form === undefined ? {} : { form: kind.form }),
      ...(pattern === undefined ? {} : { pattern }),
      ...(patternMessage === undefined ? {} : { patternMessage }),
    }
  }
  const read = (input: unknown, field: FieldModel): Reading => {
    if (input === null || input === undefined) return blank
    return typeof input === 'string'
      ? readByRules(input, rulesOf(field))
      : refuse('type', 'Text is expected.', '应为文本。')
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
      const { patternMessage: _, ...rules } = rulesOf(field)
      return { type: ['string', 'null'], maxLength: rules.maxLength, 'x-text': { ...rules } }
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
