/** What parts weigh, from figures by the key of the part. */
import { divide, type Fraction, fraction, signOf, sum, zero } from '../fraction.ts'
import type { Refusal } from './refusal.ts'

export type Figures = Readonly<Record<string, string>>

/** One for each part; undefined where nothing is known of it. */
export type Known = readonly (Fraction | undefined)[]

export function readWeights(parts: readonly string[], figures: Figures): { readonly known: Known } | Refusal {
  const known = parts.map((key) => (Object.hasOwn(figures, key) ? fraction(figures[key] ?? '0') : undefined))
  const negative = known.findIndex((weight) => weight !== undefined && signOf(weight) < 0)
  const part = parts[negative]
  if (part !== undefined) return { refused: 'weight-negative', part, weight: figures[part] ?? '0' }
  return { known }
}

/** The shares that parts had in each year, added up: every year counts the same, whatever its size. */
export function addShares(parts: readonly string[], years: readonly Figures[]): { readonly known: Known } | Refusal {
  const shares: Known[] = []
  for (const figures of years) {
    const year = readWeights(parts, figures)
    if ('refused' in year) return year
    const whole = sum(year.known.map((one) => one ?? zero))
    // a year without anything says nothing
    if (signOf(whole) !== 0) shares.push(year.known.map((one) => one && divide(one, whole)))
  }
  return { known: parts.map((_, index) => sumOfKnown(shares.map((year) => year[index]))) }
}

function sumOfKnown(values: Known): Fraction | undefined {
  const known = values.filter((one) => one !== undefined)
  return known.length === 0 ? undefined : sum(known)
}
