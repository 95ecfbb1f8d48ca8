/** What a new version of a result changes in what follows from it. */
import { fraction, negate, signOf, subtract, text } from '../../fraction.ts'
import type { RewardLine } from '../reward.ts'

/** A line to be paid or told; the lines of all versions together are what the newest version gives. */
export type RewardChange = { readonly reward: string } & (
  | { readonly type: 'bonus' | 'fixed'; readonly amount: string; readonly currency: string }
  | { readonly type: 'notice'; readonly change: 'given' | 'withdrawn' }
)

/** Lines of the first version are given as they are: `before` is empty then. */
export function rewardChanges(before: readonly RewardLine[], after: readonly RewardLine[]): readonly RewardChange[] {
  const names = [...new Set([...before, ...after].map(({ reward }) => reward))]
  return names.flatMap((reward) => {
    const [old, now] = [before, after].map((lines) => lines.find((line) => line.reward === reward))
    return changeOf(reward, old, now)
  })
}

function changeOf(reward: string, old: RewardLine | undefined, now: RewardLine | undefined): RewardChange[] {
  const [was, is] = [moneyOf(old), moneyOf(now)]
  if (was !== undefined && is !== undefined && was.currency === is.currency) {
    const off = subtract(fraction(is.amount), fraction(was.amount))
    return signOf(off) === 0 ? [] : [{ reward, type: is.type, amount: text(off), currency: is.currency }]
  }
  const changes: RewardChange[] = []
  if (was !== undefined) changes.push({ reward, ...was, amount: text(negate(fraction(was.amount))) })
  if (is !== undefined) changes.push({ reward, ...is })
  if (old?.type === 'notice' && now?.type !== 'notice') changes.push({ reward, type: 'notice', change: 'withdrawn' })
  if (now?.type === 'notice' && old?.type !== 'notice') changes.push({ reward, type: 'notice', change: 'given' })
  return changes
}

function moneyOf(line: RewardLine | undefined) {
  if (line?.type !== 'bonus' && line?.type !== 'fixed') return undefined
  const { type, amount, currency } = line
  return { type, amount, currency }
}
