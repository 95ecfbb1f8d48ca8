/** Formats of TEXT: the part of a spreadsheet's number and date formats that every backend does alike. */
import { sql } from 'kysely'
import { type Exact, exact, multiply, format as plainText, roundTo } from '../number/exact.ts'
import type { Sql } from '../sql/source.ts'

export type TextFormat = NumberFormat | DateFormat

export interface NumberFormat {
  readonly kind: 'number'
  readonly prefix: string
  readonly suffix: string
  readonly grouped: boolean
  readonly minWhole: number
  readonly minDecimals: number
  readonly maxDecimals: number
  readonly percent: boolean
}

export interface DateFormat {
  readonly kind: 'date'
  readonly parts: readonly (DatePart | { readonly literal: string })[]
  readonly hasTime: boolean
}

type DatePart = { readonly code: 'yyyy' | 'yy' | 'mm' | 'm' | 'dd' | 'd' | 'hh' | 'h' | 'minutes' | 'ss' }

const numberPattern = /^([^0#.,%@;*_\\?"]*)([#,]*0+(?:,0+)*|[#,]*#)(?:\.(0*)(#*))?(%?)([^0#.,%@;*_\\?"]*)$/

/** Undefined when the format has something that is not understood. */
export function readNumberFormat(text: string): NumberFormat | undefined {
  const match = text.length > 60 ? null : numberPattern.exec(text)
  if (match === null) return undefined
  const [, prefix = '', whole = '', zeros = '', more = '', percent = '', suffix = ''] = match
  return {
    kind: 'number',
    prefix,
    suffix: percent + suffix,
    grouped: whole.includes(','),
    minWhole: whole.replace(/[^0]/g, '').length,
    minDecimals: zeros.length,
    maxDecimals: Math.min(zeros.length + more.length, 20),
    percent: percent === '%',
  }
}

export function readDateFormat(text: string): DateFormat | undefined {
  const parts: (DatePart | { literal: string })[] = []
  let afterHour = false
  for (const [token] of text.slice(0, 60).matchAll(/yyyy|yy|mm?|dd?|hh?|ss|[^A-Za-z"\\%]|./gsu)) {
    const code = token.toLowerCase()
    if (/^(yyyy|yy|dd?|hh?|ss|mm?)$/.test(code)) {
      const isMinutes = code === 'mm' && afterHour
      parts.push({ code: (isMinutes ? 'minutes' : code) as DatePart['code'] })
      afterHour = code.startsWith('h')
    } else if (/^[A-Za-z"\\%]$/.test(token)) return undefined
    else parts.push({ literal: token })
  }
  const hasTime = parts.some((part) => 'code' in part && ['hh', 'h', 'minutes', 'ss'].includes(part.code))
  return parts.some((part) => 'code' in part) && text.length <= 60 ? { kind: 'date', parts, hasTime } : undefined
}

export function formatNumber(value: Exact, format: NumberFormat): string {
  const scaled = format.percent ? multiply(value, exact('100')) : value
  const [whole = '', fraction = ''] = plainText(roundTo(scaled, format.maxDecimals)).replace('-', '').split('.')
  const rounded = roundTo(scaled, format.maxDecimals)
  const kept = whole === '0' && format.minWhole === 0 ? '' : whole.padStart(format.minWhole, '0')
  const grouped = format.grouped ? kept.replace(/\B(?=(\d{3})+$)/g, ',') : kept
  const decimals = fraction.padEnd(format.minDecimals, '0')
  const point = format.maxDecimals > 0 ? '.' : ''
  return `${rounded.units < 0 ? '-' : ''}${format.prefix}${grouped}${point}${decimals}${format.suffix}`
}

/** The same in SQL: `number` is used several times, so it should be a name. */
export function numberFormatSql(number: Sql, format: NumberFormat): Sql {
  const scaled = format.percent ? sql`${number} * 100` : number
  const rounded = sql`round(${scaled}, ${sql.lit(format.maxDecimals)})`
  const whole = sql`nullif(trunc(abs(${rounded}))::text, ${format.minWhole === 0 ? sql`'0'` : sql`''`})`
  const padded =
    format.minWhole === 0
      ? sql`coalesce(${whole}, '')`
      : sql`case when length(${whole}) < ${sql.lit(format.minWhole)} then lpad(${whole}, ${sql.lit(format.minWhole)}, '0') else ${whole} end`
  const grouped = format.grouped ? sql`regexp_replace(${padded}, '(\\d)(?=(\\d{3})+$)', '\\1,', 'g')` : padded
  const digits = format.maxDecimals
  const fraction = sql`rpad(trim(trailing '0' from split_part((abs(${rounded}) + 0.0)::text, '.', 2)), greatest(${sql.lit(format.minDecimals)}, length(trim(trailing '0' from split_part((abs(${rounded}) + 0.0)::text, '.', 2)))), '0')`
  const decimals = digits === 0 ? sql`` : sql` || '.' || ${fraction}`
  return sql`(case when ${rounded} < 0 then '-' else '' end || ${sql.lit(format.prefix)} || ${grouped}${decimals} || ${sql.lit(format.suffix)})`
}

/** `local` is what the clock shows, as `2026-11-22T08:30:00.000Z`. */
export function formatDate(local: string, format: DateFormat): string {
  const at: Record<DatePart['code'], string> = {
    yyyy: local.slice(0, 4),
    yy: local.slice(2, 4),
    mm: local.slice(5, 7),
    m: String(Number(local.slice(5, 7))),
    dd: local.slice(8, 10),
    d: String(Number(local.slice(8, 10))),
    hh: local.slice(11, 13),
    h: String(Number(local.slice(11, 13))),
    minutes: local.slice(14, 16),
    ss: local.slice(17, 19),
  }
  return format.parts.map((part) => ('code' in part ? at[part.code] : part.literal)).join('')
}

const codes: Record<DatePart['code'], string> = {
  yyyy: 'YYYY',
  yy: 'YY',
  mm: 'MM',
  m: 'FMMM',
  dd: 'DD',
  d: 'FMDD',
  hh: 'HH24',
  h: 'FMHH24',
  minutes: 'MI',
  ss: 'SS',
}

export function dateFormatSql(local: Sql, format: DateFormat): Sql {
  const pattern = format.parts
    .map((part) => ('code' in part ? codes[part.code] : `"${part.literal.replace(/["\\]/g, '\\$&')}"`))
    .join('')
  return sql`to_char(${local}, ${sql.lit(pattern)})`
}
