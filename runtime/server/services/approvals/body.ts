/** One approval as its page shows it, and what whoever asks may do with it. */
import type { ApprovalBody, ApprovalRecord, FieldBody, MyTask } from '@attain/contract'
import { type ApprovalState, isEnded, type Node, placesToSkipTo, stepsToRedo, type Task } from '@attain/engine/approval'
import type { FieldPath } from '@attain/engine/formula'
import type { ApprovalModel } from '@attain/engine/metadata'
import { accessOf, isAdministrating } from '../../store/live-workspace.ts'
import { getRecord } from '../../store/query/get.ts'
import { ownPaths } from '../../store/query/selection.ts'
import { objectFor } from '../application.ts'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { recordNotFound } from '../records.ts'
import { definitionOf } from './definition.ts'
import { historyOf } from './history.ts'
import { findInstance, type Instance, noSuchApproval } from './instance.ts'
import { findRecord, type StepRights } from './record.ts'
import { nodeLabel, wayOf } from './way.ts'
import { mayLookAt, takesPart } from './who-may-look.ts'
import { worldOf } from './world.ts'

interface Opened {
  readonly instance: Instance
  readonly state: ApprovalState
  readonly model: ApprovalModel
}

async function open(context: Context, id: string): Promise<Opened> {
  const instance = await findInstance(context, id)
  if (!instance || instance.state === null || !(await mayLookAt(context, instance))) throw noSuchApproval()
  const { object, name, revision, state } = instance
  const model = await definitionOf(context.db, context.view.workspace, { object: object.model.name, name, revision })
  return { instance, state, model }
}

export async function readApproval(context: Context, id: string): Promise<ApprovalBody> {
  const { instance, state, model } = await open(context, id)
  const { object, recordId, name } = instance
  const system = asSystem(context, null)
  const record = async () =>
    (await findRecord(system, object, recordId)) ?? { id: recordId, document: {}, owner: null, prior: null }
  const approval = `${object.model.name}/${name}`
  const world = worldOf(system, { object, approval, submitter: state.submitter, record })
  const rows = await taskRows(context, id)
  const names = await peopleNames(system, [state.submitter])
  const decidedAt = new Map(rows.flatMap(({ task, decided_at: at }) => (at === null ? [] : [[task, at]])))
  const isAdministrator = isAdministrating(context.view)
  return {
    id,
    object: object.model.name,
    record: { id: recordId, name: instance.title },
    approval: { name, label: model.document.label[context.language] ?? model.document.label.en },
    submitter: { id: state.submitter, name: names.get(state.submitter) ?? '' },
    submittedAt: instance.submittedAt,
    endedAt: rows[0]?.ended_at ?? null,
    status: state.status,
    way: await wayOf(context, model, state, world, decidedAt),
    history: await historyOf(context, id, model.document),
    tasks: await myTasks(context, { instance, state, model }, rows),
    can: {
      withdraw: mayWithdraw(context, model, state),
      resubmit: state.status === 'returned' && state.submitter === context.view.actor.personId,
      administer: isAdministrator && !isEnded(state),
    },
    skips: isAdministrator ? skipsOf(context, model, state) : [],
    isUnread: await isUnread(context, id),
    failedActions: isAdministrator ? await failedActions(context, id) : [],
  }
}

interface TaskRow {
  readonly task: number
  readonly decided_at: string | null
  readonly due_at: string | null
  readonly ended_at: string | null
}

async function taskRows({ db, view }: Context, id: string): Promise<TaskRow[]> {
  return db
    .selectFrom('approvals as a')
    .leftJoin('approval_tasks as t', (join) =>
      join.onRef('t.workspace_id', '=', 'a.workspace_id').onRef('t.approval_id', '=', 'a.id'),
    )
    .select(['t.task', 't.decided_at', 't.due_at', 'a.ended_at'])
    .where('a.workspace_id', '=', view.workspace.id)
    .where('a.id', '=', id)
    .execute() as Promise<TaskRow[]>
}

async function isUnread({ db, view }: Context, id: string): Promise<boolean> {
  const copy = await db
    .selectFrom('approval_copies')
    .select('approval_id')
    .where('workspace_id', '=', view.workspace.id)
    .where('person_id', '=', view.actor.personId)
    .where('approval_id', '=', id)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return copy !== undefined
}

/** Whoever was sent a copy has looked at it. */
export async function markCopyRead({ db, view, now }: Context, id: string): Promise<void> {
  await db
    .updateTable('approval_copies')
    .set({ read_at: now })
    .where('workspace_id', '=', view.workspace.id)
    .where('person_id', '=', view.actor.personId)
    .where('approval_id', '=', id)
    .where('read_at', 'is', null)
    .execute()
}

async function myTasks(context: Context, { state, model }: Opened, rows: readonly TaskRow[]): Promise<MyTask[]> {
  const mine = openTasks(context, state)
  const names = await peopleNames(
    asSystem(context, null),
    mine.map(({ principal = null }) => principal),
  )
  return mine.flatMap((task) => {
    const visit = state.visits.find(({ id }) => id === task.visit)
    const node = visit && model.definition.nodes.get(visit.node)
    if (!visit || node?.type !== 'approval') return []
    const label = (name: string) => nodeLabel(model.document, name, context.language)
    return [
      {
        task: task.id,
        visit: visit.id,
        step: label(visit.node),
        principal: task.principal === undefined ? null : { id: task.principal, name: names.get(task.principal) ?? '' },
        dueAt: rows.find((row) => row.task === task.id)?.due_at ?? null,
        fields: { ...node.fields },
        mayAdd: node.mayAdd !== false,
        mayTransfer: node.mayTransfer !== false,
        returnTo: returnsFrom(node, model, state, task, label),
      },
    ]
  })
}

