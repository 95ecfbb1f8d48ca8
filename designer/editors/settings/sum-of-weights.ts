import type { scorecards } from '@attain/engine/metadata'
import { largestRemainder } from '@attain/engine/performance/scorecard'

type Decimal = scorecards.Decimal

/** Digits after the point that are added exactly. */
const SCALE = 8

/** What weights add up to, without the noise of floating point: 33.3 + 33.3 + 33.4 is 100. */
export function sumOfWeights(weights: readonly Decimal[]): string {
  const sum = weights.reduce((total: number, weight) => total + Math.round(Number(weight) * 10 ** SCALE), 0)
  return String(sum / 10 ** SCALE)
}

/** Whole weights in the same proportion that add up to 100; equal ones where none has any. */
export function evenedOut(weights: readonly Decimal[]): readonly number[] {
  const some = weights.some((weight) => Number(weight) > 0)
  return largestRemainder(some ? weights.map(shareOf) : weights.map(() => '1'), 100)
}

function shareOf(weight: Decimal): string {
  return Number(weight) > 0 ? String(weight) : '0'
}
