/** Approvals as they are stored: where each stands, read for a change and written with what happened. */
import {
  type ApprovalState,
  type Event,
  type Happening,
  isEnded,
  type Transition,
  unstarted,
} from '@attain/engine/approval'
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { enqueueMany } from '../../jobs/index.ts'
import type { LiveObject } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'

export interface Instance {
  readonly id: string
  readonly object: LiveObject
  readonly recordId: string
  readonly name: string
  readonly revision: number
  /** The approval that waits for this one, and its visit. */
  readonly parent: { readonly id: string; readonly visit: number } | null
  readonly title: string
  readonly submittedAt: string
  /** How many events it has had. */
  readonly events: number
  /** Null before it was submitted. */
  readonly state: ApprovalState | null
}

interface Row {
  readonly id: string
  readonly object: string
  readonly record_id: string
  readonly name: string
  readonly revision: number
  readonly parent_id: string | null
  readonly parent_visit: number | null
  readonly title: string
  readonly submitted_at: string
  readonly events: number
  readonly state: ApprovalState
}

/** One approval; with `forChange` everybody else who wants to change it waits until the transaction ends. */
export async function findInstance(context: Context, id: string, forChange = false): Promise<Instance | undefined> {
  const { rows } = await sql<Row>`select a.id, k.name as object, a.record_id, a.name, a.revision, a.parent_id,
      a.parent_visit, a.title, a.submitted_at, a.events, a.state
    from approvals a join object_keys k on k.workspace_id = a.workspace_id and k.object_key = a.object_key
    where a.workspace_id = ${context.view.workspace.id} and a.id = ${id} ${forChange ? sql`for update of a` : sql``}`.execute(
    context.db,
  )
  const row = rows[0]
  const object = row && context.view.workspace.objects.get(row.object)
  return row && object && instanceOf(row, object)
}

function instanceOf(row: Row, object: LiveObject): Instance {
  const { id, record_id: recordId, name, revision, parent_id, parent_visit, title, events, state } = row
  const parent = parent_id === null ? null : { id: parent_id, visit: parent_visit ?? 0 }
  return { id, object, recordId, name, revision, parent, title, submittedAt: row.submitted_at, events, state }
}

export async function takeInstance(context: Context, id: string): Promise<Instance> {
  const instance = await findInstance(context, id, true)
  if (!instance) throw noSuchApproval()
  return instance
}

export function noSuchApproval(): AttainError {
  return new AttainError('not_found', { what: { en: 'approval', 'zh-CN': '审批' } })
}

/** An event with who asked for it, and what the machine made of it. */
export interface Written {
  readonly event: Event
  /** Null is the system. */
  readonly by: string | null
  readonly files?: readonly string[]
  readonly transition: Transition
}

/** Writes what happened, in one statement; the instance as it is then. A new one is inserted. */
export async function writeInstance(context: Context, instance: Instance, written: Written): Promise<Instance> {
  const { state } = written.transition
  const before = instance.state ?? unstarted
  const events = instance.events + 1
  const after: Instance = { ...instance, events, state }
  const tasks = changedTasks(before, state)
  const copies = copiedIn(written.transition.happened)
  const parts = [
    sql`written as (${instance.state === null ? inserted(context, after, state) : updated(context, after, state)})`,
    sql`told as (${addedHistory(context, after, written)})`,
    ...(tasks.length === 0 ? [] : [sql`asked as (${keptTasks(context, after, tasks)})`]),
    ...(copies.length === 0 ? [] : [sql`copied as (${keptCopies(context, after, copies)})`]),
  ]
  await sql`with ${sql.join(parts, sql`, `)} select from written`.execute(context.db)
  await setTimers(context, instance.id, before, state)
  return after
}

function inserted({ view, now }: Context, instance: Instance, state: ApprovalState) {
  const { id, object, recordId, name, revision, parent, title, events } = instance
  return sql`insert into approvals (workspace_id, id, object_key, record_id, name, revision, parent_id, parent_visit, title,
      submitter_id, submitted_at, ended_at, status, events, state)
    values (${view.workspace.id}, ${id}, ${object.key}, ${recordId}, ${name}, ${revision}, ${parent?.id ?? null},
      ${parent?.visit ?? null}, ${title}, ${state.submitter}, ${now}, ${isEnded(state) ? now : null}, ${state.status},
      ${events}, ${JSON.stringify(state)}) returning 1`
}

