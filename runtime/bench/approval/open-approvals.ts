/** A workspace with many deals, each of them in an approval that waits for the same person. */
import { type Kysely, sql } from 'kysely'
import { createAccount, setMembership } from '../../server/accounts/index.ts'
import type { DB } from '../../server/database/schema.ts'
import { submitRecord } from '../../server/services/approvals/index.ts'
import type { Context } from '../../server/services/context.ts'
import { publish } from '../../server/services/publish/index.ts'
import { type LiveObject, viewOf } from '../../server/store/live-workspace.ts'
import { LiveWorkspaces } from '../../server/store/live-workspaces.ts'
import { newId } from '../../server/store/new-id.ts'
import { insertRecords } from '../../server/store/write/insert.ts'
import { approvalDocuments, first, second } from './bundle.ts'

const BATCH = 5000

export interface OpenApprovals {
  /** Whom they wait for. */
  readonly approver: string
  readonly username: string
  /** Who is asked next. */
  readonly next: string
  readonly approvals: readonly string[]
  /** The number of the decision that each of them waits for. */
  readonly task: number
}

export const password = 'bench-password-1'

export async function openApprovals(db: Kysely<DB>, count: number): Promise<OpenApprovals> {
  const { id: workspaceId } = await db
    .insertInto('workspaces')
    .values({ slug: 'main', name: 'Bench' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await publish(db, workspaceId, { documents: approvalDocuments, message: 'bench', by: null, at: new Date() })
  const workspace = await new LiveWorkspaces(db).get(workspaceId)
  const [deal, person] = ['deal', 'person'].map((name) => workspace.objects.get(name)) as [LiveObject, LiveObject]
  const now = new Date()
  const [approver, next, rep] = [newId(), newId(), newId()]
  const context: Context = {
    db,
    view: viewOf(workspace, { personId: rep, roles: ['administrator'] }),
    now,
    today: now.toISOString().slice(0, 10),
    language: 'en',
  }
  const { view } = context
  const people = [
    { id: approver, document: { name: 'First', email: first } },
    { id: next, document: { name: 'Second', email: second } },
    { id: rep, document: { name: 'Rep' } },
  ].map(({ id, document }) => ({ id, owner: id, document: { ...document, active: true } }))
  await insertRecords(db, view, person, people, now)
  for (const { id, document } of people) {
    const accountId = await createAccount(db, { username: document.name, name: document.name, password })
    await setMembership(db, workspaceId, id, accountId, id === rep ? ['administrator'] : ['approver'], true)
  }
  const deals = Array.from({ length: count }, () => newId())
  for (let start = 0; start < count; start += BATCH) {
    const records = deals.slice(start, start + BATCH).map((id, i) => ({
      id,
      owner: rep,
      document: { name: `Deal ${start + i}`, amount: '1000.00' },
    }))
    await insertRecords(db, view, deal, records, now)
  }
  const { id } = await submitRecord(context, { object: deal, name: 'agreed', recordId: deals[0] as string })
  const copies = deals.slice(1).map((record) => ({ record, id: newId() }))
  await copyApproval(db, id, copies)
  const { task } = await db
    .selectFrom('approval_tasks')
    .select('task')
    .where('approval_id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow()
  return { approver, username: 'First', next, approvals: [id, ...copies.map((copy) => copy.id)], task }
}

/** The same approval for other records: submitting each of them would take an hour. */
async function copyApproval(db: Kysely<DB>, id: string, copies: readonly { record: string; id: string }[]) {
  for (let start = 0; start < copies.length; start += BATCH) {
    const given = sql`json_to_recordset(${JSON.stringify(copies.slice(start, start + BATCH))}::text::json)
      as c (record uuid, id uuid)`
    await sql`with approval as (
        insert into approvals (workspace_id, id, object_key, record_id, name, revision, title, submitter_id,
          submitted_at, status, events, state)
        select a.workspace_id, c.id, a.object_key, c.record, a.name, a.revision, r.doc ->> 'name', a.submitter_id,
          a.submitted_at, a.status, a.events, a.state
        from ${given} join approvals a on a.id = ${id}
        join records r on r.workspace_id = a.workspace_id and r.object_key = a.object_key and r.id = c.record
        returning workspace_id, id
      ), held as (
        update records r set locked_by = c.id from ${given} where r.id = c.record
      ), told as (
        insert into approval_history (workspace_id, approval_id, event, at, by, asked, happened)
        select h.workspace_id, a.id, h.event, h.at, h.by, h.asked, h.happened
        from approval a join approval_history h on h.workspace_id = a.workspace_id and h.approval_id = ${id}
      )
      insert into approval_tasks (workspace_id, approval_id, task, person_id, visit, node, status, opened_at)
      select t.workspace_id, a.id, t.task, t.person_id, t.visit, t.node, t.status,
        t.opened_at - random() * interval '30 days'
      from approval a join approval_tasks t on t.workspace_id = a.workspace_id and t.approval_id = ${id}`.execute(db)
  }
}
