import { type Fraction, fraction, sum, text } from '../fraction.ts'
import type { Adjustment, Item, Limits, Review } from './definition.ts'
import { type Facts, type Measure, measureOf } from './facts.ts'
import { limited } from './limits.ts'
import type { Refusal, Waiting } from './refusal.ts'
import { scoreMeasure } from './rules/index.ts'
import { manual } from './rules/manual.ts'
import type { Scored } from './rules/rule.ts'
import type { Step } from './step.ts'

/** An item of a card: its score, or why it has none yet. Weights come later. */
export type ItemScore = { readonly item: string; readonly weight: string } & Result

/** Bonus and penalty points: the same without a weight. */
export type AdjustmentScore = { readonly adjustment: string } & Result

export type Result =
  | { readonly status: 'scored'; readonly score: string; readonly exactly: Fraction; readonly steps: readonly Step[] }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  | { readonly status: 'waiting'; readonly waiting: readonly Waiting[] }

export function scoreItem(item: Item, reviews: readonly Review[], facts: Facts): ItemScore {
  const { name, weight, rule } = item
  const scored = rule.type === 'manual' ? manual(item, rule, reviews, facts) : scoreMeasure(rule, measured(item, facts))
  return { item: name, weight, ...resultOf(scored, item.limits) }
}

export function scoreAdjustment(adjustment: Adjustment, facts: Facts): AdjustmentScore {
  const { name, rule, limits } = adjustment
  const scored = rule.type === 'manual' ? granted(name, facts) : scoreMeasure(rule, measured(adjustment, facts))
  return { adjustment: name, ...resultOf(scored, limits) }
}

function measured({ kpi, target }: Pick<Item, 'kpi' | 'target'>, facts: Facts): Measure {
  const measure = kpi === undefined ? { actual: null, target: null } : measureOf(facts, kpi)
  return target === undefined ? measure : { ...measure, target }
}

/** Nobody has to give any points, so nothing waits for them. */
function granted(name: string, facts: Facts): Scored {
  const all = facts.granted.filter(({ adjustment }) => adjustment === name)
  return {
    points: sum(all.map(({ points }) => fraction(points))),
    steps: all.map(({ by, points }) => ({ type: 'granted', by, points })),
  }
}

function resultOf(scored: Scored | Refusal | { readonly waiting: readonly Waiting[] }, limits: Limits): Result {
  if ('waiting' in scored) return { status: 'waiting', waiting: scored.waiting }
  if ('refused' in scored) return { status: 'refused', refusal: scored }
  const held = limited(scored.points, limits)
  if (held === undefined)
    return { status: 'scored', score: text(scored.points), exactly: scored.points, steps: scored.steps }
  const step: Step = { type: held.which, limit: held.limit, from: text(scored.points) }
  return { status: 'scored', score: text(held.points), exactly: held.points, steps: [...scored.steps, step] }
}
