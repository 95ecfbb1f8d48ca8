/** Cards as they are kept: read with their reviews, and written many at once. */

import type { ScoreResult } from '@attain/contract'
import type { Placed } from '@attain/engine/performance/scorecard'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { KeptFacts } from './facts.ts'
import type { Calibration, Granted, RaisedByHand, ReviewSeat, Scored } from './score.ts'

export interface Card {
  readonly id: string
  readonly cycle_id: string
  readonly person_id: string
  readonly person_name: string
  readonly manager_id: string | null
  readonly group_key: string | null
  readonly exempt: boolean
  readonly set_aside: string | null
  readonly turn: string | null
  readonly facts: KeptFacts
  readonly granted: readonly Granted[]
  readonly raised: readonly RaisedByHand[]
  readonly status: 'none' | 'open' | 'refused' | 'scored'
  readonly score: string | null
  readonly points_grade: string | null
  readonly placed: Omit<Placed, 'id'> | null
  readonly calibrated: Calibration | null
  readonly grade: string | null
  readonly coefficient: string | null
  readonly result: ScoreResult | null
  readonly version: number
  readonly seats: readonly KeptSeat[]
}

export interface KeptSeat extends ReviewSeat {
  readonly id: string
  readonly due_on: string | null
  readonly asked_at: string | null
  readonly done_at: string | null
  readonly comment: string | null
}

/** Cards that are scored need all but the result, which is made anew. */
export async function readCards(
  { db, view }: Context,
  where: RawBuilder<unknown>,
  { result = true, lock = false }: { readonly result?: boolean; readonly lock?: boolean } = {},
): Promise<readonly Card[]> {
  const w = view.workspace.id
  const { rows } =
    await sql<Card>`select c.id, c.cycle_id, c.person_id, c.person_name, c.manager_id, c.group_key, c.exempt,
      c.set_aside, c.turn, c.facts, c.granted, c.raised, c.status, trim_scale(c.score)::text as score, c.points_grade, c.placed, c.calibrated,
      c.grade, trim_scale(c.coefficient)::text as coefficient, ${result ? sql`c.result` : sql`null::jsonb as result`}, c.version,
      coalesce(s.seats, '[]') as seats
    from score_cards c left join lateral (
      select json_agg(json_build_object('id', r.id, 'review', r.review, 'person_id', r.person_id, 'due_on', to_char(r.due_on, 'YYYY-MM-DD'),
        'asked_at', r.asked_at, 'done_at', r.done_at, 'done_by', r.done_by, 'is_done', r.done_at is not null, 'points', r.points,
        'comment', r.comment) order by r.id) as seats
      from score_reviews r where r.workspace_id = ${w} and r.card_id = c.id
    ) s on true
    where c.workspace_id = ${w} and ${where} ${lock ? sql`for update of c` : sql``}`.execute(db)
  return rows
}

const AT_ONCE = 1000

export interface ScoredCard extends Scored {
  readonly id: string
  readonly placed: Omit<Placed, 'id'> | null
  /** Missing: they stay. */
  readonly facts?: KeptFacts
}

/** Writes what was worked out, a thousand cards by a statement. */
export async function keepScores({ db, view }: Context, cards: readonly ScoredCard[]): Promise<void> {
  for (let start = 0; start < cards.length; start += AT_ONCE) {
    const given = cards.slice(start, start + AT_ONCE).map((card) => ({
      id: card.id,
      facts: card.facts ?? null,
      status: card.status,
      score: card.score,
      points_grade: card.pointsGrade,
      placed: card.placed,
      grade: card.grade,
      coefficient: card.coefficient,
      result: card.result,
    }))
    await sql`update score_cards c set facts = coalesce(given.facts, c.facts), status = given.status, score = given.score,
        points_grade = given.points_grade, placed = given.placed, grade = given.grade, coefficient = given.coefficient,
        result = given.result
      from json_to_recordset(${JSON.stringify(given)}::text::json) as given (id uuid, facts jsonb, status text, score numeric,
        points_grade text, placed jsonb, grade text, coefficient numeric, result jsonb)
      where c.workspace_id = ${view.workspace.id} and c.id = given.id`.execute(db)
  }
}
