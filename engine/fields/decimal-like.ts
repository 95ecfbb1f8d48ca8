import type { FieldModel, FieldType, Language, SlotKind } from '../metadata/model.ts'
import {
  compareDecimals,
  countDigits,
  DECIMAL_PATTERN,
  type Decimal,
  decimalOfNumber,
  formatDecimal,
  MAX_DIGITS,
  multiplyDecimals,
  parseDecimal,
  unitsAt,
} from './decimal.ts'
import type { FieldTypeDefinition, Json, Reading, TextFormat } from './field-type.ts'
import { blank, isBlank, refuse } from './value-problem.ts'

/** What limits a decimal; also the value of the schema keyword `x-decimal`. */
export interface DecimalBounds {
  /** Most digits after the point. */
  readonly scale: number
  readonly min?: string
  readonly max?: string
  /** Money must fit a 64-bit number of its smallest units. */
  readonly money: boolean
}

const MAX_MINOR_UNITS = 2n ** 63n - 1n

interface DecimalLike {
  readonly type: FieldType
  readonly slot: SlotKind
  readonly settings: FieldTypeDefinition['settings']
  /** Digits that are always written after the point. */
  minimumScale(field: FieldModel): number
  /** Reads what people put around a number in a spreadsheet, such as a currency sign or a percent sign. */
  undress?(text: string): { readonly digits: string; readonly factor?: string }
  format(value: string, field: FieldModel, language: Language): string
}

/** Numbers, money and percentages: exact decimals with bounds. */
export function decimalLike(kind: DecimalLike): FieldTypeDefinition {
  const read = (input: unknown, field: FieldModel): Reading => {
    const result = readDecimal(input, boundsOf(field))
    if ('problem' in result) return result
    return result.value === null ? blank : { value: formatDecimal(result.value, kind.minimumScale(field)) }
  }
  return {
    type: kind.type,
    settings: kind.settings,
    slot: kind.slot,
    sortable: true,
    canBeUnique: kind.type === 'number',
    canBeDefault: true,
    readOnly: false,
    operators: ['==', '!=', '<', '<=', '>', '>=', 'in', 'blank'],
    inputSchema: (field) => ({
      type: ['number', 'string', 'null'],
      pattern: `^$|${DECIMAL_PATTERN}`,
      'x-decimal': { ...boundsOf(field) },
    }),
    outputSchema: () => ({ type: ['string', 'null'], pattern: DECIMAL_PATTERN }),
    read,
    readText(text, field, format) {
      const trimmed = text.trim()
      if (trimmed === '') return blank
      const { digits, factor } = kind.undress?.(trimmed) ?? { digits: trimmed }
      const plain = parseDecimal(plainDigits(digits, format))
      if (plain === null)
        return refuse('type', `A number is expected, not “${excerpt(text)}”.`, `应为数字，而不是“${excerpt(text)}”。`)
      const factors = [factor, format.factor].flatMap((one) => (one === undefined ? [] : [parseDecimal(one)]))
      if (factors.includes(null)) return refuse('format', 'The factor must be a decimal.', '倍数必须是小数。')
      const scaled = factors.reduce<Decimal>((value, one) => multiplyDecimals(value, one as Decimal), plain)
      return read(formatDecimal(scaled), field)
    },
    exportText: (value) => (typeof value === 'string' ? value : ''),
    display: (value, field, language) => (typeof value === 'string' ? kind.format(value, field, language) : ''),
    toSlot(value, field) {
      const decimal = typeof value === 'string' ? parseDecimal(value) : null
      if (decimal === null) return null
      return kind.slot === 'money' ? unitsAt(decimal, field.scale ?? 0).toString() : formatDecimal(decimal)
    },
    uniqueKey: (value) => (typeof value === 'string' ? value : ''),
  }
}

/** The bounds that a field sets. */
export function boundsOf(field: FieldModel): DecimalBounds {
  const { min, max } = field.document
  return {
    scale: field.scale ?? 6,
    money: field.type === 'currency',
    ...(min === undefined ? {} : { min: boundText(min) }),
    ...(max === undefined ? {} : { max: boundText(max) }),
  }
}

