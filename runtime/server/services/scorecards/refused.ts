/** Why something cannot be done with a cycle or a card now. */
import type { CycleStep } from '@attain/engine/performance/scorecard/cycle'
import { AttainError } from '../../errors.ts'

export function because(en: string, chinese: string): AttainError {
  return new AttainError('score_refused', { problem: { en, 'zh-CN': chinese } })
}

export function stepRefused(step: Exclude<CycleStep, { readonly state: unknown }>): AttainError {
  switch (step.refused) {
    case 'not-now':
      return notNow()
    case 'no-cards':
      return because('Nobody is in this cycle.', '本次考核中没有人员。')
    case 'may-be-appealed':
      return because('People may still appeal. Close it when that time is over.', '申诉期尚未结束，请在结束后归档。')
    case 'reviews-open':
      return because(
        `${step.count} people have not been reviewed yet. Wait for them, hand their reviews over, or set them aside.`,
        `还有 ${step.count} 人未完成评分。请等待、转交或将其移出本次考核。`,
      )
    case 'cards-without-score':
      return because(
        `${step.count} people have no score yet. Mend what is missing, or set them aside.`,
        `还有 ${step.count} 人没有得分。请补齐缺失内容，或将其移出本次考核。`,
      )
    case 'appeals-open':
      return because(`${step.count} appeals have not been decided.`, `还有 ${step.count} 个申诉未处理。`)
    default:
      return step satisfies never
  }
}

export function notNow(): AttainError {
  return because('This cannot be done at this stage of the cycle.', '本次考核的当前阶段不能进行此操作。')
}

export function noSuchCycle(): AttainError {
  return new AttainError('not_found', { what: { en: 'cycle', 'zh-CN': '考核' } })
}

export function noSuchCard(): AttainError {
  return new AttainError('not_found', { what: { en: 'scorecard', 'zh-CN': '考核表' } })
}
