/** Items and weights that changed in mid-cycle: both results, side by side. */
import { dayOfNumber, numberOfDay } from '../../formula/time/days.ts'
import { add, divide, type Fraction, fraction, multiply, percentOf, text, zero } from '../fraction.ts'
import { type Card, cardOf, scoreCard } from './card.ts'
import type { Item, Scorecard } from './definition.ts'
import type { Facts } from './facts.ts'
import { type ItemScore, scoreItem } from './score-item.ts'
import type { Part } from './total.ts'

/** First and last day, as `2026-01-31`. */
export interface Cycle {
  readonly from: string
  readonly to: string
}

/** The items as they are from a day on. */
export interface Version {
  readonly from: string
  readonly items: readonly Item[]
}

/** The part of a cycle in which one version was in force. */
export interface Segment extends Cycle {
  readonly days: number
  readonly items: readonly Item[]
}

export interface BothResults {
  /** Every version counts for the days on which it was in force. */
  readonly byDays: Card
  /** The newest version counts for the whole cycle. */
  readonly newest: Card
}

/** Whichever order the versions come in; one that begins after the cycle has no part in it. */
export function segmentsOf({ from, to }: Cycle, versions: readonly Version[]): readonly Segment[] {
  const inOrder = [...versions].filter((version) => version.from <= to).sort((a, b) => (a.from < b.from ? -1 : 1))
  const first = inOrder.findLastIndex((version) => version.from <= from)
  if (first < 0) throw new Error(`No version is in force on ${from}.`)
  const inForce = inOrder.slice(first)
  return inForce.map(({ items, from: since }, index) => {
    const start = index === 0 ? from : since
    const next = inForce[index + 1]
    const end = next === undefined ? to : dayBefore(next.from)
    return { from: start, to: end, days: numberOfDay(end) - numberOfDay(start) + 1, items }
  })
}

export function scoreChangedCard(scorecard: Scorecard, segments: readonly Segment[], facts: Facts): BothResults {
  const newest = { ...scorecard, items: segments.at(-1)?.items ?? [] }
  const scored = segments.map((segment) => ({
    segment,
    items: segment.items.map((item) => scoreItem(item, scorecard.reviews, facts)),
  }))
  return { byDays: cardOf(newest, facts, ...byDays(scored)), newest: scoreCard(newest, facts) }
}

interface ScoredSegment {
  readonly segment: Segment
  readonly items: readonly ItemScore[]
}

/** An item is shown as its newest version has it, with the weight that it had on the average of all days. */
function byDays(scored: readonly ScoredSegment[]): [ItemScore[], Part[]] {
  const of = scored.reduce((days, { segment }) => days + segment.days, 0)
  const names = new Set(scored.toReversed().flatMap(({ items }) => items.map(({ item }) => item)))
  const items: ItemScore[] = []
  const parts: Part[] = []
  for (const name of names) {
    const versions = scored.flatMap(({ segment, items: all }) =>
      all.filter(({ item }) => item === name).map((one) => ({ segment, one })),
    )
    const newest = (versions.find(({ one }) => one.status !== 'scored') ?? versions.at(-1))?.one
    if (newest === undefined) continue
    const daysOf = (segment: Segment, value: Fraction) =>
      divide(multiply(value, fraction(String(segment.days))), fraction(String(of)))
    const weight = versions.reduce((all, { segment, one }) => add(all, daysOf(segment, fraction(one.weight))), zero)
    items.push({ ...newest, weight: text(weight) })
    const isSame = versions.length === scored.length && versions.every(({ one }) => sameAs(one, newest))
    if (isSame && newest.status === 'scored') {
      const { item, score, exactly } = newest
      const line = { type: 'item', item, weight: newest.weight, score } as const
      parts.push({ line, exactly: percentOf(fraction(newest.weight), exactly) })
      continue
    }
    for (const { segment, one } of versions) {
      if (one.status !== 'scored') continue
      const { from, to, days } = segment
      const line = { type: 'segment', item: name, from, to, days, of, weight: one.weight, score: one.score } as const
      parts.push({ line, exactly: daysOf(segment, percentOf(fraction(one.weight), one.exactly)) })
    }
  }
  return [items, parts]
}

function sameAs(one: ItemScore, other: ItemScore): boolean {
  return (
    one.weight === other.weight && one.status === 'scored' && other.status === 'scored' && one.score === other.score
  )
}

function dayBefore(day: string): string {
  const before = dayOfNumber(numberOfDay(day) - 1)
  if (before === null) throw new Error(`${day} has no day before.`)
  return before
}
