/** From scores to the total, as lines that add up to it. */

import { add, type Fraction, fraction, percentOf, round, signOf, subtract, sum, text } from '../fraction.ts'
import type { Limits, Scorecard } from './definition.ts'
import { limited } from './limits.ts'
import type { AdjustmentScore, ItemScore } from './score-item.ts'
import type { Line } from './step.ts'

/** A line before its points are written, which may have no end. */
export interface Part {
  readonly line: Unwritten
  readonly exactly: Fraction
}

type Unwritten = Line extends infer L ? (L extends Line ? Omit<L, 'points'> : never) : never

/** weight × score of each item that has one. */
export function itemParts(items: readonly ItemScore[]): readonly Part[] {
  return items.flatMap((one): Part[] => {
    if (one.status !== 'scored') return []
    const { item, weight, score, exactly } = one
    return [{ line: { type: 'item', item, weight, score }, exactly: percentOf(fraction(weight), exactly) }]
  })
}

export interface Total {
  readonly score: string
  readonly lines: readonly Line[]
}

/** Items, then adjustments within their limits, rounded once, and clamped last. */
export function totalOf(
  { adjustmentLimits, digits, limits }: Pick<Scorecard, 'adjustmentLimits' | 'digits' | 'limits'>,
  items: readonly Part[],
  adjustments: readonly AdjustmentScore[],
): Total {
  const parts = [...items, ...adjustmentParts(adjustments, adjustmentLimits)]
  const lines = parts.map(({ line, exactly }) => ({ ...line, points: text(exactly) }) as Line)
  const rounded = round(sum(parts.map(({ exactly }) => exactly)), digits)
  const off = subtract(rounded, sum(lines.map(({ points }) => fraction(points))))
  if (signOf(off) !== 0) lines.push({ type: 'rounding', digits, points: text(off) })
  const held = limited(rounded, limits)
  if (held === undefined) return { score: text(rounded), lines }
  const type = held.which === 'cap' ? 'totalCap' : 'totalFloor'
  lines.push({ type, limit: held.limit, points: text(subtract(held.points, rounded)) })
  return { score: text(held.points), lines }
}

function adjustmentParts(adjustments: readonly AdjustmentScore[], limits: Limits): readonly Part[] {
  const parts = adjustments.flatMap((one): Part[] =>
    one.status === 'scored' ? [{ line: { type: 'adjustment', adjustment: one.adjustment }, exactly: one.exactly }] : [],
  )
  const all = parts.reduce((total, { exactly }) => add(total, exactly), fraction('0'))
  const held = limited(all, limits)
  if (held === undefined) return parts
  const type = held.which === 'cap' ? 'adjustmentCap' : 'adjustmentFloor'
  return [...parts, { line: { type, limit: held.limit }, exactly: subtract(held.points, all) }]
}
