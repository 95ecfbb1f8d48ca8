/** The results of the periods of a year as one. */

import { divide, fraction, multiply, round, signOf, sum, text } from '../fraction.ts'
import type { Scorecard } from './definition.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

export interface PeriodResult {
  readonly period: string
  /** Its place in the year, from 0 on. */
  readonly index: number
  readonly score: string
}

export type YearResult =
  | ({ readonly status: 'scored'; readonly score: string; readonly parts: readonly YearPart[] } & Outcome)
  | { readonly status: 'refused'; readonly refused: 'no-results' | 'nothing-counts' }

/** score × weight ÷ all weights. */
export interface YearPart {
  readonly period: string
  readonly score: string
  readonly weight: string
}

/** Periods without a result have no part: whoever comes in May has the mean of the months since. */
export function yearOf(
  { year, digits, grades }: Pick<Scorecard, 'year' | 'digits' | 'grades'>,
  results: readonly PeriodResult[],
): YearResult {
  if (results.length === 0) return { status: 'refused', refused: 'no-results' }
  const parts = [...results]
    .sort((a, b) => a.index - b.index)
    .map(({ period, index, score }) => ({
      period,
      score,
      weight: year.by === 'mean' ? '1' : (year.weights[index] ?? '0'),
    }))
  const weights = sum(parts.map(({ weight }) => fraction(weight)))
  if (signOf(weights) <= 0) return { status: 'refused', refused: 'nothing-counts' }
  const points = sum(parts.map(({ score, weight }) => multiply(fraction(score), fraction(weight))))
  const score = text(round(divide(points, weights), digits))
  return { status: 'scored', score, parts, ...outcomeOf({ grades }, score, []) }
}
