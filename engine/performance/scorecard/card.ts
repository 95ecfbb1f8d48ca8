/** One person's card in one cycle, whole: every stage from facts to grade is a call here. */

import { fraction, sum, text } from '../fraction.ts'
import type { Scorecard } from './definition.ts'
import type { Facts } from './facts.ts'
import { type Outcome, outcomeOf, type RaisedVeto } from './outcome.ts'
import type { Refusal, Waiting } from './refusal.ts'
import { raisedBy } from './rules/veto.ts'
import { type AdjustmentScore, type ItemScore, type Result, scoreAdjustment, scoreItem } from './score-item.ts'
import type { Line, Step } from './step.ts'
import { itemParts, type Part, totalOf } from './total.ts'

export type Card = {
  readonly items: readonly CardItem[]
  readonly adjustments: readonly CardAdjustment[]
  readonly vetoes: readonly RaisedVeto[]
  /** What is there so far; of a card that is scored, all of it. Its points add up to the score. */
  readonly lines: readonly Line[]
} & (
  | ({ readonly status: 'scored'; readonly score: string } & Outcome)
  /** Somebody still has to give a score, or an item cannot have one. */
  | ({ readonly status: 'open' | 'refused'; readonly soFar: SoFar; readonly waiting: readonly Waiting[] } & {
      readonly refusals: readonly ItemRefusal[]
    })
)

/** The weighted points of the items that have a score, and their weight. */
export interface SoFar {
  readonly points: string
  readonly weight: string
}

export type ItemRefusal = { readonly of: 'item' | 'adjustment'; readonly name: string } & Refusal

type Shown<R> = R extends { readonly status: 'scored' } ? Omit<R, 'exactly'> : R
export type CardResult = Shown<Result>
export type CardItem = { readonly item: string; readonly weight: string } & CardResult
export type CardAdjustment = { readonly adjustment: string } & CardResult

export function scoreCard(scorecard: Scorecard, facts: Facts): Card {
  const items = scorecard.items.map((item) => scoreItem(item, scorecard.reviews, facts))
  return cardOf(scorecard, facts, items, itemParts(items))
}

/** A card whose items have been scored and weighted. */
export function cardOf(scorecard: Scorecard, facts: Facts, items: readonly ItemScore[], parts: readonly Part[]): Card {
  const adjustments = scorecard.adjustments.map((adjustment) => scoreAdjustment(adjustment, facts))
  const scores = new Map(items.flatMap((one) => (one.status === 'scored' ? [[one.item, one.score]] : [])))
  const vetoes = scorecard.vetoes.flatMap((veto): RaisedVeto[] => {
    const raised = raisedBy(veto, facts, scores)
    return raised === undefined ? [] : [{ veto, raised }]
  })
  const total = totalOf(scorecard, parts, adjustments)
  const shown = { items: items.map(hideExact), adjustments: adjustments.map(hideExact), vetoes, lines: total.lines }
  const waiting = items.flatMap((one) => (one.status === 'waiting' ? one.waiting : []))
  const refusals = [...items.flatMap(refusalOf), ...adjustments.flatMap(refusalOf)]
  if (waiting.length === 0 && refusals.length === 0)
    return { ...shown, status: 'scored', score: total.score, ...outcomeOf(scorecard, total.score, vetoes) }
  return { ...shown, status: refusals.length > 0 ? 'refused' : 'open', soFar: soFar(items, parts), waiting, refusals }
}

function soFar(items: readonly ItemScore[], parts: readonly Part[]): SoFar {
  const scored = items.filter(({ status }) => status === 'scored')
  return {
    points: text(sum(parts.map(({ exactly }) => exactly))),
    weight: text(sum(scored.map(({ weight }) => fraction(weight)))),
  }
}

function refusalOf(one: ItemScore | AdjustmentScore): ItemRefusal[] {
  if (one.status !== 'refused') return []
  const named =
    'item' in one ? ({ of: 'item', name: one.item } as const) : ({ of: 'adjustment', name: one.adjustment } as const)
  return [{ ...named, ...one.refusal }]
}

/** What others are given holds decimals as text and nothing else. */
function hideExact<R extends Result>(one: R): Shown<R> {
  if (one.status !== 'scored') return one as Shown<R>
  const { exactly: _, ...shown } = one
  return shown as unknown as Shown<R>
}

export type { Line, Step }
