import { divide, type Fraction, fraction, hundred, multiply, signOf, text } from '../../fraction.ts'
import type { Axis } from '../definition.ts'
import type { Measure } from '../facts.ts'
import type { Refusal } from '../refusal.ts'
import type { Step } from '../step.ts'

export interface Scored {
  readonly points: Fraction
  readonly steps: readonly Step[]
}

/** How a kind of rule makes points of an actual figure and its target. */
export type Scoring<R> = (rule: R, measure: Measure) => Scored | Refusal

interface Figures {
  readonly actual: Fraction
  readonly target: Fraction
}

/** Both figures, for rules that divide by the target. */
export function figuresOf({ actual, target }: Measure): Figures | Refusal {
  if (target === null) return { refused: 'target-missing' }
  const divisor = fraction(target)
  if (signOf(divisor) === 0) return { refused: 'target-zero' }
  if (signOf(divisor) < 0) return { refused: 'target-negative', target }
  if (actual === null) return { refused: 'actual-missing' }
  return { actual: fraction(actual), target: divisor }
}

/** What a ladder or a line is read at: the actual figure, or what it is of its target in per cent. */
export function readAt(
  of: Axis,
  measure: Measure,
): { readonly value: Fraction; readonly steps: readonly Step[] } | Refusal {
  if (of === 'actual') {
    if (measure.actual === null) return { refused: 'actual-missing' }
    return { value: fraction(measure.actual), steps: [] }
  }
  const figures = figuresOf(measure)
  if ('refused' in figures) return figures
  const { actual, target } = figures
  const value = divide(multiply(actual, hundred), target)
  return {
    value,
    steps: [{ type: 'attainment', actual: text(actual), target: text(target), attainment: text(value) }],
  }
}
