/** What follows from results, as lines for statements. */
import type { RewardBody, RewardsBody } from '@attain/contract'
import type { RewardChange } from '@attain/engine/performance/scorecard/cycle'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import { type Document, findCycle, labelOf } from './cycle.ts'
import { noSuchCycle } from './refused.ts'
import { may } from './rights.ts'

interface Row {
  readonly id: string
  readonly person_id: string
  readonly person_name: string
  readonly reward: string
  readonly version: number
  readonly at: string
  readonly change: RewardChange
}

export async function listRewards(context: Context, id: string): Promise<RewardsBody> {
  const cycle = await findCycle(context, id)
  if (!may(context, cycle.scorecard, 'run')) throw noSuchCycle()
  const items = await rewardsOf(context, cycle.model.document, sql`r.cycle_id = ${id}::uuid`)
  const { rows: totals } = await sql<{
    currency: string
    amount: string
  }>`select currency, trim_scale(sum(amount))::text as amount
    from score_rewards r where workspace_id = ${context.view.workspace.id} and cycle_id = ${id}::uuid and amount is not null
    group by 1 order by 1`.execute(context.db)
  return { items, totals }
}

export async function rewardsOf(
  { db, view }: Context,
  { rewards = [] }: Document,
  where: RawBuilder<unknown>,
): Promise<readonly RewardBody[]> {
  const { rows } =
    await sql<Row>`select r.id, r.person_id, c.person_name, r.reward, r.version, r.at, r.line -> 'change' as change
    from score_rewards r join score_cards c on c.workspace_id = r.workspace_id and c.id = r.card_id
    where r.workspace_id = ${view.workspace.id} and ${where} order by c.person_name, r.version, r.id limit 20000`.execute(
      db,
    )
  return rows.map(({ id, person_id, person_name, reward, version, at, change }): RewardBody => {
    const found = rewards.find(({ name }) => name === reward)
    return {
      id,
      person: { id: person_id, name: person_name },
      reward: labelOf(rewards, reward),
      version,
      at,
      change,
      ...(found?.type === 'notice' ? { text: found.text } : {}),
    }
  })
}
