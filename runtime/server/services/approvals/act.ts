/** What somebody does with an approval that runs: one decision, or many with one answer. */
import { type ApprovalEventBody, type DecideManyBody, type DecideManyReport, mostDecisions } from '@attain/contract'
import type { Event, Needed } from '@attain/engine/approval'
import { AttainError } from '../../errors.ts'
import { isAdministrating } from '../../store/live-workspace.ts'
import { againAfterDeadlock, asSystem, type Context, inTransaction } from '../context.ts'
import { performAgain } from './actions.ts'
import { carryOut } from './carry-out.ts'
import { definitionOf } from './definition.ts'
import { checkFiles } from './files.ts'
import { type Instance, noSuchApproval, takeInstance } from './instance.ts'
import { changeInStep, findRecord, titleOf } from './record.ts'
import { mayLookAt } from './who-may-look.ts'

export async function actOn(context: Context, id: string, body: ApprovalEventBody): Promise<void> {
  if (body.type === 'retry') return retry(context, id, body.key)
  await againAfterDeadlock(() => inTransaction(context, (inner) => actWithin(inner, id, body)))
}

/** One after the other, each in a transaction of its own: one that fails leaves the others alone. */
export async function decideMany(context: Context, body: DecideManyBody): Promise<DecideManyReport> {
  const { decision, tasks, opinion } = body
  const report: DecideManyReport = { done: 0, failed: [] }
  for (const { approval, task } of tasks.slice(0, mostDecisions)) {
    try {
      await actOn(context, approval, { type: decision, task, ...(opinion !== undefined && { opinion }) })
      report.done += 1
    } catch (error) {
      if (!(error instanceof AttainError)) throw error
      report.failed.push({ approval, task, message: error.messageIn(context.language) })
    }
  }
  return report
}

async function actWithin(
  context: Context,
  id: string,
  body: Exclude<ApprovalEventBody, { type: 'retry' }>,
): Promise<void> {
  let instance = await takeInstance(context, id)
  if (!(await mayLookAt(context, instance))) throw noSuchApproval()
  const by = context.view.actor.personId
  const files = 'files' in body && body.files ? await checkFiles(context, body.files) : []
  if ('values' in body && body.values !== undefined) instance = await edit(context, instance, body.task, body.values)
  if (body.type === 'resubmit') instance = await retitled(context, instance)
  await carryOut(context, instance, { event: eventOf(body, by), by, files })
}

function eventOf(body: Exclude<ApprovalEventBody, { type: 'retry' }>, by: string): Event {
  switch (body.type) {
    case 'approve':
    case 'reject': {
      const { type, task, opinion } = body
      return { type, task, by, ...(opinion !== undefined && { opinion }) }
    }
    case 'return': {
      const { type, task, to, opinion } = body
      return { type, task, to, by, ...(opinion !== undefined && { opinion }) }
    }
    case 'add': {
      const { voting, values: _, ...added } = body
      return { ...added, by, voting: { ...voting, needed: neededOf(voting.needed) } }
    }
    case 'resubmit':
      return { type: 'resubmit', by }
    case 'transfer':
    case 'withdraw':
    case 'reassign':
    case 'skip':
    case 'stop':
      return { ...body, by }
    default:
      return body satisfies never
  }
}

function neededOf(needed: string | number): Needed {
  if (typeof needed === 'number') return { count: needed }
  if (needed === 'all') return { of: 'all' }
  if (/^([1-9]\d{0,3}\/[1-9]\d{0,3}|(100|[1-9]?\d(\.\d{1,4})?)%)$/.test(needed)) return { ratio: needed }
  throw new AttainError('invalid_request', {
    problem: {
      en: '"needed" should be "all", a count, or a share such as 60% or 2/3.',
      'zh-CN': '“needed”应为 "all"、人数，或 60%、2/3 这样的比例。',
    },
  })
}

/** Changes the record within the rights of the step, and tells the machine that it was changed. */
async function edit(
  context: Context,
  instance: Instance,
  task: number,
  values: Readonly<Record<string, unknown>>,
): Promise<Instance> {
  const { object, recordId, name, revision, state } = instance
  const mine = state?.tasks.find(({ id, status }) => id === task && status === 'open')
  const isMine =
    mine?.person === context.view.actor.personId || (mine?.person === null && isAdministrating(context.view))
  const visit = isMine ? state?.visits.find(({ id }) => id === mine?.visit) : undefined
  // the machine says what is wrong
  if (!visit) return instance
  const pinned = { object: object.model.name, name, revision }
  const { definition } = await definitionOf(context.db, context.view.workspace, pinned)
  const node = definition.nodes.get(visit.node)
  const rights = node?.type === 'approval' ? (node.fields ?? {}) : {}
  const mayEdit = (field: string) => rights[field] === 'edit' || rights[field] === 'required'
  const isChanged = await changeInStep(context, asSystem(context, null), object, recordId, values, mayEdit)
  const by = context.view.actor.personId
  return isChanged ? carryOut(context, instance, { event: { type: 'change' }, by }) : instance
}

/** The record may have another name since it was returned. */
async function retitled(context: Context, instance: Instance): Promise<Instance> {
  const record = await findRecord(context, instance.object, instance.recordId, true)
  return record ? { ...instance, title: titleOf(instance.object, record) } : instance
}

async function retry(context: Context, id: string, key: number): Promise<void> {
  if (!isAdministrating(context.view)) throw noSuchApproval()
  const problem = await performAgain(context, id, key)
  if (problem) throw new AttainError('approval_refused', { problem })
}
