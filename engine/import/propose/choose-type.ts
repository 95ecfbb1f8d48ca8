import type { Column } from './column.ts'
import { says } from './header.ts'
import type { Evidence, ProposedType, Reading } from './proposal.ts'
import { currencyOf, readAs } from './read-column.ts'

/** So many of the filled cells must fit; the others are shown. */
const MOST = 0.9

export function fitsMost({ fits, filled }: Evidence): boolean {
  return filled > 0 && fits >= filled * MOST
}

/** The type that a column most likely is of, the narrowest first. */
export function chooseReading(column: Column): Reading {
  const found = attempts.find(({ isMeant }) => isMeant(column))
  const type = found?.type ?? textTypeOf(column)
  const reading = readAs(column, type)
  return type === 'text' && isYears(column) ? { ...reading, pattern: '^[12][0-9]{3}$' } : reading
}

type Plain = Exclude<ProposedType, 'lookup' | 'autoNumber'>

const reads = (type: Plain) => (column: Column) => fitsMost(readAs(column, type).evidence)
const some = (column: Column, pattern: RegExp) =>
  column.values.filter(({ text }) => pattern.test(text)).length >= column.values.length * MOST

const attempts: readonly { readonly type: Plain; readonly isMeant: (column: Column) => boolean }[] = [
  { type: 'text', isMeant: ({ filled }) => filled === 0 },
  { type: 'boolean', isMeant: isYesOrNo },
  { type: 'email', isMeant: reads('email') },
  { type: 'url', isMeant: reads('url') },
  {
    type: 'phone',
    isMeant: (column) => (says(column.header, 'phone') || some(column, /^\+/)) && reads('phone')(column),
  },
  { type: 'text', isMeant: (column) => isYears(column) || isIdentity(column) },
  { type: 'percent', isMeant: (column) => some(column, /[%％]$/) && reads('percent')(column) },
  { type: 'date', isMeant: (column) => !isDigits(column) && reads('date')(column) },
  {
    type: 'date',
    isMeant: (column) => says(column.header, 'date') && some(column, /^\d{8}$/) && reads('date')(column),
  },
  { type: 'datetime', isMeant: (column) => !isDigits(column) && reads('datetime')(column) },
  { type: 'currency', isMeant: (column) => isMoney(column) && reads('currency')(column) },
  { type: 'number', isMeant: reads('number') },
  { type: 'select', isMeant: isChoice },
]

/** Words for yes and no; digits only where the header asks. */
function isYesOrNo(column: Column): boolean {
  if (column.values.length > 4) return false
  const isAsked = says(column.header, 'yesNo')
  if (!isAsked && (column.values.length < 2 || column.values.some(({ text }) => /^[\d.]+$/.test(text)))) return false
  return column.filled > 0 && readAs(column, 'boolean').evidence.misfits.length === 0
}

function isYears(column: Column): boolean {
  return says(column.header, 'year') && column.filled > 0 && column.values.every(({ text }) => /^[12]\d{3}$/.test(text))
}

/** Numbers that tell records apart are not for calculating; nor are those that begin with zeros, or are too long. */
function isIdentity(column: Column): boolean {
  if (!some(column, /^\d[\d\s]*$/)) return false
  const isAsked = says(column.header, 'identity') || says(column.header, 'postal')
  return isAsked || column.values.some(({ text }) => /^0\d|^\d{16}/.test(text))
}

function isDigits(column: Column): boolean {
  return some(column, /^\d+([.,]\d+)?$/)
}

function isMoney(column: Column): boolean {
  return currencyOf(column) !== undefined || (says(column.header, 'money') && !says(column.header, 'count'))
}

/** Few different words that come again and again. */
function isChoice(column: Column): boolean {
  const { values, filled } = column
  if (values.length < 2 || values.length > 40 || values.length * 2 > filled) return false
  return values.every(({ text }) => text.length <= 60 && !text.includes('\n'))
}

function textTypeOf({ values }: Column): Plain {
  return values.some(({ text }) => text.length > 255 || /[\r\n]/.test(text)) ? 'longText' : 'text'
}
