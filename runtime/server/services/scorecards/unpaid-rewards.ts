/** Money that follows from results, and that no statement has taken up. */
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { rewardNames } from './reward-names.ts'

export interface UnpaidReward {
  readonly id: string
  readonly person: string
  readonly amount: string
  /** As `rewardNames` has it. */
  readonly called: string
}

/** Of everybody but the asker, in one currency. */
export async function unpaidRewards(context: Context, currency: string): Promise<readonly UnpaidReward[]> {
  const { db, view } = context
  const { rows } = await sql<Omit<UnpaidReward, 'called'> & { cycle: string; reward: string }>`
    select r.id, r.person_id as person, trim_scale(r.amount)::text as amount, r.cycle_id as cycle, r.reward from score_rewards r
    where r.workspace_id = ${view.workspace.id} and r.currency = ${currency} and r.amount <> 0
      and r.person_id is distinct from ${view.actor.personId}::uuid
      and not exists (select from commission_adjustments a where a.workspace_id = r.workspace_id and a.reward_id = r.id)
    order by r.at, r.id limit 20000`.execute(db)
  const names = await rewardNames(context, rows)
  return rows.flatMap(({ id, person, amount }) => {
    const called = names.get(id)
    return called === undefined ? [] : [{ id, person, amount, called }]
  })
}