function updated({ view, now }: Context, { id, title, events }: Instance, state: ApprovalState) {
  return sql`update approvals set status = ${state.status}, events = ${events}, title = ${title},
      state = ${JSON.stringify(state)}, ended_at = ${isEnded(state) ? now : null}
    where workspace_id = ${view.workspace.id} and id = ${id} returning 1`
}

function addedHistory(
  { view, now }: Context,
  { id, events }: Instance,
  { event, by, files = [], transition }: Written,
) {
  return sql`insert into approval_history (workspace_id, approval_id, event, at, by, asked, happened, files)
    select ${view.workspace.id}::integer, ${id}::uuid, ${events}::integer, ${now}::timestamptz, ${by}::uuid,
      ${JSON.stringify(event)}::jsonb, ${JSON.stringify(transition.happened)}::jsonb, ${[...files]}::uuid[] from written`
}

function keptTasks({ view, now }: Context, { id }: Instance, tasks: readonly object[]) {
  return sql`insert into approval_tasks as t (workspace_id, approval_id, task, person_id, principal_id, visit, node, status,
      opened_at, due_at, decided_at, decided_by)
    select ${view.workspace.id}::integer, ${id}::uuid, g.task, g.person, g.principal, g.visit, g.node, g.status,
      case when g.status <> 'waiting' then ${now}::timestamptz end, g.due,
      case when g.status in ('approved', 'rejected') then ${now}::timestamptz end, g.decided_by
    from written, jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as g (task integer, person uuid, principal uuid,
      visit integer, node text, status text, due timestamptz, decided_by uuid)
    on conflict (workspace_id, approval_id, task) do update set person_id = excluded.person_id,
      principal_id = excluded.principal_id, status = excluded.status, due_at = excluded.due_at,
      decided_at = excluded.decided_at, decided_by = excluded.decided_by,
      opened_at = case when t.status = 'waiting' or t.person_id is distinct from excluded.person_id
        then excluded.opened_at else t.opened_at end`
}

function keptCopies({ view, now }: Context, { id }: Instance, people: readonly string[]) {
  return sql`insert into approval_copies (workspace_id, approval_id, person_id, at)
    select ${view.workspace.id}::integer, ${id}::uuid, person, ${now}::timestamptz
    from written, unnest(${[...people]}::uuid[]) person
    on conflict (workspace_id, person_id, approval_id) do update set at = excluded.at, read_at = null`
}

/** Tasks that are new or other than before, as their table has them. */
function changedTasks(before: ApprovalState, after: ApprovalState) {
  const known = new Map(before.tasks.map((task) => [task.id, JSON.stringify([task, dueAt(before, task.id)])]))
  const nodes = new Map(after.visits.map(({ id, node }) => [id, node]))
  return after.tasks
    .filter((task) => known.get(task.id) !== JSON.stringify([task, dueAt(after, task.id)]))
    .map(({ id, person, principal = null, visit, status, decidedBy = null }) => ({
      task: id,
      person,
      principal,
      visit,
      node: nodes.get(visit) ?? '',
      status,
      due: status === 'open' ? dueAt(after, id) : null,
      decided_by: decidedBy,
    }))
}

function dueAt({ timers }: ApprovalState, task: number): string | null {
  const moments = timers.filter((timer) => timer.task === task).map(({ at }) => at)
  return moments.length === 0 ? null : new Date(Math.min(...moments)).toISOString()
}

/** A timer goes off as a job; one that has ended by then finds nothing to do. */
async function setTimers(
  { db, view }: Context,
  approvalId: string,
  before: ApprovalState,
  after: ApprovalState,
): Promise<void> {
  const known = new Map(before.timers.map(({ id, at }) => [id, at]))
  const set = after.timers.filter(({ id, at }) => known.get(id) !== at)
  const jobs = set.map(({ id: timer, at }) => ({
    data: { workspaceId: view.workspace.id, approvalId, timer },
    startAfter: new Date(at),
  }))
  await enqueueMany(db, 'approval-timer', jobs)
}

function copiedIn(happened: readonly Happening[]): string[] {
  return [...new Set(happened.flatMap((one) => (one.type === 'copied' ? one.people : [])))]
}
