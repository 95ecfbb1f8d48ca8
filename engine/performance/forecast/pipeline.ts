/** What is closed, and of what is open as much as it is likely. */
import { add, compare, type Fraction, fraction, hundred, percentOf, signOf, sum, text, zero } from '../fraction.ts'
import type { Refusal } from './refusal.ts'

/** One deal, or all of one stage that have the same probability. */
export interface Open {
  readonly amount: string
  /** In per cent; null where nobody has said. */
  readonly probability: string | null
}

export interface Pipeline {
  readonly closed: string
  /** All that is open. */
  readonly open: string
  /** Σ amount × probability. */
  readonly weighted: string
  /** Closed and weighted together. */
  readonly forecast: string
  /** Amounts without a probability, which count for nothing. */
  readonly unknown: string
}

export function weightedPipeline(closed: string, open: readonly Open[]): Pipeline | Refusal {
  let [weighted, unknown]: [Fraction, Fraction] = [zero, zero]
  for (const { amount, probability } of open) {
    if (probability === null) {
      unknown = add(unknown, fraction(amount))
      continue
    }
    const share = fraction(probability)
    if (signOf(share) < 0 || compare(share, hundred) > 0) return { refused: 'probability-out-of-range', probability }
    weighted = add(weighted, percentOf(share, fraction(amount)))
  }
  return {
    closed: text(fraction(closed)),
    open: text(sum(open.map(({ amount }) => fraction(amount)))),
    weighted: text(weighted),
    forecast: text(add(fraction(closed), weighted)),
    unknown: text(unknown),
  }
}
