/** A target broken down: the parts add up to it to the last digit. */
import { allocate } from '../allocate.ts'
import { add, type Fraction, fraction, ofUnits, signOf, subtract, sum, text, unitsOf, zero } from '../fraction.ts'
import type { Refusal } from './refusal.ts'
import { addShares, type Figures, type Known, readWeights } from './shares.ts'

/** By what parts get their share; figures go by the key of the part. */
export type Method =
  | { readonly by: 'evenly' }
  | { readonly by: 'weights'; readonly weights: Figures }
  /** What the parts reached the year before. */
  | { readonly by: 'actuals'; readonly actuals: Figures }
  /** The mean of the shares that the parts had in earlier years, each year counting the same. */
  | { readonly by: 'season'; readonly years: readonly Figures[] }

export interface ToBreakDown {
  readonly total: string
  /** The keys of people, teams or periods, in their order: of equal remainders the first gets the unit. */
  readonly parts: readonly string[]
  readonly method: Method
  /** Digits after the point; -3 for thousands. */
  readonly scale: number
  /** Parts that stay what they are. */
  readonly locked?: Figures
}

export interface BrokenDown {
  readonly parts: readonly { readonly key: string; readonly amount: string; readonly isLocked: boolean }[]
  /** Parts of which nothing is known, and which therefore get nothing: people who were not there last year. */
  readonly unknown: readonly string[]
}

/** 100.01 evenly among three: 33.34, 33.34, 33.33. */
export function breakDown({ total, parts, method, scale, locked = {} }: ToBreakDown): BrokenDown | Refusal {
  if (parts.length === 0) return { refused: 'no-parts' }
  const whole = fraction(total)
  if (unitsOf(whole, scale) === undefined) return { refused: 'too-fine', amount: total, scale }
  const isLocked = (key: string) => Object.hasOwn(locked, key)
  let kept = zero
  for (const key of parts.filter(isLocked)) {
    const amount = locked[key] ?? '0'
    if (unitsOf(fraction(amount), scale) === undefined) return { refused: 'too-fine', part: key, amount, scale }
    kept = add(kept, fraction(amount))
  }
  const open = parts.filter((key) => !isLocked(key))
  const rest = subtract(whole, kept)
  const isTooMuch = signOf(rest) !== 0 && (open.length === 0 || signOf(rest) !== signOf(whole))
  if (isTooMuch) return { refused: 'locked-differs', locked: text(kept), total: text(whole) }
  const weights = weightsOf(open, method)
  if ('refused' in weights) return weights
  const units = unitsOf(rest, scale) ?? 0n
  if (units !== 0n && signOf(sum(weights.known.map((one) => one ?? zero))) === 0) return { refused: 'no-weights' }
  const shares = share(
    units,
    weights.known.map((one) => one ?? zero),
  )
  const given = new Map(open.map((key, index) => [key, text(ofUnits(shares[index] ?? 0n, scale))]))
  return {
    parts: parts.map((key) => ({
      key,
      amount: given.get(key) ?? text(fraction(locked[key] ?? '0')),
      isLocked: isLocked(key),
    })),
    unknown: open.filter((_, index) => weights.known[index] === undefined),
  }
}

/** Negative wholes are shared out as positive ones are. */
function share(units: bigint, weights: readonly Fraction[]): readonly bigint[] {
  if (units === 0n) return weights.map(() => 0n)
  return units < 0n ? allocate(-units, weights).map((one) => -one) : allocate(units, weights)
}

function weightsOf(parts: readonly string[], method: Method): { readonly known: Known } | Refusal {
  switch (method.by) {
    case 'evenly':
      return { known: parts.map(() => fraction('1')) }
    case 'weights':
      return readWeights(parts, method.weights)
    case 'actuals':
      return readWeights(parts, method.actuals)
    case 'season':
      return addShares(parts, method.years)
  }
}
