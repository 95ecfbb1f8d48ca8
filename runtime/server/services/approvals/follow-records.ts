/** What approvals do about what happens to records: some begin, those that wait look again, and tasks of people who left go on. */
import type { ApprovalModel, Model } from '@attain/engine/metadata'
import { AttainError } from '../../errors.ts'
import { enqueue } from '../../jobs/index.ts'
import { asSystem, type Context } from '../context.ts'
import type { EventType, Follower, RecordEvent } from '../events/index.ts'
import { valuesOf } from '../subject.ts'
import { startOfDay } from '../working-time.ts'
import { carryOutOn } from './carry-out.ts'
import { runningOn, withRunning } from './running-on.ts'
import { startApproval } from './start.ts'

export const followApprovals: Follower = {
  name: 'approvals',
  concerns({ model }, object, type) {
    if (object === 'person') return type === 'updated' || type === 'deleted'
    return type === 'updated' ? approvalsOf(model, object).length > 0 : mayBegin(model, object, type)
  },
  async sift(context, events) {
    const { model } = context.view.workspace
    const changed = Map.groupBy(
      events.filter((event) => event.type === 'updated' && !isOwn(event)),
      ({ object }) => object,
    )
    const running = new Set<RecordEvent>()
    for (const [object, some] of changed) {
      const records = await withRunning(
        context,
        object,
        some.map(({ recordId }) => recordId),
      )
      for (const event of some) if (records.has(event.recordId)) running.add(event)
    }
    return events.filter(
      (event) =>
        running.has(event) ||
        (event.object.model.name === 'person' && mayLeave(event)) ||
        (!isOwn(event) && mayBegin(model, event.object.model.name, event.type)),
    )
  },
  async follow(context, event) {
    if (event.object.model.name === 'person') await noticeLeaving(context, event)
    // what approvals do themselves they know already
    if (isOwn(event) || event.type === 'deleted') return
    if (event.type === 'updated') await noticeChange(context, event)
    await begin(context, event)
  },
}

function approvalsOf({ approvals }: Model, object: string): readonly ApprovalModel[] {
  return [...approvals.values()].filter(({ document }) => document.object === object)
}

function mayBegin(model: Model, object: string, type: EventType): boolean {
  const on = beginsOn[type]
  return on !== undefined && approvalsOf(model, object).some(({ document }) => document.start?.on === on)
}

function mayLeave({ type, changes }: RecordEvent): boolean {
  return type === 'deleted' || 'active' in changes || 'left_on' in changes
}

/** Made by an action or a step of an approval, and by no rule. */
function isOwn({ cause }: RecordEvent): boolean {
  return cause !== null && cause.rules.length === 0
}

/** What was changed before the submission was submitted with it. */
async function noticeChange(context: Context, { object, recordId, by, at }: RecordEvent): Promise<void> {
  for (const id of await runningOn(context, object, recordId, at))
    await carryOutOn(context, id, { event: { type: 'change' }, by })
}

const beginsOn: Readonly<Partial<Record<EventType, 'create' | 'change'>>> = { created: 'create', updated: 'change' }

/** Those whose condition holds; after a change only where it did not hold before, so that it does not begin again and again. */
async function begin(context: Context, event: RecordEvent): Promise<void> {
  const { object, recordId, record, by } = event
  const on = beginsOn[event.type]
  for (const { document } of approvalsOf(context.view.workspace.model, object.model.name)) {
    const { start } = document
    if (on === undefined || start?.on !== on || (await runningOn(context, object, recordId)).length > 0) continue
    if (on === 'change' && start.when !== undefined && record.prior) {
      const before = { ...record, ...record.prior, prior: null }
      const wanted = [{ formula: start.when, gives: { kind: 'boolean' } }] as const
      const [held] = await valuesOf(asSystem(context, by), { object, record: before }, wanted)
      if (held === true) continue
    }
    const submitter = by ?? record.owner
    if (submitter !== null) await tryToStart(context, { object, name: document.name, recordId, submitter })
  }
}

/** A record that does not meet the condition is not submitted; that is no error here. */
async function tryToStart(context: Context, submission: Parameters<typeof startApproval>[1]): Promise<void> {
  try {
    await startApproval(context, submission)
  } catch (error) {
    if (!(error instanceof AttainError && error.code === 'approval_refused')) throw error
  }
}

/** At once, or on the day after their last one. */
async function noticeLeaving(context: Context, { recordId: personId, record, type }: RecordEvent): Promise<void> {
  const { db, view, today } = context
  const { active, left_on: leftOn } = record.document
  const data = { workspaceId: view.workspace.id, personId }
  if (type === 'deleted' || active === false) return enqueue(db, 'person-left', data)
  if (typeof leftOn !== 'string') return
  const startAfter = startOfDay(leftOn, 1, view.workspace.calendar.timeZone)
  await enqueue(db, 'person-left', data, leftOn < today ? {} : { startAfter })
}
