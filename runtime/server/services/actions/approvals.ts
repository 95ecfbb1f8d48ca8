import type { StartApproval, WithdrawApproval } from '@attain/engine/metadata'
import type { ApprovalCall, Doing, Done } from './action-run.ts'
import { inBoth, labelIn } from './words.ts'

export async function startApproval({ approval }: StartApproval, doing: Doing): Promise<Done> {
  await doing.run.approvals.start(doing.context, approval, callOf(doing))
  doing.record.forget()
  return said(doing, approval, { en: 'Started', 'zh-CN': '发起' })
}

export async function withdrawApproval({ approval }: WithdrawApproval, doing: Doing): Promise<Done> {
  await doing.run.approvals.withdraw(doing.context, approval, callOf(doing))
  doing.record.forget()
  return said(doing, approval, { en: 'Withdrew', 'zh-CN': '撤回' })
}

function callOf({ run: { object, id, causedBy, key }, index }: Doing): ApprovalCall {
  return { object, id, causedBy, key: `${key}/${index}` }
}

function said({ context, run }: Doing, approval: string, verb: Done): Done {
  const found = context.view.workspace.model.approvals.get(`${run.object.model.name}/${approval}`)?.document
  return inBoth((language) => {
    const label = found ? labelIn(found, language) : approval
    return language === 'en' ? `${verb.en} the approval "${label}"` : `${verb['zh-CN']}审批“${label}”`
  })
}
