/**
 * Does actions, one after the other, in the transaction that is open: all of them, or none and an error that says which
 * one failed. They act as the system: nobody's rights limit them, but what every record must meet holds for them as well.
 */
import type { Action, Text } from '@attain/engine/metadata'
import { AttainError } from '../../errors.ts'
import { asSystem, type Context, inSavepoint } from '../context.ts'
import { type ActionRun, type Doing, type Done, RecordAtHand } from './action-run.ts'
import { startApproval, withdrawApproval } from './approvals.ts'
import { assign } from './assign.ts'
import { withCause } from './cause.ts'
import { createRecord } from './create-record.ts'
import { notifyPeople } from './notify-people.ts'
import { postToKpi } from './post-to-kpi.ts'
import { setFields } from './set-fields.ts'
import { tag } from './tag.ts'
import { updateRelated } from './update-related.ts'
import { callWebhookOf } from './webhook.ts'

/** What each of them did, in words. Give an open transaction; what fails in it is undone, and the rest of it stays. */
export async function performActions(
  asked: Context,
  actions: readonly Action[],
  run: ActionRun,
): Promise<readonly Done[]> {
  if (actions.length === 0) return []
  const context = asSystem(asked, run.causedBy)
  return inSavepoint(context, () =>
    withCause(context, { rules: run.chain, by: run.causedBy }, async () => {
      const record = new RecordAtHand(context, run)
      const done: Done[] = []
      for (const [index, action] of actions.entries()) {
        done.push(await attempt(action, { context, run, index, record }))
      }
      return done
    }),
  )
}

async function attempt(action: Action, doing: Doing): Promise<Done> {
  try {
    return await perform(action, doing)
  } catch (error) {
    if (!(error instanceof AttainError)) throw error
    const number = doing.index + 1
    const why: Text = { en: error.messageIn('en'), 'zh-CN': error.messageIn('zh-CN') }
    throw new AttainError('action_failed', { number, action: namesOfActions[action.do], why }, undefined, {
      cause: error,
    })
  }
}

function perform(action: Action, doing: Doing): Promise<Done> {
  switch (action.do) {
    case 'setFields':
      return setFields(action, doing)
    case 'createRecord':
      return createRecord(action, doing)
    case 'updateRelated':
      return updateRelated(action, doing)
    case 'assign':
      return assign(action, doing)
    case 'tag':
      return tag(action, doing)
    case 'notify':
      return notifyPeople(action, doing)
    case 'webhook':
      return callWebhookOf(action, doing)
    case 'startApproval':
      return startApproval(action, doing)
    case 'withdrawApproval':
      return withdrawApproval(action, doing)
    case 'postToKpi':
      return postToKpi(action, doing)
    default:
      return action satisfies never
  }
}

/** As the titles of their schemas call them. */
const namesOfActions: Readonly<Record<Action['do'], Text>> = {
  setFields: { en: 'set fields', 'zh-CN': '设置字段' },
  createRecord: { en: 'create a record', 'zh-CN': '新建记录' },
  updateRelated: { en: 'change related records', 'zh-CN': '修改相关记录' },
  assign: { en: 'assign', 'zh-CN': '分配' },
  tag: { en: 'tag', 'zh-CN': '打标签' },
  notify: { en: 'notify', 'zh-CN': '通知' },
  webhook: { en: 'call a webhook', 'zh-CN': '调用 Webhook' },
  startApproval: { en: 'start an approval', 'zh-CN': '发起审批' },
  withdrawApproval: { en: 'withdraw an approval', 'zh-CN': '撤回审批' },
  postToKpi: { en: 'post to a KPI', 'zh-CN': '记入指标' },
}
