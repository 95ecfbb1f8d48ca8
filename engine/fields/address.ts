import type { FieldTypeDefinition, Json, Language, Reading } from './field-type.ts'
import { readByRules, type TextRules } from './text-rules.ts'
import { blank, refuse } from './value-problem.ts'

export const ADDRESS_PARTS = ['street', 'city', 'region', 'postalCode', 'country'] as const
const rules = { lines: 'one', maxLength: 200 } as const satisfies TextRules

const read = (input: unknown): Reading => {
  if (input === null || input === undefined) return blank
  if (typeof input !== 'object' || Array.isArray(input) || Object.keys(input).some((key) => !isPart(key)))
    return refuse(
      'type',
      `An address with ${ADDRESS_PARTS.join(', ')} is expected.`,
      `应为包含 ${ADDRESS_PARTS.join('、')} 的地址。`,
    )
  const value: { [key: string]: Json } = {}
  for (const part of ADDRESS_PARTS) {
    const text = Object.hasOwn(input, part) ? (input as Record<string, unknown>)[part] : null
    if (text === null || text === undefined) continue
    if (typeof text !== 'string') return refuse('type', `${part} must be text.`, `${part} 应为文本。`)
    const reading = readByRules(text, rules)
    if ('problem' in reading) return reading
    if (reading.value !== null) value[part] = reading.value
  }
  return Object.keys(value).length === 0 ? blank : { value }
}

/** The parts on one line, in their order; text stays as it is, for whoever has made a line of it already. */
export function addressLine(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return ADDRESS_PARTS.flatMap((part) => {
    const text = Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined
    return typeof text === 'string' && text !== '' ? [text] : []
  }).join(', ')
}

export const address: FieldTypeDefinition = {
  type: 'address',
  settings: [],
  slot: null,
  sortable: false,
  canBeUnique: false,
  canBeDefault: true,
  readOnly: false,
  operators: ['contains', 'blank'],
  inputSchema: () => ({
    type: ['object', 'null'],
    additionalProperties: false,
    properties: Object.fromEntries(
      ADDRESS_PARTS.map((part) => [
        part,
        { type: ['string', 'null'], maxLength: rules.maxLength, 'x-text': { ...rules } },
      ]),
    ),
  }),
  outputSchema: () => ({
    type: ['object', 'null'],
    additionalProperties: false,
    properties: Object.fromEntries(ADDRESS_PARTS.map((part) => [part, { type: 'string' }])),
  }),
  read,
  /** JSON as an export writes it; any other text is taken as the street. */
  readText(text) {
    if (!text.trimStart().startsWith('{')) return read({ street: text })
    try {
      return read(JSON.parse(text))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return refuse('format', 'The address is not valid JSON.', '地址不是有效的 JSON。')
    }
  },
  exportText: (value) => (value === null ? '' : JSON.stringify(value)),
  display: (value, _field, language) => displayAddress(value, language),
  toSlot: () => null,
  uniqueKey: (value) => JSON.stringify(value),
}

function isPart(key: string): boolean {
  return (ADDRESS_PARTS as readonly string[]).includes(key)
}

/** Small to large in English, large to small in Chinese. */
function displayAddress(value: Json, language: Language): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return ''
  const { street, city, region, postalCode, country } = value as { readonly [part: string]: string | undefined }
  const present = (parts: readonly (string | undefined)[], separator: string) =>
    parts.filter((part) => part !== undefined && part !== '').join(separator)
  if (language === 'zh-CN') return present([country, region, city, street, postalCode], ' ')
  return present([street, city, present([region, postalCode], ' '), country], ', ')
}
