/** The whole cycle at once: figures by one call for each KPI, cards by the engine, written a thousand at a time. */
import { type Candidate, distribute, type Placed } from '@attain/engine/performance/scorecard'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { type Card, keepScores, readCards, type ScoredCard } from './cards.ts'
import { type Cycle, type CycleModel, periodOfCycle } from './cycle.ts'
import { factsOf, type KeptFacts } from './facts.ts'
import { membersOfCards } from './people.ts'
import { keysOf, scored } from './score.ts'

/** Measures anew, and scores all cards that were not set aside. Give the transaction that holds the cycle. */
export async function calculate(context: Context, cycle: Cycle): Promise<number> {
  const { db, view, now } = context
  const cards = await readCards(context, sql`c.cycle_id = ${cycle.id}::uuid and c.set_aside is null`, { result: false })
  const members = await membersOfCards(context, cycle.model.document, cards)
  const facts = await factsOf(context, cycle.model.document, periodOfCycle(context, cycle), members)
  await score(context, cycle, cards, facts)
  await sql`update score_cycles set calculated_at = ${now.toISOString()}::timestamptz
    where workspace_id = ${view.workspace.id} and id = ${cycle.id}::uuid`.execute(db)
  return cards.length
}

/** Scores these cards from the facts that they keep, or from new ones; groups are placed while they are compared. */
export async function score(
  context: Context,
  { model, state }: Cycle,
  cards: readonly Card[],
  facts?: ReadonlyMap<string, KeptFacts>,
): Promise<void> {
  const known = cards.map((card) => ({ ...card, facts: facts?.get(card.person_id) ?? card.facts }))
  const isPlacing = state === 'calibration' && model.definition.distribution !== undefined
  const first = known.map((card) => ({ card, scored: scored(model, isPlacing ? { ...card, placed: null } : card) }))
  const seats = isPlacing ? placeAll(model, first) : new Map<string, Omit<Placed, 'id'>>()
  await keepScores(
    context,
    first.map(({ card, scored: before }): ScoredCard => {
      const placed = isPlacing ? (seats.get(card.id) ?? null) : state === 'calibration' ? card.placed : null
      const after = isPlacing && placed !== null ? scored(model, { ...card, placed }) : before
      return { id: card.id, placed, facts: card.facts, ...after }
    }),
  )
}

/** Each group by itself; whoever has no score takes no seat. */
function placeAll(
  { definition }: CycleModel,
  cards: readonly { readonly card: Card; readonly scored: ReturnType<typeof scored> }[],
): ReadonlyMap<string, Omit<Placed, 'id'>> {
  const { distribution } = definition
  if (distribution === undefined) return new Map()
  const groups = new Map<string, Candidate[]>()
  for (const { card, scored: one } of cards) {
    if (one.score === null) continue
    const key = card.group_key ?? ''
    const group = groups.get(key) ?? []
    groups.set(key, group)
    group.push({
      id: card.id,
      score: one.score,
      keys: keysOf(definition, card.facts, one.result.card),
      exempt: card.exempt,
      vetoed: one.isVetoed,
    })
  }
  return new Map(
    [...groups.values()].flatMap((group) =>
      distribute(distribution, definition.grades, group).people.map(({ id, ...placed }) => [id, placed] as const),
    ),
  )
}
