/** Asks for the review whose turn it is. */
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Cycle } from './cycle.ts'
import { type Asked, tellAsked } from './notices.ts'
import { whoCanReview } from './reviewers.ts'

/** Of these cards, or of all; whoever cannot be asked any more gives their place to the administrators. */
export async function askNext(context: Context, cycle: Cycle, cards?: readonly string[]): Promise<void> {
  const { db, view, now } = context
  const w = view.workspace.id
  const among = cards === undefined ? sql`true` : sql`c.id = any(${[...cards]}::uuid[])`
  const { rows } = await sql<Asked>`update score_reviews r set asked_at = ${now.toISOString()}::timestamptz
    from score_cards c
    where c.workspace_id = ${w} and c.cycle_id = ${cycle.id}::uuid and c.set_aside is null and ${among}
      and r.workspace_id = ${w} and r.card_id = c.id and r.review = c.turn and r.asked_at is null and r.done_at is null
    returning r.card_id as card, r.id as seat, r.person_id as person, c.person_id as appraised`.execute(db)
  const people = rows.flatMap(({ person }) => (person === null ? [] : [person]))
  const there = await whoCanReview(context, people)
  await tellAsked(
    context,
    cycle,
    rows.map((row) => (row.person === null || there.has(row.person) ? row : { ...row, person: null })),
    'asked',
  )
}
