/** Whether somebody is to be told that a target is not being reached. */
import { compare, fraction, hundred, multiply, subtract } from '../fraction.ts'
import type { AlertModel } from './target-model.ts'

export interface Standing {
  readonly actual: string
  /** What is asked in the whole period. */
  readonly asked: string
  /** Where one should be today. */
  readonly expected: string
  /** What the period comes to; of what does not add up it is what there is. */
  readonly forecast?: string
  readonly better: 'higher' | 'lower'
  /** How much of the period is over, in per cent. */
  readonly gone: string
}

/**
 * At 90 per cent: 89 of 100 is low, 90 is not. Where lower is better, more than 110 of 100 is. While less of the period is
 * over than the alert waits for, nothing is low.
 */
export function isLow(
  { when, below, after }: Pick<AlertModel, 'when' | 'below' | 'after'>,
  standing: Standing,
): boolean {
  const { actual, asked, expected, forecast, better, gone } = standing
  if (compare(fraction(gone), fraction(after)) < 0) return false
  const there = fraction(when === 'pace' ? actual : (forecast ?? actual))
  const due = fraction(when === 'pace' ? expected : asked)
  const share = fraction(below)
  if (better === 'higher') return compare(multiply(there, hundred), multiply(due, share)) < 0
  const most = subtract(multiply(hundred, fraction('2')), share)
  return compare(multiply(there, hundred), multiply(due, most)) > 0
}
