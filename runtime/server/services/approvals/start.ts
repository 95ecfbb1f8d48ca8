/** An approval begins: somebody submits a record, a rule or another approval starts it, or the record's own event does. */
import type { ApprovalModel } from '@attain/engine/metadata'
import { AttainError } from '../../errors.ts'
import type { LiveObject, LiveWorkspace } from '../../store/live-workspace.ts'
import { newId } from '../../store/new-id.ts'
import { asSystem, type Context, inTransaction } from '../context.ts'
import { readRecordById, recordNotFound } from '../records.ts'
import { valuesOf } from '../subject.ts'
import { carryOut } from './carry-out.ts'
import type { Instance } from './instance.ts'
import { findRecord, type HeldRecord, titleOf } from './record.ts'
import { runningOn } from './running-on.ts'

export interface Submission {
  readonly object: LiveObject
  /** Of the approval. */
  readonly name: string
  readonly recordId: string
  readonly submitter: string
  readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined
  /** What the submitter gives to those who decide; checked by whoever starts it. */
  readonly files?: readonly string[]
}

/** Somebody submits a record that they see. */
export async function submitRecord(context: Context, submission: Omit<Submission, 'submitter'>): Promise<Instance> {
  const { object, name, recordId } = submission
  const model = approvalNamed(context.view.workspace, object, name)
  if ((model.document.start?.on ?? 'submit') !== 'submit') throw notStartedByHand(model)
  await readRecordById(context, object, recordId, [])
  return startApproval(context, { ...submission, submitter: context.view.actor.personId })
}

/** Starts it for whatever reason; refused when one runs for the record already, or the record does not meet its condition. */
export function startApproval(context: Context, submission: Submission): Promise<Instance> {
  return inTransaction(context, async (inner) => {
    const { object, name, recordId, submitter, chosen, files = [] } = submission
    const model = approvalNamed(inner.view.workspace, object, name)
    const record = await findRecord(inner, object, recordId, true)
    if (!record) throw recordNotFound(object)
    if ((await runningOn(inner, object, recordId)).length > 0) throw isRunningAlready()
    if (!(await mayBegin(inner, object, model, record))) throw doesNotFit(model)
    const instance: Instance = {
      id: newId(),
      object,
      recordId,
      name,
      revision: inner.view.workspace.revision,
      parent: null,
      title: titleOf(object, record),
      submittedAt: inner.now.toISOString(),
      events: 0,
      state: null,
    }
    const event = { type: 'submit', by: submitter, ...(chosen && { chosen }) } as const
    return carryOut(inner, instance, { event, by: submitter, files })
  })
}

export function approvalNamed({ model }: LiveWorkspace, object: LiveObject, name: string): ApprovalModel {
  const found = model.approvals.get(`${object.model.name}/${name}`)
  if (!found) throw new AttainError('not_found', { what: { en: 'approval', 'zh-CN': '审批' } })
  return found
}

/** Whether the record meets the condition on which the approval begins. */
export async function mayBegin(
  context: Context,
  object: LiveObject,
  { document }: ApprovalModel,
  record: HeldRecord,
): Promise<boolean> {
  const when = document.start?.when
  if (when === undefined) return true
  const [holds] = await valuesOf(asSystem(context, null), { object, record }, [
    { formula: when, gives: { kind: 'boolean' } },
  ])
  return holds === true
}

const refuse = (en: string, chinese: string) =>
  new AttainError('approval_refused', { problem: { en, 'zh-CN': chinese } })

function isRunningAlready(): AttainError {
  return refuse('This record is in an approval already.', '此记录已在审批中。')
}

function doesNotFit({ document: { label } }: ApprovalModel): AttainError {
  return refuse(
    `The record does not meet the condition of "${label.en}".`,
    `此记录不满足“${label['zh-CN'] ?? label.en}”的发起条件。`,
  )
}

function notStartedByHand({ document: { label } }: ApprovalModel): AttainError {
  return refuse(
    `"${label.en}" begins by itself and cannot be started by hand.`,
    `“${label['zh-CN'] ?? label.en}”会自动发起，不能手动提交。`,
  )
}
