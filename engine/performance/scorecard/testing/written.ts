/** Scorecards and facts as cases write them: what they leave out is as a document that says nothing has it. */
import type { Adjustment, Distribution, Grade, Item, Review, Scorecard } from '../definition.ts'
import type { Candidate } from '../distribution/distribute.ts'
import type { Facts } from '../facts.ts'

export interface WrittenScorecard extends Partial<Omit<Scorecard, 'items' | 'adjustments' | 'reviews'>> {
  readonly items?: readonly WrittenItem[]
  readonly adjustments?: readonly WrittenAdjustment[]
  readonly reviews?: readonly WrittenReview[]
}

export type WrittenItem = Pick<Item, 'name' | 'weight' | 'rule'> & Partial<Item>
type WrittenAdjustment = Pick<Adjustment, 'name' | 'rule'> & Partial<Adjustment>
type WrittenReview = Pick<Review, 'name' | 'weight'> & Partial<Review>

/** S ≥ 95, A ≥ 85, B ≥ 70, C ≥ 60, else D, as the reference of the domain has them. */
export const grades: readonly Grade[] = [
  { name: 's', from: '95', coefficient: '1.5' },
  { name: 'a', from: '85', coefficient: '1.2' },
  { name: 'b', from: '70', coefficient: '1' },
  { name: 'c', from: '60', coefficient: '0.8' },
  { name: 'd', coefficient: '0' },
]

export function scorecardOf({ items = [], adjustments = [], reviews = [], ...rest }: WrittenScorecard): Scorecard {
  return {
    name: 'monthly',
    adjustmentLimits: {},
    limits: { floor: '0' },
    digits: 2,
    vetoes: [],
    grades,
    rewards: [],
    year: { by: 'mean' },
    ...rest,
    items: items.map(itemOf),
    adjustments: adjustments.map((one) => ({ limits: {}, ...one })),
    reviews: reviews.map((one) => ({ nobody: 'administrators', ...one })),
  }
}

/** An item of a KPI measures the one of its own name. */
export function itemOf(item: WrittenItem): Item {
  return { limits: { floor: '0' }, ...(item.rule.type !== 'manual' && { kpi: item.name }), ...item }
}

export function factsOf(facts: Partial<Facts> = {}): Facts {
  return { measures: {}, reviewers: {}, scores: [], granted: [], raised: [], ...facts }
}

export function distributionOf(written: Partial<Distribution>): Distribution {
  return { shares: [], smallest: 1, ties: [], tied: 'better', moves: 'both', ...written }
}

export function candidateOf(written: Pick<Candidate, 'id' | 'score'> & Partial<Candidate>): Candidate {
  return { keys: {}, exempt: false, vetoed: false, ...written }
}
