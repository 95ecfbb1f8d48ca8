import type { FieldModel, FieldType } from '../metadata/model.ts'
import type { FieldTypeDefinition, Json, Language, Reading, TextFormat } from './field-type.ts'
import { blank, isBlank, refuse } from './value-problem.ts'

/** What limits a day or moment; also the value of the schema keyword `x-time`. */
export interface TimeBounds {
  readonly precision: 'date' | 'datetime'
  readonly earliest?: string
  readonly latest?: string
}

interface TimeLike {
  readonly type: Extract<FieldType, 'date' | 'datetime'>
  readonly example: string
  parse(text: string): string | null
  parseCell(text: string, format: TextFormat): string | null
  toSlot(value: string): string
  display(value: string, language: Language, timeZone: string): string
}

/** Days and moments. */
export function timeLike(kind: TimeLike): FieldTypeDefinition {
  const boundsFor = (field: FieldModel): TimeBounds => {
    const { earliest, latest } = field.document
    return {
      precision: kind.type,
      ...(earliest === undefined ? {} : { earliest }),
      ...(latest === undefined ? {} : { latest }),
    }
  }
  const accept = (value: string | null, bounds: TimeBounds): Reading => {
    if (value === null)
      return refuse('format', `A date such as ${kind.example} is expected.`, `应为日期，例如 ${kind.example}。`)
    const day = value.slice(0, 10)
    if (bounds.earliest !== undefined && day < bounds.earliest)
      return refuse('range', `Not before ${bounds.earliest}.`, `不能早于 ${bounds.earliest}。`)
    if (bounds.latest !== undefined && day > bounds.latest)
      return refuse('range', `Not after ${bounds.latest}.`, `不能晚于 ${bounds.latest}。`)
    return { value }
  }
  const read = (input: unknown, field: FieldModel): Reading => {
    if (isBlank(input)) return blank
    if (typeof input !== 'string') return refuse('type', 'A date as text is expected.', '应为文本形式的日期。')
    return accept(kind.parse(input), boundsFor(field))
  }
  return {
    type: kind.type,
    settings: ['earliest', 'latest'],
    slot: 'time',
    sortable: true,
    canBeUnique: kind.type === 'date',
    canBeDefault: true,
    readOnly: false,
    operators: ['==', '!=', '<', '<=', '>', '>=', 'in', 'blank'],
    inputSchema: (field) => ({ type: ['string', 'null'], 'x-time': { ...boundsFor(field) } }),
    outputSchema: () => ({ type: ['string', 'null'], format: kind.type === 'date' ? 'date' : 'date-time' }),
    read,
    readText: (text, field, format) =>
      text.trim() === '' ? blank : accept(kind.parseCell(text.trim(), format), boundsFor(field)),
    exportText: (value) => (typeof value === 'string' ? value : ''),
    display: (value, _field, language, timeZone = 'UTC') =>
      typeof value === 'string' ? kind.display(value, language, timeZone) : '',
    toSlot: (value: Json) => (typeof value === 'string' ? kind.toSlot(value) : null),
    uniqueKey: (value) => (typeof value === 'string' ? value : ''),
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

export function timeFormatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(language, options)
  formatters.set(key, made)
  return made
}
