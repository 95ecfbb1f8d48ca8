/** What somebody would be paid at one place of a table, with the arithmetic; undefined where no tier pays. */
import type { PaidAt } from '../curve.ts'
import { stepSentence, tierSum } from './step-sentence.ts'
import type { Wording } from './wording.ts'

export function paidAtSentence(wording: Wording, { tiers, due, pays, limitedBy }: PaidAt): string | undefined {
  const { t, number } = wording
  const parts = tierSum(
    wording,
    tiers.map((tier) => ({ type: 'tier', ...tier })),
  )
  if (parts === undefined) return undefined
  const sum = t('step.tier', { parts, pays: number(due) })
  if (limitedBy === undefined) return sum
  return `${sum}. ${stepSentence(wording, { type: limitedBy, per: 'period', limit: pays, from: due })}`
}
