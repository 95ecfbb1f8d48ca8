/** Takes a column for a type: how its cells are to be read then, and which of them cannot be. */
import { foldText } from '../../fields/characters.ts'
import { currencyDigits } from '../../fields/currencies.ts'
import type { TextFormat } from '../../fields/field-type.ts'
import { fieldTypes } from '../../fields/index.ts'
import type { FieldModel } from '../../metadata/model.ts'
import type { Column } from './column.ts'
import { datePatternOf } from './date-patterns.ts'
import { says } from './header.ts'
import { claimName } from './names.ts'
import type { Evidence, Example, ProposedOption, ProposedType, Reading } from './proposal.ts'
import { stageOptions } from './stage-options.ts'

/** Few enough to choose from; the engine takes 500. */
export const MAX_OPTIONS = 500

/** How many cells that do not fit are shown. */
const SHOWN = 5

/** A column for each type that needs no other sheet. */
export function readAs(column: Column, type: Exclude<ProposedType, 'lookup' | 'autoNumber'>): Reading {
  switch (type) {
    case 'date':
    case 'datetime': {
      const found = datePatternOf(column, type === 'datetime')
      const plain = { type, evidence: evidenceOf(column, fitsFor(type, {})) }
      if (found === undefined) return plain
      const written = withDatePattern(column, type, found.pattern, found.alternatives)
      return plain.evidence.fits >= written.evidence.fits ? plain : written
    }
    case 'number':
    case 'percent':
    case 'currency':
      return readNumbers(column, type)
    case 'select':
      return readAsOptions(column, labelsIn(column))
    default:
      return { type, evidence: evidenceOf(column, fitsFor(type, {})) }
  }
}

/** A column of choices that somebody named. */
export function readAsOptions(column: Column, labels: readonly string[]): Reading {
  const known = new Set(labels.map(foldText))
  return {
    type: 'select',
    options: namedOptions(labels, column),
    evidence: evidenceOf(column, (text) => known.has(foldText(text))),
  }
}

/** A column of days that are written in one way. */
export function withDatePattern(
  column: Column,
  type: 'date' | 'datetime',
  date: string,
  alternatives: readonly string[] = [],
): Reading {
  const format = { date }
  const evidence = evidenceOf(column, fitsFor(type, format))
  return { type, format, evidence: alternatives.length === 0 ? evidence : { ...evidence, alternatives } }
}

function readNumbers(column: Column, type: 'number' | 'percent' | 'currency'): Reading {
  const evidenceWith = (decimal: '.' | ',') => {
    const fits = fitsFor(type, { decimal })
    return evidenceOf(column, (text) => !isCode(text) && fits(text))
  }
  const [point, comma] = [evidenceWith('.'), evidenceWith(',')]
  const isComma = comma.fits > point.fits
  const format: TextFormat = isComma ? { decimal: ',' } : {}
  const currency = type === 'currency' ? currencyOf(column) : undefined
  const scale = Math.min(6, scaleOf(column, type, format))
  return {
    type,
    evidence: isComma ? comma : point,
    ...(isComma ? { format: { decimal: ',' as const } } : {}),
    ...(currency === undefined ? {} : { currency }),
    ...(type === 'number' || (type === 'currency' && scale > currencyDigits(currency ?? 'USD')) ? { scale } : {}),
  }
}

/** `007` is a code: as a number it would lose its zeros. */
function isCode(text: string): boolean {
  return /^0\d/.test(text)
}

/** Whether the engine reads a cell, exactly as an import will. */
function fitsFor(type: ProposedType, format: TextFormat): (text: string) => boolean {
  const field = fieldFor(type)
  return (text) => 'value' in fieldTypes[type].readText(text, field, format)
}

function fieldFor(type: ProposedType): FieldModel {
  const label = { en: type }
  return {
    ...{ name: type, object: type, type, valueType: type, label, document: { name: type, type, label } },
    ...{ builtIn: false, required: false, unique: false, search: false, scale: 6 },
  }
}

export function evidenceOf(column: Column, fits: (text: string) => boolean): Evidence {
  const misfits: Example[] = []
  let count = 0
  for (const value of column.values) {
    if (fits(value.text)) count += value.count
    else if (misfits.length < SHOWN) misfits.push(value)
  }
  return { filled: column.filled, blank: column.rowCount - column.filled, fits: count, misfits, repeated: [] }
}

/** The values that occur more than once, whatever their case and spaces. */
export function repeatedIn(column: Column): readonly Example[] {
  const groups = new Map<string, Example>()
  for (const value of column.values) {
    const key = foldText(value.text)
    const known = groups.get(key)
    groups.set(key, known === undefined ? value : { ...known, count: known.count + value.count })
  }
  return [...groups.values()].filter(({ count }) => count > 1).slice(0, SHOWN)
}

/** Each different value, whatever its case, as it was written first. */
function labelsIn(column: Column): string[] {
  const labels = new Map<string, string>()
  for (const { text } of column.values) {
    const key = foldText(text)
    if (!labels.has(key) && labels.size < MAX_OPTIONS) labels.set(key, text)
  }
  return [...labels.values()]
}

function namedOptions(labels: readonly string[], column: Column): ProposedOption[] {
  const taken = new Set<string>()
  const options = labels.map((label, index) => ({ value: claimName(label, `option_${index + 1}`, taken), label }))
  return says(column.header, 'stage') ? stageOptions(options) : options
}

function scaleOf(column: Column, type: ProposedType, format: TextFormat): number {
  const field = fieldFor(type)
  let most = 0
  for (const { text } of column.values) {
    const reading = fieldTypes[type].readText(text, field, format)
    if ('value' in reading && typeof reading.value === 'string')
      most = Math.max(most, (reading.value.split('.')[1] ?? '').replace(/0+$/, '').length)
  }
  return most
}

const signs: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'CNY', '￥': 'CNY', 元: 'CNY' }

/** The currency that most cells name; undefined when they are plain numbers. */
export function currencyOf(column: Column): string | undefined {
  const counts = new Map<string, number>()
  for (const { text, count } of column.values) {
    const sign = /[$€£¥￥元]/u.exec(text)?.[0]
    const code = sign === undefined ? /\b(USD|EUR|GBP|CNY|JPY|HKD|CHF|RMB)\b/.exec(text)?.[0] : signs[sign]
    if (code !== undefined) counts.set(code === 'RMB' ? 'CNY' : code, (counts.get(code) ?? 0) + count)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most !== undefined && most[1] * 2 > column.filled ? most[0] : undefined
}
