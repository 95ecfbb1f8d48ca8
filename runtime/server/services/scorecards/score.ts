/** From what is known of a person to their card: score, lines, and the grade by points. No database. */

import type { ScoreResult } from '@attain/contract'
import {
  type Card,
  type Facts,
  gradeOf,
  outcomeOf,
  type Placed,
  type RaisedVeto,
  type Segment,
  scoreCard,
  scoreChangedCard,
} from '@attain/engine/performance/scorecard'
import type { CycleModel } from './cycle.ts'
import type { KeptFacts } from './facts.ts'

export interface Granted {
  readonly adjustment: string
  readonly by: string
  readonly points: string
  readonly reason: string
}

export interface RaisedByHand {
  readonly veto: string
  readonly by: string
  readonly reason: string
}

export interface Calibration {
  readonly grade: string
  readonly by: string
  readonly reason: string
}

/** A review of the card, by one person. */
export interface ReviewSeat {
  readonly review: string
  readonly person_id: string | null
  readonly done_by: string | null
  readonly is_done: boolean
  readonly points: Readonly<Record<string, string>>
}

export interface ToScore {
  readonly facts: KeptFacts
  readonly granted: readonly Granted[]
  readonly raised: readonly RaisedByHand[]
  readonly seats: readonly ReviewSeat[]
  readonly placed: Omit<Placed, 'id'> | null
  readonly calibrated: Calibration | null
}

export interface Scored {
  readonly status: 'open' | 'refused' | 'scored'
  readonly score: string | null
  readonly pointsGrade: string | null
  readonly grade: string | null
  readonly coefficient: string | null
  readonly isVetoed: boolean
  readonly result: ScoreResult
}

export function scored({ definition, segments }: CycleModel, given: ToScore): Scored {
  const facts = factsFor(given)
  const { card, newest } = cardsOf(definition, segments, facts)
  if (card.status !== 'scored')
    return {
      status: card.status,
      score: null,
      pointsGrade: null,
      grade: null,
      coefficient: null,
      isVetoed: card.vetoes.length > 0,
      result: { card, ...newest },
    }
  const { placed, calibrated } = given
  const outcome = outcomeOf(definition, card.score, card.vetoes, {
    ...(placed === null ? {} : { placed: { id: '', ...placed } }),
    ...(calibrated === null ? {} : { calibrated }),
  })
  return {
    status: 'scored',
    score: card.score,
    pointsGrade: gradeOf(definition.grades, card.score).name,
    grade: outcome.grade,
    coefficient: outcome.coefficient,
    isVetoed: card.vetoes.length > 0,
    result: { card, ...newest, ...outcome },
  }
}

function cardsOf(
  definition: CycleModel['definition'],
  segments: readonly Segment[],
  facts: Facts,
): { readonly card: Card; readonly newest: Pick<ScoreResult, 'newest'> } {
  if (segments.length === 1) return { card: scoreCard(definition, facts), newest: {} }
  const { byDays, newest } = scoreChangedCard(definition, segments, facts)
  return {
    card: byDays,
    newest: { newest: { score: newest.status === 'scored' ? newest.score : null, card: newest } },
  }
}

/** Whoever did a review in another's place is its reviewer. */
function factsFor({ facts, granted, raised, seats }: ToScore): Facts {
  const reviewers: Record<string, string[]> = {}
  for (const { review, person_id: person, done_by: by, is_done: isDone } of seats) {
    const who = isDone ? (by ?? person) : person
    reviewers[review] = [...(reviewers[review] ?? []), ...(who === null ? [] : [who])]
  }
  return {
    measures: facts.measures,
    reviewers,
    scores: seats.flatMap(({ review, person_id: person, done_by: by, is_done: isDone, points }) => {
      const who = by ?? person
      return isDone && who !== null
        ? Object.entries(points).map(([item, score]) => ({ item, review, by: who, score }))
        : []
    }),
    granted,
    raised,
  }
}

/** What of a card decides between equals, by key. */
export function keysOf(
  { distribution }: CycleModel['definition'],
  facts: KeptFacts,
  card: Card,
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    (distribution?.ties ?? []).map(({ key }) => {
      const [by, name = ''] = key.split(/:(.*)/s)
      if (by === 'kpi') return [key, facts.measures[name]?.actual ?? null]
      if (by === 'field') return [key, facts.fields[name] ?? null]
      const item = card.items.find((one) => one.item === name)
      return [key, item?.status === 'scored' ? item.score : null]
    }),
  )
}

export type { RaisedVeto }
