/** Money that follows from results, and that no statement has taken up. */
import { nameOfPeriod } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { calendarOfDocument, labelOf, periodOfCycle, readCycles } from './cycle.ts'

export interface UnpaidReward {
  readonly id: string
  readonly person: string
  readonly amount: string
  /** Which reward, of which scorecard and period, in the language of the asker. */
  readonly called: string
}

/** Of everybody but the asker, in one currency. */
export async function unpaidRewards(context: Context, currency: string): Promise<readonly UnpaidReward[]> {
  const { db, view, language } = context
  const { rows } = await sql<Omit<UnpaidReward, 'called'> & { cycle: string; reward: string }>`
    select r.id, r.person_id as person, trim_scale(r.amount)::text as amount, r.cycle_id as cycle, r.reward from score_rewards r
    where r.workspace_id = ${view.workspace.id} and r.currency = ${currency} and r.amount <> 0
      and r.person_id is distinct from ${view.actor.personId}::uuid
      and not exists (select from commission_adjustments a where a.workspace_id = r.workspace_id and a.reward_id = r.id)
    order by r.at, r.id limit 20000`.execute(db)
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(({ cycle }) => cycle))]
  const cycles = new Map((await readCycles(context, sql`c.id = any(${ids}::uuid[])`)).map((one) => [one.id, one]))
  return rows.flatMap(({ cycle: id, reward, ...row }) => {
    const cycle = cycles.get(id)
    if (cycle === undefined) return []
    const { document } = cycle.model
    const period = nameOfPeriod(calendarOfDocument(context, document), periodOfCycle(context, cycle), language)
    const words = [labelOf(document.rewards, reward), document.label].map((label) => label[language] ?? label.en)
    return [{ ...row, called: [...words, period].join(' · ') }]
  })
}
