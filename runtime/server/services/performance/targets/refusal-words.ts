import type { Language } from '@attain/engine/fields'
import type { Refusal } from '@attain/engine/performance/target'

/** Why a target cannot be broken down, in words; parts go by what they are called. */
export function refusalWords(problem: Refusal, language: Language, nameOf = (key: string) => key): string {
  const [en, chinese] = words(problem, nameOf)
  return language === 'en' ? en : chinese
}

function words(problem: Refusal, nameOf: (key: string) => string): readonly [en: string, chinese: string] {
  switch (problem.refused) {
    case 'target-missing':
      return ['There is no target yet that could be broken down.', '还没有可以分解的目标。']
    case 'target-zero':
      return ['The target is zero.', '目标为零。']
    case 'target-negative':
      return [`The target, ${problem.target}, is below zero.`, `目标 ${problem.target} 为负数。`]
    case 'no-parts':
      return ['There is nobody below, or no shorter period, to share it among.', '没有可分解到的下级或更短的期间。']
    case 'no-weights':
      return [
        'There is nothing to share it by: no weights, and nothing was reached before.',
        '没有分解依据：既无权重，也无历史业绩。',
      ]
    case 'weight-negative':
      return [
        `The weight of ${nameOf(problem.part)}, ${problem.weight}, is below zero.`,
        `${nameOf(problem.part)} 的权重 ${problem.weight} 为负数。`,
      ]
    case 'too-fine':
      return [
        `${problem.amount} is not a whole number of the smallest unit of these targets.`,
        `${problem.amount} 不是目标最小单位的整数倍。`,
      ]
    case 'locked-differs':
      return [
        `What is locked comes to ${problem.locked}, which does not fit into ${problem.total}.`,
        `锁定部分合计 ${problem.locked}，与总目标 ${problem.total} 不符。`,
      ]
  }
}
