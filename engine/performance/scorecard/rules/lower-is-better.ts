import { divide, fraction, multiply, subtract, text } from '../../fraction.ts'
import type { LowerIsBetter } from '../definition.ts'
import { figuresOf, type Scoring } from './rule.ts'

/** full × (2 − actual ÷ target). 110 of 100 → 90; 80 of 100 → 120. */
export const lowerIsBetter: Scoring<LowerIsBetter> = ({ full }, measure) => {
  const figures = figuresOf(measure)
  if ('refused' in figures) return figures
  const { actual, target } = figures
  const left = subtract(multiply(fraction('2'), target), actual)
  const points = divide(multiply(fraction(full), left), target)
  return {
    points,
    steps: [{ type: 'lowerIsBetter', actual: text(actual), target: text(target), full, points: text(points) }],
  }
}
