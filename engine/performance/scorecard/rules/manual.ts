import { add, compare, divide, type Fraction, fraction, multiply, signOf, sum, text, zero } from '../../fraction.ts'
import type { Item, Manual, Review } from '../definition.ts'
import { type Facts, type ManualScore, reviewersOf } from '../facts.ts'
import type { Refusal, Waiting } from '../refusal.ts'
import type { Step } from '../step.ts'
import type { Scored } from './rule.ts'

/** Scores that are still to come; the card stays open for them. */
export interface Waits {
  readonly waiting: readonly Waiting[]
}

/**
 * Σ weight × review ÷ Σ weight, over the reviews that may score the item: self 95, manager 88, second 90 at 10/60/30 →
 * 89.3. Several people of one review count as their mean.
 */
export function manual(
  item: Pick<Item, 'name'>,
  rule: Manual,
  reviews: readonly Review[],
  facts: Pick<Facts, 'reviewers' | 'scores'>,
): Scored | Refusal | Waits {
  const asked = reviews
    .filter(({ items }) => items === undefined || items.includes(item.name))
    .map((review) => ({ review, people: reviewersOf(facts, review.name) }))
    .filter(({ review, people }) => people.length > 0 || review.nobody === 'administrators')
  const weights = sum(asked.map(({ review }) => fraction(review.weight)))
  if (signOf(weights) <= 0) return { refused: 'nobody-counts' }

  const given = new Map(
    facts.scores.filter((score) => score.item === item.name).map((score) => [keyOf(score.review, score.by), score]),
  )
  const waiting = asked.flatMap(({ review, people }) => late(item.name, review.name, people, given))
  if (waiting.length > 0) return { waiting }

  const steps: Step[] = []
  let points = zero
  for (const { review, people } of asked) {
    const scores = people.map((by) => given.get(keyOf(review.name, by)) as ManualScore)
    const wrong = scores.find(({ score }) => isOutOfRange(score, rule))
    if (wrong !== undefined) return outOfRange(wrong, rule)
    const score = mean(scores.map((one) => fraction(one.score)))
    const part = divide(multiply(fraction(review.weight), score), weights)
    points = add(points, part)
    steps.push({
      type: 'review',
      review: review.name,
      by: people,
      score: text(score),
      weight: text(divide(multiply(fraction(review.weight), fraction('100')), weights)),
      points: text(part),
    })
  }
  return { points, steps }
}

/** Names hold no slash. */
const keyOf = (review: string, by: string) => `${review}/${by}`

function late(
  item: string,
  review: string,
  people: readonly string[],
  given: ReadonlyMap<string, unknown>,
): readonly Waiting[] {
  if (people.length === 0) return [{ item, review, by: null }]
  return people.filter((by) => !given.has(keyOf(review, by))).map((by) => ({ item, review, by }))
}

function isOutOfRange(score: string, { lowest, highest }: Manual): boolean {
  const points = fraction(score)
  return compare(points, fraction(lowest)) < 0 || compare(points, fraction(highest)) > 0
}

function outOfRange({ review, by, score }: ManualScore, { lowest, highest }: Manual): Refusal {
  return { refused: 'score-out-of-range', review, by, score, lowest, highest }
}

function mean(scores: readonly Fraction[]): Fraction {
  return divide(sum(scores), fraction(String(scores.length)))
}
