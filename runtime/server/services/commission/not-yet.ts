/** What a plan may say that reaches no calculation yet: better no pay than a wrong one. */
import type { Text } from '@attain/engine/metadata'
import { AttainError } from '../../errors.ts'
import type { LivePlan } from './plan.ts'

/** Refuses a plan that would be paid without a part of what it says. */
export function refuseWhatIsMissing({ document }: LivePlan): void {
  const uses = document.components.map(({ measure }): Text | undefined =>
    measure.from === 'earnings' ? { en: 'the earnings of others', 'zh-CN': '他人所得' } : undefined,
  )
  const found = uses.find((use) => use !== undefined)
  if (found !== undefined)
    throw new AttainError('invalid_request', {
      problem: {
        en: `This plan uses ${found.en}, which cannot be calculated yet.`,
        'zh-CN': `该方案使用了“${found['zh-CN']}”，目前还不能计算。`,
      },
    })
}
