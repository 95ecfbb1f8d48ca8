/**
 * One event of an approval, from the machine's answer to what it does: state, tasks, history, lock, changes of the record
 * and everything that has to be told, in the transaction that is open. What follows at once (an action done, a sub-process
 * ended) is an event of its own in the same transaction.
 */
import { type Effect, type Event, isEnded, mayResume, transition } from '@attain/engine/approval'
import type { ApprovalModel } from '@attain/engine/metadata'
import { asSystem, type Context } from '../context.ts'
import { perform, rememberFailure } from './actions.ts'
import { askingTheWorld } from './ask-the-world.ts'
import { definitionOf } from './definition.ts'
import { findInstance, type Instance, writeInstance } from './instance.ts'
import { tell } from './notices.ts'
import { findRecord, holdRecord } from './record.ts'
import { refused } from './refused.ts'
import { settle } from './settle.ts'
import { startWithin } from './start-within.ts'
import { endChildren, tellParent } from './sub-processes.ts'
import { worldOf } from './world.ts'

export interface Asked {
  readonly event: Event
  /** Null is the system. */
  readonly by: string | null
  readonly files?: readonly string[]
}

/**
 * Throws what the machine refuses. The instance must have been taken for a change. `isWithin`: the approval that waits for
 * this one is in the middle of an event of its own, and will look for itself.
 */
export async function carryOut(
  context: Context,
  instance: Instance,
  asked: Asked,
  isWithin = false,
): Promise<Instance> {
  const { object, name, revision } = instance
  const model = await definitionOf(context.db, context.view.workspace, { object: object.model.name, name, revision })
  let now = await step(context, instance, model, asked)
  for (let next = whatFollows(now); next !== undefined; next = whatFollows(now)) {
    const following = await step(context, now.instance, model, { event: next, by: null })
    now = { instance: following.instance, events: [...now.events, ...following.events] }
  }
  const { state } = now.instance
  if (state !== null && isEnded(state) && now.instance.parent === null) await settle(context, now.instance)
  if (!isWithin && state !== null && isEnded(state)) await tellParent(context, now.instance)
  return now.instance
}

interface Stepped {
  readonly instance: Instance
  /** What follows from it at once. */
  readonly events: Event[]
}

/** The next of what follows at once; then what waited for changes of the record that are done. */
function whatFollows({ instance: { state }, events }: Stepped): Event | undefined {
  if (state === null || isEnded(state)) return undefined
  return events.shift() ?? (mayResume(state) ? { type: 'resume' } : undefined)
}

async function step(context: Context, before: Instance, model: ApprovalModel, asked: Asked): Promise<Stepped> {
  const { object, recordId } = before
  const submitter = before.state?.submitter ?? ('by' in asked.event ? asked.event.by : '')
  const system = asSystem(context, submitter)
  const world = worldOf(system, {
    object,
    approval: `${object.model.name}/${before.name}`,
    submitter,
    // a deleted record is blank
    record: async () =>
      (await findRecord(system, object, recordId)) ?? { id: recordId, document: {}, owner: null, prior: null },
  })
  const answer = await askingTheWorld(world, (machine) =>
    transition(model.definition, before.state, asked.event, machine),
  )
  if ('refused' in answer) throw await refused(context, object, answer)
  const instance = await writeInstance(context, before, { ...asked, transition: answer })
  await holdOrFree(context, before, instance, model)
  await tell(system, instance, model, answer.effects)
  const events = await follow(context, instance, model, answer.effects)
  await endChildren(context, instance, model)
  return { instance, events }
}

/** A record is held from the first submission on, until it is not approved, or approved where it may be changed again. */
async function holdOrFree(
  context: Context,
  before: Instance,
  { id, object, recordId, parent, state }: Instance,
  { document }: ApprovalModel,
): Promise<void> {
  if (parent !== null || state === null) return
  const staysHeld = state.status === 'approved' && document.whenApproved !== 'free'
  if (isEnded(state) && !staysHeld) await holdRecord(context, object, recordId, null)
  else if (before.state === null) await holdRecord(context, object, recordId, id)
}

/** Does what the effects ask for; gives the events that follow. */
async function follow(
  context: Context,
  instance: Instance,
  model: ApprovalModel,
  effects: readonly Effect[],
): Promise<Event[]> {
  const events: Event[] = []
  for (const effect of effects) {
    if (effect.type === 'start') {
      const ended = await startWithin(context, instance, effect)
      if (ended !== undefined) events.push({ type: 'subprocess-ended', visit: effect.visit, approved: ended })
    }
    if (effect.type !== 'act') continue
    const problem = await perform(context, instance, model, effect)
    if (problem === undefined) events.push({ type: 'performed', key: effect.key })
    else await rememberFailure(context, instance, effect, problem)
  }
  return events
}

/** The same for an approval that is named by its id. */
export async function carryOutOn(context: Context, id: string, asked: Asked): Promise<Instance | undefined> {
  const instance = await findInstance(context, id, true)
  return instance && carryOut(context, instance, asked)
}
