import type { FieldModel, FieldType } from '../metadata/model.ts'
import { readDay, readMoment } from './calendar.ts'
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
  const read = (input: unknown, field: FieldModel): Reading => {
    if (isBlank(input)) return blank
    if (typeof input !== 'string') return refuse('type', 'A date as text is expected.', '应为文本形式的日期。')
    return acceptTime(input, boundsFor(field))
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
      text.trim() === '' ? blank : within(kind.parseCell(text.trim(), format), boundsFor(field)),
    exportText: (value) => (typeof value === 'string' ? value : ''),
    display: (value, _field, language, timeZone = 'UTC') =>
      typeof value === 'string' ? kind.display(value, language, timeZone) : '',
    toSlot: (value: Json) => (typeof value === 'string' ? kind.toSlot(value) : null),
    uniqueKey: (value) => (typeof value === 'string' ? value : ''),
  }
}

const examples = { date: '2017-03-01', datetime: '2017-03-01T08:00:00Z' } as const

/** The canonical day or moment within its bounds. Shared by `read` and the schema keyword `x-time`. */
export function acceptTime(text: string, bounds: TimeBounds): Reading {
  return within(bounds.precision === 'date' ? readDay(text) : readMoment(text), bounds)
}

function within(value: string | null, { precision, earliest, latest }: TimeBounds): Reading {
  const example = examples[precision]
  if (value === null) return refuse('format', `A date such as ${example} is expected.`, `应为日期，例如 ${example}。`)
  const day = value.slice(0, 10)
  if (earliest !== undefined && day < earliest)
    return refuse('range', `Not before ${earliest}.`, `不能早于 ${earliest}。`)
  if (latest !== undefined && day > latest) return refuse('range', `Not after ${latest}.`, `不能晚于 ${latest}。`)
  return { value }
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
