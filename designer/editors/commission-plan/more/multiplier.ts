import type { plans } from '@attain/engine/metadata'

export function beginMultiplier(): plans.Multiplier {
  return { name: 'factor', label: { en: 'Factor', 'zh-CN': '系数' }, factor: '1' }
}