function openTasks({ view }: Context, { status, tasks }: ApprovalState): readonly Task[] {
  if (status !== 'running') return []
  return tasks.filter(
    (task) =>
      task.status === 'open' && (task.person === null ? isAdministrating(view) : task.person === view.actor.personId),
  )
}

function returnsFrom(
  { returns = 'anywhere' }: Extract<Node, { type: 'approval' }>,
  { definition }: ApprovalModel,
  state: ApprovalState,
  task: Task,
  label: (name: string) => string,
): MyTask['returnTo'] {
  if (returns === 'never') return []
  const submitter = { node: null, label: '' }
  const here = state.visits.find(({ id }) => id === task.visit)
  if (returns === 'submitter' || !here) return [submitter]
  return [submitter, ...stepsToRedo(definition, state, here).map((node) => ({ node, label: label(node) }))]
}

function skipsOf({ language }: Context, { definition, document }: ApprovalModel, state: ApprovalState) {
  return state.visits
    .filter(({ status }) => status === 'open' || status === 'stuck')
    .map((visit) => ({
      visit: visit.id,
      to: placesToSkipTo(definition, visit).map((node) => ({
        node,
        label: node === null ? '' : nodeLabel(document, node, language),
        type: (node === null ? undefined : definition.nodes.get(node)?.type) ?? null,
      })),
    }))
}

function mayWithdraw({ view }: Context, { definition }: ApprovalModel, state: ApprovalState): boolean {
  if (isEnded(state) || state.submitter !== view.actor.personId || definition.withdraw === 'never') return false
  const isDecidedOn = state.tasks.some(({ decidedBy }) => decidedBy !== undefined && decidedBy !== null)
  return definition.withdraw === 'anyTime' || !isDecidedOn
}

async function failedActions({ db, view, language }: Context, id: string): Promise<ApprovalBody['failedActions']> {
  const rows = await db
    .selectFrom('approval_actions')
    .select(['key', 'problem', 'attempts'])
    .where('workspace_id', '=', view.workspace.id)
    .where('approval_id', '=', id)
    .orderBy('key')
    .execute()
  return rows.map(({ key, problem, attempts }) => ({
    key,
    attempts,
    message: (problem as Record<string, string>)[language] ?? '',
  }))
}

/**
 * The record of an approval. Whoever takes part in it sees it even where they would not otherwise: its name, the fields
 * that their roles show on any record they reach, and those that their step names. What the step hides is left out.
 */
export async function readRecordOfApproval(context: Context, id: string): Promise<ApprovalRecord> {
  const opened = await open(context, id)
  const { object, recordId } = opened.instance
  const { db, view, today } = context
  const own = await getRecord(db, view, object, recordId, ownPaths(view, object.model), today)
  if (!takesPart(context, opened.instance) && !isAdministrating(view)) {
    if (!own) throw recordNotFound(object)
    return { ...own, object: objectFor(view, object.model) }
  }
  const rights = rightsOf(context, opened)
  const access = accessOf(view, object.model)
  const isShown = ({ field }: FieldPath) =>
    rights[field.name] !== undefined || field.name === object.model.nameField || access.readField(field).op === 'always'
  const system = asSystem(context, null).view
  const paths = ownPaths(system, object.model).filter(isShown)
  const lent = await getRecord(db, system, object, recordId, paths, today)
  if (!lent) throw recordNotFound(object)
  const isLeft = ([path]: [string, unknown]) => rights[path] !== 'hidden'
  const whole = objectFor(system, object.model)
  const known = new Map(objectFor(view, object.model).fields.map((field) => [field.name, field]))
  const seen = new Set([...paths.map(({ field }) => field.name), ...Object.keys(own?.values ?? {})])
  return {
    ...lent,
    values: Object.fromEntries(Object.entries({ ...lent.values, ...own?.values }).filter(isLeft)),
    labels: Object.fromEntries(
      Object.entries({ ...lent.labels, ...own?.labels }).filter(isLeft),
    ) as ApprovalRecord['labels'],
    can: { edit: Object.values(rights).some((right) => right === 'edit' || right === 'required'), delete: false },
    object: {
      ...whole,
      fields: whole.fields
        .filter(({ name }) => seen.has(name) && rights[name] !== 'hidden')
        .map((field) => known.get(field.name) ?? withoutFormulas(field)),
    },
  }
}

/** A field that is only lent: its formulas might tell of others that are not. */
function withoutFormulas(field: FieldBody): FieldBody {
  const { where, expression, defaultFormula, children, aggregate, field: counted, ...document } = field.document
  return { ...field, access: 'read', document }
}

/** Of the open tasks of whoever asks; of several the freest right counts. Without one nothing can be changed. */
function rightsOf(context: Context, { state, model }: Opened): StepRights {
  const order = ['hidden', 'read', 'edit', 'required'] as const
  const rights: Record<string, StepRights[string]> = {}
  const visits = new Set(openTasks(context, state).map(({ visit }) => visit))
  for (const { id, node: name } of state.visits) {
    const node = visits.has(id) ? model.definition.nodes.get(name) : undefined
    if (node?.type !== 'approval') continue
    for (const [field, right] of Object.entries(node.fields ?? {})) {
      const known = rights[field]
      if (known === undefined || order.indexOf(right) > order.indexOf(known)) rights[field] = right
    }
  }
  return rights
}
