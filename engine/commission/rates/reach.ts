import { compare, type Fraction, signOf } from '../../performance/fraction.ts'
import type { Bounds } from './table.ts'

interface Bounded {
  readonly from?: Fraction
}

/** True when a key is in what begins at the bound: exactly on it, it belongs to what the table says. */
export function isReached(key: Fraction, from: Fraction | undefined, bounds: Bounds): boolean {
  if (from === undefined) return true
  const above = compare(key, from)
  return bounds === 'lower' ? above >= 0 : above > 0
}

/** The highest that is reached; -1 below the first. What begins at zero is reached below it too. */
export function reachedAt(key: Fraction, sorted: readonly Bounded[], bounds: Bounds): number {
  const reached = sorted.findLastIndex(({ from }) => isReached(key, from, bounds))
  return reached < 0 && goesOnBelow(sorted[0]) ? 0 : reached
}

export function goesOnBelow(first: Bounded | undefined): boolean {
  return first !== undefined && (first.from === undefined || signOf(first.from) <= 0)
}
