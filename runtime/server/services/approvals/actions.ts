/** The actions of an approval: done in the transaction of what led to them, or else tried again later. */
import { type Effect, isEnded } from '@attain/engine/approval'
import type { Action, ApprovalDocument, ApprovalModel } from '@attain/engine/metadata'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { enqueue } from '../../jobs/index.ts'
import { performActions } from '../actions/index.ts'
import { type Context, inTransaction } from '../context.ts'
import { approvalCalls } from './calls.ts'
import { carryOut } from './carry-out.ts'
import { definitionOf } from './definition.ts'
import { type Instance, takeInstance } from './instance.ts'

type Act = Pick<Extract<Effect, { type: 'act' }>, 'key' | 'moment' | 'node'>
type Problem = Record<'en' | 'zh-CN', string>

/** Undefined when it is done; otherwise nothing of it is left, and this is why. */
export async function perform(
  context: Context,
  instance: Instance,
  { document }: ApprovalModel,
  act: Act,
): Promise<Problem | undefined> {
  try {
    await performActions(context, actionsFor(document, act), {
      object: instance.object,
      id: instance.recordId,
      causedBy: instance.state?.submitter ?? null,
      source: `approval:${document.object}/${document.name}`,
      key: `approval/${instance.id}/${act.key}`,
      chain: [],
      topic: 'approval',
      link: `/inbox/${instance.id}`,
      approvals: approvalCalls,
    })
    return undefined
  } catch (error) {
    if (!(error instanceof AttainError)) throw error
    return { en: error.messageIn('en'), 'zh-CN': error.messageIn('zh-CN') }
  }
}

function actionsFor(document: ApprovalDocument, { moment, node: name }: Act): readonly Action[] {
  const node = name === null ? document : document.nodes.find((one) => one.name === name)
  const list = {
    submit: 'onSubmit',
    approved: 'onApproved',
    rejected: 'onRejected',
    withdrawn: 'onWithdrawn',
    reached: 'actions',
  } as const
  const lists = (node ?? {}) as Readonly<Partial<Record<(typeof list)[typeof moment], readonly Action[]>>>
  return lists[list[moment]] ?? []
}

/** The decision stands; the action is tried again by a worker, with the same key. */
export async function rememberFailure(context: Context, instance: Instance, act: Act, problem: Problem): Promise<void> {
  const { db, view, now } = context
  await sql`insert into approval_actions as a (workspace_id, approval_id, key, moment, node, attempts, problem, since)
    values (${view.workspace.id}, ${instance.id}, ${act.key}, ${act.moment}, ${act.node}, 1, ${JSON.stringify(problem)}, ${now})
    on conflict (workspace_id, approval_id, key) do update set attempts = a.attempts + 1, problem = excluded.problem`.execute(
    db,
  )
  await enqueue(db, 'approval-action', { workspaceId: view.workspace.id, approvalId: instance.id, key: act.key })
}

/** Tries an action again; what waited for it goes on. Says why when it fails once more; undefined when there is none left. */
export function performAgain(context: Context, approvalId: string, key: number): Promise<Problem | undefined> {
  return inTransaction(context, async (inner) => {
    const instance = await takeInstance(inner, approvalId)
    const row = await inner.db
      .selectFrom('approval_actions')
      .select(['moment', 'node'])
      .where('workspace_id', '=', inner.view.workspace.id)
      .where('approval_id', '=', approvalId)
      .where('key', '=', key)
      .executeTakeFirst()
    if (!row) return undefined
    const { object, name, revision } = instance
    const pinned = { object: object.model.name, name, revision }
    const model = await definitionOf(inner.db, inner.view.workspace, pinned)
    const act = { key, moment: row.moment as Act['moment'], node: row.node }
    const problem = await perform(inner, instance, model, act)
    const failed = inner.db
      .updateTable('approval_actions')
      .set((set) => ({ attempts: set('attempts', '+', 1), problem: JSON.stringify(problem) }))
    const done = inner.db.deleteFrom('approval_actions')
    const where = { w: inner.view.workspace.id, approvalId, key }
    if (problem) {
      await failed
        .where('workspace_id', '=', where.w)
        .where('approval_id', '=', approvalId)
        .where('key', '=', key)
        .execute()
      return problem
    }
    await done
      .where('workspace_id', '=', where.w)
      .where('approval_id', '=', approvalId)
      .where('key', '=', key)
      .execute()
    // of an approval that has ended nothing waits for it
    if (instance.state !== null && !isEnded(instance.state))
      await carryOut(inner, instance, { event: { type: 'performed', key }, by: null })
    return undefined
  })
}
