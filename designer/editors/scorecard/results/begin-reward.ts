import type { scorecards } from '@attain/engine/metadata'
import { freeName } from '../../settings/free-name.ts'

type Reward = scorecards.Reward
export type RewardType = Reward['type']

export const rewardTypes: readonly RewardType[] = ['bonus', 'fixed', 'notice'] satisfies readonly RewardType[]

/** What the schema calls the settings of a reward. */
export const rewardDefinitions: Readonly<Record<RewardType, string>> = {
  bonus: 'Bonus',
  fixed: 'FixedSum',
  notice: 'Notice',
}

export function beginReward(type: RewardType, rewards: readonly Reward[]): Reward {
  const name = freeName(type === 'fixed' ? 'sum' : type, rewards)
  switch (type) {
    case 'bonus':
      return { type, name, label: { en: 'Bonus', 'zh-CN': '绩效奖金' }, base: { from: 'amount', amount: 1000 } }
    case 'fixed':
      return { type, name, label: { en: 'Fixed sum', 'zh-CN': '固定奖惩' }, amount: 500 }
    case 'notice': {
      const text = { en: 'Thank you for a strong period.', 'zh-CN': '本期表现出色，感谢付出。' }
      return { type, name, label: { en: 'Notice', 'zh-CN': '通知' }, text }
    }
    default:
      return type satisfies never
  }
}