type DecimalReading = { readonly value: Decimal | null } | Extract<Reading, { problem: unknown }>

/** The decimal within its bounds, or why it is refused. Shared by `read` and the schema keyword `x-decimal`. */
export function readDecimal(input: unknown, bounds: DecimalBounds): DecimalReading {
  if (isBlank(input)) return { value: null }
  if (typeof input !== 'string' && typeof input !== 'number')
    return refuse('type', 'A number is expected.', '应为数字。')
  const value = typeof input === 'number' ? decimalOfNumber(input) : parseDecimal(input)
  if (value === null)
    return typeof input === 'number'
      ? refuse('type', 'Send numbers of more than 15 digits as text.', '超过 15 位的数字请以文本形式发送。')
      : refuse('type', 'A number such as 1234.5 is expected.', '应为数字，例如 1234.5。')
  const { scale, min, max, money } = bounds
  if (value.scale > scale)
    return refuse('scale', `At most ${scale} digits after the point are kept.`, `小数点后最多保留 ${scale} 位。`)
  if (countDigits(value) > MAX_DIGITS)
    return refuse('range', `At most ${MAX_DIGITS} digits are allowed.`, `最多允许 ${MAX_DIGITS} 位数字。`)
  const units = money ? unitsAt(value, scale) : 0n
  if (units > MAX_MINOR_UNITS || units < -MAX_MINOR_UNITS)
    return refuse('range', 'The amount is too large to be kept exactly.', '金额过大，无法精确保存。')
  const least = min === undefined ? null : parseDecimal(min)
  if (least !== null && compareDecimals(value, least) < 0)
    return refuse('range', `At least ${min} is expected.`, `不能小于 ${min}。`)
  const largest = max === undefined ? null : parseDecimal(max)
  if (largest !== null && compareDecimals(value, largest) > 0)
    return refuse('range', `At most ${max} is expected.`, `不能大于 ${max}。`)
  return { value }
}

/** A bound as metadata gives it; null when it is a JSON number of more digits than those hold. */
export function readBound(value: number | string): Decimal | null {
  return typeof value === 'number' ? decimalOfNumber(value) : parseDecimal(value)
}

function boundText(value: number | string): string {
  const decimal = readBound(value)
  return decimal === null ? String(value) : formatDecimal(decimal)
}

/** `1.054,00`, `1 054`, `(12)` and full-width digits become `1054.00`, `1054`, `-12`. */
function plainDigits(text: string, format: TextFormat): string {
  const decimal = format.decimal ?? '.'
  const group = decimal === '.' ? ',' : '.'
  const narrow = text
    .normalize('NFKC')
    .replace(/[\s'’_]/gu, '')
    .replace('−', '-')
  const inBrackets = /^\((.*)\)$/.exec(narrow)
  const signed = inBrackets === null ? narrow.replace(/^\+/, '') : `-${inBrackets[1]}`
  const [whole = '', ...fraction] = signed.split(decimal)
  if (!isGrouped(whole, group)) return text
  return [whole.replaceAll(group, ''), ...fraction].join('.')
}

/** `1,054` and `12,34,567` are grouped numbers; `1,2` is more likely a decimal in another habit, so it is refused. */
function isGrouped(whole: string, group: string): boolean {
  const [first = '', ...rest] = whole.split(group)
  if (rest.length === 0) return true
  return /^-?\d{1,4}$/.test(first) && rest.every((part) => /^\d{2,4}$/.test(part)) && rest.at(-1)?.length !== 2
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** Formats an exact decimal: `Intl` takes the text, so no digit is lost on the way. */
export function formatNumber(value: string, language: Language, options: Intl.NumberFormatOptions): string {
  return formatter(language, options).format(value as `${number}`)
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(language, options)
  formatters.set(key, made)
  return made
}

/** How many digits stand after the point of a canonical decimal. */
export function fractionDigits(value: Json): number {
  return typeof value === 'string' ? (value.split('.')[1]?.length ?? 0) : 0
}
