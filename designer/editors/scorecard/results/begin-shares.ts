import type { scorecards } from '@attain/engine/metadata'
import { largestRemainder } from '@attain/engine/performance/scorecard'

/** A hill: most people in the middle. Five grades have 10/20/40/20/10. */
export function beginShares(grades: readonly Pick<scorecards.Grade, 'name'>[]): readonly scorecards.Share[] {
  const middle = (grades.length - 1) / 2
  const weights = grades.map((_, index) => String(2 ** Math.round(middle - Math.abs(index - middle))))
  const shares = largestRemainder(weights, 20)
  return grades.map(({ name }, index) => ({ grade: name, share: (shares[index] ?? 0) * 5 }))
}
