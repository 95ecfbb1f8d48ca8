import { type Fraction, signOf, text } from '../../performance/fraction.ts'
import type { Line } from '../line.ts'
import type { Step } from '../step.ts'

/** A line, where there is an amount. */
export function lineOf(
  type: 'carriedIn' | 'carriedOut' | 'draw' | 'recovery',
  amount: Fraction,
  steps: readonly Step[] = [],
): readonly Line[] {
  return signOf(amount) === 0 ? [] : [{ type, amount: text(amount), steps }]
}
