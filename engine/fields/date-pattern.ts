import { dayOf, readMoment } from './calendar.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const parts: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  yy: '(?<shortYear>\\d{2})',
  MMMM: '(?<monthName>\\p{L}{3,9})',
  MMM: '(?<monthName>\\p{L}{3,9})\\.?',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
}

/**
 * Reads a day, and the time if the pattern has one, written in a Unicode pattern such as `dd-MM-yy` or `yyyy年M月d日`.
 * Two-digit years: 70–99 are 19xx, 00–69 are 20xx. The time is UTC. Null when the text does not fit.
 */
export function readByPattern(text: string, pattern: string): { day: string; moment: string } | null {
  const groups = expressionOf(pattern)?.exec(text.trim().normalize('NFKC'))?.groups
  if (groups === undefined) return null
  const shortYear = Number(groups.shortYear)
  const year = groups.year === undefined ? shortYear + (shortYear >= 70 ? 1900 : 2000) : Number(groups.year)
  const month =
    groups.monthName === undefined
      ? Number(groups.month)
      : months.indexOf(groups.monthName.slice(0, 3).toLowerCase()) + 1
  const day = dayOf(year, month, Number(groups.day))
  if (day === null) return null
  const { hour = '0', minute = '00', second = '00' } = groups
  const moment = readMoment(`${day}T${hour.padStart(2, '0')}:${minute}:${second}Z`)
  return moment === null ? null : { day, moment }
}

/** Whether dates can be read by the pattern: it names a year, a month and a day, each once. */
export function isDatePattern(pattern: string): boolean {
  return expressionOf(pattern) !== null
}

/** The last pattern: the cells of a column all have the same one. */
let known: { readonly pattern: string; readonly expression: RegExp | null } | undefined

/** Null when the pattern lacks a year, month or day, or names one twice. */
function expressionOf(pattern: string): RegExp | null {
  if (known?.pattern !== pattern) known = { pattern, expression: compilePattern(pattern) }
  return known.expression
}

function compilePattern(pattern: string): RegExp | null {
  if (pattern.length > 60) return null
  const source = pattern.normalize('NFKC').replace(/yyyy|yy|M{1,4}|dd?|HH?|mm|ss|[\s\S]/g, (token) => {
    return parts[token] ?? token.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  })
  const names = [...source.matchAll(/\(\?<(\w+)>/g)].map((match) => match[1] ?? '')
  const kinds = new Set(names.map((name) => (name === 'shortYear' ? 'year' : name === 'monthName' ? 'month' : name)))
  if (kinds.size !== names.length || !['year', 'month', 'day'].every((part) => kinds.has(part))) return null
  return new RegExp(`^${source}$`, 'v')
}
