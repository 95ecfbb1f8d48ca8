/** Why the machine refused an event, as an answer for whoever asked for it. */
import type { Refusal } from '@attain/engine/approval'
import { AttainError } from '../../errors.ts'
import type { LiveObject } from '../../store/live-workspace.ts'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { invalidRecord } from '../record-problem.ts'

/** Whoever may look at an approval sees who takes part in it, as in its history, whatever their roles show of people. */
export async function refused(context: Context, object: LiveObject, refusal: Refusal): Promise<AttainError> {
  const nameOf = async (person: string) => (await peopleNames(asSystem(context, null), [person])).get(person)
  switch (refusal.refused) {
    case 'not-open': {
      const { decidedBy } = refusal
      if (decidedBy === undefined) return because('This is not waiting for a decision any more.', '此任务已无需审批。')
      const name = decidedBy === null ? undefined : await nameOf(decidedBy)
      return name === undefined
        ? because('This has been decided already.', '此任务已有人处理。')
        : because(`${name} has decided this already.`, `${name} 已处理此任务。`)
    }
    case 'fields-missing':
      return invalidRecord(
        object,
        refusal.fields.map((field) => ({
          field,
          code: 'required',
          message: { en: 'This step needs a value here.', 'zh-CN': '此步骤必须填写。' },
        })),
        context.language,
      )
    case 'not-active':
    case 'asked-already': {
      const name = (await nameOf(refusal.person)) ?? ''
      return refusal.refused === 'not-active'
        ? because(`${name} cannot be asked: they have no active account.`, `${name} 没有可用账号，无法审批。`)
        : because(`${name} is asked in this step already.`, `${name} 已在此步骤的审批人中。`)
    }
    case 'no-such-task':
      return new AttainError('not_found', { what: { en: 'task', 'zh-CN': '任务' } })
    case 'no-such-visit':
    case 'no-such-timer':
    case 'no-such-action':
      return new AttainError('not_found', { what: { en: 'step', 'zh-CN': '步骤' } })
    case 'not-there':
      return because(
        'It cannot be returned there: that step has not been done, or lies in another branch.',
        '不能退回到该步骤：尚未完成，或位于其他分支。',
      )
    case 'not-ahead':
      return because(
        'It cannot go on there: choose a step that lies ahead, in the same branch.',
        '无法前往该步骤：请选择同一分支中后续的步骤。',
      )
    default: {
      const [en, chinese] = plain[refusal.refused]
      return because(en, chinese)
    }
  }
}

const plain = {
  'already-submitted': ['It has been submitted already.', '已经提交过了。'],
  'not-submitted': ['It has not been submitted.', '尚未提交。'],
  'not-pending': ['Nothing waits for a change of the record.', '没有等待记录变更的步骤。'],
  'not-returned': ['It was not returned, so it cannot be submitted again.', '未被退回，不能重新提交。'],
  ended: ['This approval has ended.', '此审批已结束。'],
  'too-early': ['It is too early for that.', '时间未到。'],
  'not-yours': ['This decision is not yours.', '此任务不属于您。'],
  'not-submitter': ['Only who submitted it can do this.', '只有提交人可以这样做。'],
  'not-administrator': ['Only administrators can do this.', '只有管理员可以这样做。'],
  'not-allowed': ['This approval does not allow it here.', '此审批在此处不允许这样做。'],
  'nobody-named': ['Name at least one person.', '请至少选择一人。'],
} as const

function because(en: string, chinese: string): AttainError {
  return new AttainError('approval_refused', { problem: { en, 'zh-CN': chinese } })
}
