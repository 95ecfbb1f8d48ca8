/** Publishing: every card becomes the first version of a result, and what follows from it a line for statements. */
import { type RewardFacts, rewardLines, type Scorecard, usualPublishing } from '@attain/engine/performance/scorecard'
import { rewardChanges } from '@attain/engine/performance/scorecard/cycle'
import { sql } from 'kysely'
import { authorOf } from '../../store/live-workspace.ts'
import { newId } from '../../store/new-id.ts'
import type { Context } from '../context.ts'
import { type Card, readCards } from './cards.ts'
import type { Cycle } from './cycle.ts'
import type { KeptFacts } from './facts.ts'
import { tellPublished } from './notices.ts'

export async function publish(context: Context, cycle: Cycle): Promise<void> {
  const { db, view, now, today } = context
  const { appealDays, shownDays } = { ...usualPublishing, ...cycle.model.document.publishing }
  const until = daysAfter(today, Math.max(appealDays, shownDays))
  await sql`update score_cycles set published_at = ${now.toISOString()}::timestamptz, appeal_until = ${until}
    where workspace_id = ${view.workspace.id} and id = ${cycle.id}::uuid`.execute(db)
  const { rows } = await sql<{ id: string; person_id: string; version: number }>`
    with published as (
      update score_cards set version = 1 where workspace_id = ${view.workspace.id} and cycle_id = ${cycle.id}::uuid and set_aside is null
      returning id, person_id, version, score, grade, coefficient, result
    )
    insert into score_results (workspace_id, card_id, version, cycle_id, person_id, score, grade, coefficient, result, by, at)
    select ${view.workspace.id}::integer, id, version, ${cycle.id}::uuid, person_id, score, grade, coefficient, result,
      ${authorOf(view)}::uuid, ${now.toISOString()}::timestamptz from published
    returning card_id as id, person_id, version`.execute(db)
  if (cycle.model.definition.rewards.length > 0) {
    const cards = await readCards(context, sql`c.cycle_id = ${cycle.id}::uuid and c.set_aside is null`, {
      result: false,
    })
    await keepRewards(
      context,
      cycle,
      cards.map((card) => ({ card, before: undefined, version: 1 })),
    )
  }
  await tellPublished(context, cycle, rows)
}

interface Outcome {
  readonly score: string
  readonly grade: string
  readonly coefficient: string
}

/** Of a new version only the difference; `before` is the outcome of the version before it. */
export async function keepRewards(
  { db, view, now }: Context,
  { id, model }: Cycle,
  results: readonly { readonly card: Card; readonly before: Outcome | undefined; readonly version: number }[],
): Promise<void> {
  const lines = results.flatMap(({ card, before, version }) => {
    const was = before === undefined ? [] : linesFor(model.definition, before, card.facts)
    const is = linesFor(model.definition, outcomeOf(card), card.facts)
    return rewardChanges(was, is).map((change) => ({
      id: newId(),
      card: card.id,
      person: card.person_id,
      version,
      reward: change.reward,
      kind: change.type,
      amount: 'amount' in change ? change.amount : null,
      currency: 'currency' in change ? change.currency : null,
      withdrawn: 'change' in change && change.change === 'withdrawn',
      line: { change, from: is.find(({ reward }) => reward === change.reward) ?? null },
    }))
  })
  if (lines.length === 0) return
  await sql`insert into score_rewards (workspace_id, id, card_id, version, cycle_id, person_id, reward, kind, amount, currency,
      withdrawn, line, at)
    select ${view.workspace.id}::integer, id, card, version, ${id}::uuid, person, reward, kind, amount, currency, withdrawn, line,
      ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(lines)}::text::json) as given (id uuid, card uuid, person uuid, version integer, reward text,
      kind text, amount numeric, currency text, withdrawn boolean, line jsonb)`.execute(db)
}

export function outcomeOf({ id, score, grade, coefficient }: Card): Outcome {
  if (score === null || grade === null || coefficient === null) throw new Error(`The card ${id} has no score.`)
  return { score, grade, coefficient }
}

function linesFor({ rewards }: Scorecard, outcome: Outcome, { amounts, days }: KeptFacts) {
  const facts: RewardFacts = { ...outcome, amounts, days }
  return rewardLines(rewards, facts)
}

function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}
