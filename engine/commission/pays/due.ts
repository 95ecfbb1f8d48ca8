import type { Fraction } from '../../performance/fraction.ts'
import type { Measured } from '../measured.ts'
import type { Step } from '../step.ts'

/** What is due before limits, gates and multipliers, and how it came about. */
export interface Due {
  readonly amount: Fraction
  readonly steps: readonly Step[]
}

/** What a span is paid for: what the window held before it, what came, and what it holds now. */
export interface Window {
  /** Missing when nothing can have come before. */
  readonly before?: Measured
  readonly came: Measured
  readonly after: Measured
}
