/** Inboxes: what waits for somebody, what they decided, what they submitted, and what they were sent a copy of. */
import type { InboxCounts, InboxItem, InboxName, InboxPage } from '@attain/contract'
import { type RawBuilder, sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import { isAdministrating } from '../../store/live-workspace.ts'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { countTasks } from '../scorecards/index.ts'
import { askedNow } from './asked-now.ts'
import { definitionOf } from './definition.ts'
import { summariesOf } from './summary.ts'
import { nodeLabel } from './way.ts'

export interface InboxQuestion {
  readonly box: InboxName
  readonly search?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

interface Row {
  readonly id: string
  readonly task: number | null
  readonly object: string
  readonly record_id: string
  readonly title: string
  readonly name: string
  readonly revision: number
  readonly node: string | null
  readonly submitter_id: string
  readonly submitted_at: string
  readonly status: InboxItem['status']
  readonly at: string
  readonly due_at: string | null
  readonly principal_id: string | null
  readonly decision: string | null
  readonly is_unread: boolean
}

export async function readInbox(context: Context, question: InboxQuestion): Promise<InboxPage> {
  const { db, view } = context
  const { rows } = await sql<Row>`
    select a.id, i.task, k.name as object, a.record_id, a.title, a.name, a.revision, i.node, a.submitter_id, a.submitted_at,
      a.status, i.at, i.due_at, i.principal_id, i.decision, i.is_unread
    from (${entriesOf(context, question)}) i
    join approvals a on a.workspace_id = ${view.workspace.id} and a.id = i.id
    join object_keys k on k.workspace_id = a.workspace_id and k.object_key = a.object_key
    order by i.at desc, i.id desc, i.task desc`.execute(db)
  const page = rows.slice(0, question.limit)
  const last = rows.length > question.limit ? page.at(-1) : undefined
  return { items: await itemsOf(context, page, question.box), next: last ? cursorOf(last) : null }
}

/** A page and one more: id, task, at and what else there is to say, newest first. */
function entriesOf({ view }: Context, { box, search, after, limit }: InboxQuestion): RawBuilder<unknown> {
  const w = view.workspace.id
  const me = view.actor.personId
  const from = after === undefined ? undefined : readCursor(after)
  const beyond = (at: RawBuilder<unknown>, id: RawBuilder<unknown>, task: RawBuilder<unknown>) =>
    from ? sql`and (${at}, ${id}, ${task}) < (${from.at}::timestamptz, ${from.id}::uuid, ${from.task}::integer)` : sql``
  const titled = (id: RawBuilder<unknown>) =>
    search === undefined || search.trim() === ''
      ? sql``
      : sql`and exists (select from approvals s where s.workspace_id = ${w} and s.id = ${id}
          and s.title ilike ${`%${search.trim().replace(/[\\%_]/g, '\\$&')}%`})`
  const [t, c, a] = [sql`t.approval_id`, sql`c.approval_id`, sql`a.id`]
  const none = sql`null::integer`
  switch (box) {
    case 'todo': {
      const ofPerson = (
        condition: RawBuilder<unknown>,
      ) => sql`(select t.approval_id as id, t.task, t.node, t.opened_at as at,
          t.due_at, t.principal_id, null::text as decision, false as is_unread
        from approval_tasks t where t.workspace_id = ${w} and t.status = 'open' and ${condition}
          ${beyond(sql`t.opened_at`, t, sql`t.task`)} ${titled(t)}
        order by t.opened_at desc, t.approval_id desc, t.task desc limit ${limit + 1})`
      const mine = ofPerson(sql`t.person_id = ${me}`)
      // what is nobody's is the administrators'; each part has an index of its own order
      return isAdministrating(view)
        ? sql`select * from (${mine} union all ${ofPerson(sql`t.person_id is null`)}) u
            order by at desc, id desc, task desc limit ${limit + 1}`
        : mine
    }
    case 'done':
      return sql`select t.approval_id as id, t.task, t.node, t.decided_at as at, null::timestamptz as due_at, t.principal_id,
          t.status as decision, false as is_unread
        from approval_tasks t where t.workspace_id = ${w} and t.decided_by = ${me}
          ${beyond(sql`t.decided_at`, t, sql`t.task`)} ${titled(t)}
        order by t.decided_at desc, t.approval_id desc, t.task desc limit ${limit + 1}`
    case 'mine':
      return sql`select a.id, ${none} as task, null::text as node, a.submitted_at as at, null::timestamptz as due_at,
          null::uuid as principal_id, null::text as decision, false as is_unread
        from approvals a where a.workspace_id = ${w} and a.submitter_id = ${me} and a.parent_id is null
          ${beyond(sql`a.submitted_at`, a, sql`0`)} ${titled(a)}
        order by a.submitted_at desc, a.id desc limit ${limit + 1}`
    case 'copied':
      return sql`select c.approval_id as id, ${none} as task, null::text as node, c.at, null::timestamptz as due_at,
          null::uuid as principal_id, null::text as decision, c.read_at is null as is_unread
        from approval_copies c where c.workspace_id = ${w} and c.person_id = ${me}
          ${beyond(sql`c.at`, c, sql`0`)} ${titled(c)}
        order by c.at desc, c.approval_id desc limit ${limit + 1}`
    default:
      return box satisfies never
  }
}

async function itemsOf(context: Context, rows: readonly Row[], box: InboxName): Promise<InboxItem[]> {
  const { db, view, language } = context
  const names = await peopleNames(
    asSystem(context, null),
    rows.flatMap((row) => [row.submitter_id, row.principal_id]),
  )
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  const summaries = await summariesOf(
    context,
    rows.map(({ object, record_id: id }) => ({ object, id })),
  )
  const running = rows.filter(({ status }) => box === 'mine' && status === 'running')
  const asked = await askedNow(
    context,
    running.map(({ id }) => id),
  )
  return Promise.all(
    rows.map(async (row): Promise<InboxItem> => {
      const pinned = { object: row.object, name: row.name, revision: row.revision }
      const { document } = await definitionOf(db, view.workspace, pinned)
      const node = document.nodes.find(({ name }) => name === row.node)
      const asksFields = node?.type === 'approval' && node.fields?.some(({ right }) => right === 'required') === true
      return {
        id: row.id,
        task: row.task,
        object: row.object,
        record: { id: row.record_id, name: row.title },
        approval: document.label[language] ?? document.label.en,
        step: row.node === null ? null : nodeLabel(document, row.node, language),
        submitter: named(row.submitter_id),
        submittedAt: row.submitted_at,
        status: row.status,
        at: row.at,
        dueAt: row.due_at,
        principal: row.principal_id === null ? null : named(row.principal_id),
        decision: row.decision === 'approved' || row.decision === 'rejected' ? row.decision : null,
        asked: asked.get(row.id) ?? null,
        isUnread: row.is_unread,
        canDecideHere: !asksFields,
        summary: summaries.get(row.record_id) ?? [],
      }
    }),
  )
}

const MOST_COUNTED = 100

/** For the badge: what waits for a decision or a review, and copies that were not looked at. */
export async function countInbox(context: Context): Promise<InboxCounts> {
  const { db, view } = context
  const w = view.workspace.id
  const me = view.actor.personId
  const nobodys = isAdministrating(view)
    ? sql`union all (select 1 from approval_tasks where workspace_id = ${w} and status = 'open' and person_id is null limit ${MOST_COUNTED})`
    : sql``
  const { rows } = await sql<{ todo: string; copied: string }>`select
    (select count(*) from ((select 1 from approval_tasks where workspace_id = ${w} and status = 'open' and person_id = ${me}
      limit ${MOST_COUNTED}) ${nobodys}) t) as todo,
    (select count(*) from (select 1 from approval_copies where workspace_id = ${w} and person_id = ${me} and read_at is null
      limit ${MOST_COUNTED}) c) as copied`.execute(db)
  const [row] = rows
  const reviews = await countTasks(context, MOST_COUNTED)
  return { todo: Math.min(Number(row?.todo ?? 0) + reviews, MOST_COUNTED), copied: Number(row?.copied ?? 0) }
}

function cursorOf({ at, id, task }: Row): string {
  return Buffer.from(JSON.stringify([at, id, task ?? 0])).toString('base64url')
}

function readCursor(text: string): { at: string; id: string; task: number } {
  try {
    const [at, id, task] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown, unknown]
    if (typeof at === 'string' && typeof id === 'string' && typeof task === 'number') return { at, id, task }
  } catch {
    // as below
  }
  throw new AttainError('bad_cursor')
}
