/** Numbers in cells: exact digits, grouped, without a unit (the column's head says it once). */

import type { FieldBody } from '@attain/contract'
import { groupDigits, type Language, writeTyped } from '@attain/form'

export const NUMERIC_TYPES: ReadonlySet<string> = new Set(['number', 'currency', 'percent'])

/** The digits of a value as they stand in a column. */
export function cellDigits(value: unknown, field: FieldBody): string {
  if (value === null || value === undefined || value === '') return ''
  const digits = writeTyped(String(value), field.valueType === 'percent')
  return groupDigits(field.valueType === 'number' ? padded(digits, field.scale) : digits)
}

/** As many digits after the point as the field keeps, when they are few: points stand below each other. */
function padded(digits: string, scale = 0): string {
  if (scale < 1 || scale > 2) return digits
  const [whole = '', rest = ''] = digits.split('.')
  return `${whole}.${rest.padEnd(scale, '0')}`
}

/** The unit that a column's head carries. */
export function unitOf(field: FieldBody): string | undefined {
  if (field.valueType === 'currency') return field.currency
  return field.valueType === 'percent' ? '%' : undefined
}

/** A sum shortened for a heading: `1.2M`, `120万`; the exact figure belongs into a tooltip. */
export function shortNumber(value: string, language: Language, currency?: string): string {
  return new Intl.NumberFormat(language, {
    notation: 'compact',
    maximumFractionDigits: 1,
    ...(currency !== undefined && { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
  }).format(Number(value))
}
