import { divide, fraction, multiply, text } from '../../fraction.ts'
import type { CompletionRate } from '../definition.ts'
import { figuresOf, type Scoring } from './rule.ts'

/** Higher is better: full × actual ÷ target. 92 of 100 → 92. */
export const completionRate: Scoring<CompletionRate> = ({ full }, measure) => {
  const figures = figuresOf(measure)
  if ('refused' in figures) return figures
  const { actual, target } = figures
  const points = divide(multiply(fraction(full), actual), target)
  return {
    points,
    steps: [{ type: 'completionRate', actual: text(actual), target: text(target), full, points: text(points) }],
  }
}
