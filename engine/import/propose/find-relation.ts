/** Which records of which sheet the cells of a column name. */
import { foldText } from '../../fields/characters.ts'
import type { Column } from './column.ts'
import { says, singular } from './header.ts'
import type { Reading, Target } from './proposal.ts'
import { evidenceOf } from './read-column.ts'

/** So many of the filled cells, and of the different values, must name a record. */
const ENOUGH = 0.7

/** A column that tells the records of a sheet apart. */
export interface Key {
  readonly target: Target
  readonly sheet: string
  readonly column: Column
}

/** The relation that a column is, if it is one. */
export function findRelation(column: Column, keys: readonly Key[]): Reading | undefined {
  const readings = keys
    .filter((key) => key.column !== column && isPlausible(column, key))
    .flatMap((key) => {
      const reading = readAsRelation(column, key)
      const { fits, filled } = reading.evidence
      const named = column.values.length - countMisfits(column, key)
      return filled > 0 && fits >= filled * ENOUGH && named >= column.values.length * ENOUGH ? [{ reading, fits }] : []
    })
  return readings.reduce<(typeof readings)[number] | undefined>(
    (best, one) => (best === undefined || one.fits > best.fits ? one : best),
    undefined,
  )?.reading
}

/** A column taken as naming the records of a sheet. */
export function readAsRelation(column: Column, { target, column: key }: Key): Reading {
  const exact = new Set(key.values.map(({ text }) => foldText(text)))
  const near = new Map(key.values.map(({ text }) => [bare(text), text]))
  const corrections: Record<string, string> = {}
  for (const { text } of column.values) {
    const meant = near.get(bare(text))
    if (!exact.has(foldText(text)) && meant !== undefined) corrections[text] = meant
  }
  const evidence = evidenceOf(column, (text) => exact.has(foldText(text)) || corrections[text] !== undefined)
  return { type: 'lookup', target, evidence, ...(Object.keys(corrections).length === 0 ? {} : { corrections }) }
}

function countMisfits(column: Column, key: Key): number {
  const known = new Set(key.column.values.map(({ text }) => bare(text)))
  return column.values.filter(({ text }) => !known.has(bare(text))).length
}

/** Small numbers are found among any others: there the headers must speak for it as well. */
function isPlausible(column: Column, key: Key): boolean {
  if (column.values.some(({ text }) => /\p{L}/u.test(text))) return true
  if (says(column.header, 'money') || says(column.header, 'count')) return false
  const words = foldText(column.header).replaceAll(/[^\p{L}\p{N}]/gu, '')
  return [key.column.header, singular(key.sheet)].some((name) => {
    const other = foldText(name).replaceAll(/[^\p{L}\p{N}]/gu, '')
    return other.length > 2 && (words.includes(other) || other.includes(words))
  })
}

/** Letters and digits only: what is left of a name when people write it in their own ways. */
function bare(text: string): string {
  return foldText(text).replaceAll(/[^\p{L}\p{N}]/gu, '') || foldText(text)
}
