/** What follows from results, by name: which reward, of which scorecard and period, in the language of the asker. */
import { nameOfPeriod } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { calendarOfDocument, labelOf, periodOfCycle, readCycles } from './cycle.ts'

interface Reward {
  readonly id: string
  readonly cycle: string
  /** Its name in the scorecard. */
  readonly reward: string
}

/** By id. */
export async function rewardNames(context: Context, rewards: readonly Reward[]): Promise<ReadonlyMap<string, string>> {
  if (rewards.length === 0) return new Map()
  const { language } = context
  const ids = [...new Set(rewards.map(({ cycle }) => cycle))]
  const cycles = new Map((await readCycles(context, sql`c.id = any(${ids}::uuid[])`)).map((one) => [one.id, one]))
  return new Map(
    rewards.flatMap(({ id, cycle: of, reward }): [string, string][] => {
      const cycle = cycles.get(of)
      if (cycle === undefined) return []
      const { document } = cycle.model
      const period = nameOfPeriod(calendarOfDocument(context, document), periodOfCycle(context, cycle), language)
      const words = [labelOf(document.rewards, reward), document.label].map((label) => label[language] ?? label.en)
      return [[id, [...words, period].join(' · ')]]
    }),
  )
}
