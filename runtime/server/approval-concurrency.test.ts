/** Many people at once: one decision for each task, one approval for each record, no change behind a submission's back. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { submitRecord } from './services/approvals/index.ts'
import { viewOf } from './store/live-workspace.ts'
import { LiveWorkspaces } from './store/live-workspaces.ts'
import { manyJudgesBundle } from './testing/many-judges-bundle.ts'
import {
  type Answer,
  createTestApplication,
  type TestApplication,
  type TestPerson,
} from './testing/test-application.ts'

// a thousand decisions take their time on a busy machine
vi.setConfig({ testTimeout: 60_000 })

let application: TestApplication
let rep: TestPerson
let judges: TestPerson[]

beforeAll(async () => {
  application = await createTestApplication(manyJudgesBundle)
  rep = await application.person('Rep', ['sales'])
  judges = []
  for (let i = 0; i < 50; i += 1) judges.push(await application.person(`Judge ${i}`, ['judge']))
})
afterAll(() => application.close())

async function createDeal(name: string): Promise<string> {
  const { status, body } = await rep.post('/api/records/deal', { values: { name } })
  expect(status).toBe(201)
  return body.id
}

const submit = (record: string) => rep.post('/api/approvals', { object: 'deal', approval: 'judged', record })

const read = async (deal: string) => (await rep.get(`/api/records/deal/${deal}`)).body.values

/** How often it was answered so, and with what. */
function tally(answers: readonly Answer[]): Record<string, number> {
  const words = answers.map(({ status, body }) => `${status} ${body?.message ?? ''}`.trim())
  return Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((one) => one === word).length]))
}

async function countDeadlocks(): Promise<number> {
  const { rows } = await sql<{ deadlocks: number }>`select deadlocks::integer from pg_stat_database
    where datname = current_database()`.execute(application.db)
  return rows[0]?.deadlocks ?? 0
}

test('fifty people decide the same tasks at once: one decision each, and an answer that names who made it', async () => {
  const deals = await Promise.all(Array.from({ length: 20 }, (_, i) => createDeal(`Deal ${i}`)))
  const approvals = await Promise.all(deals.map(async (deal) => (await submit(deal)).body.id as string))
  const tasks = await application.db.selectFrom('approval_tasks').select(['approval_id', 'task', 'person_id']).execute()
  const decisions = judges.map(async (judge, i) => {
    const type = i % 2 === 0 ? 'approve' : 'reject'
    const mine: { judge: number; id: string; answer: Answer }[] = []
    for (const { approval_id: id, task } of tasks.filter(({ person_id }) => person_id === judge.id))
      mine.push({ judge: i, id, answer: await judge.post(`/api/approvals/${id}/events`, { type, task }) })
    return mine
  })
  const answers = (await Promise.all(decisions)).flat()
  for (const [n, id] of approvals.entries()) {
    const mine = answers.filter((one) => one.id === id)
    const [winner, ...others] = mine.filter(({ answer }) => answer.status === 204)
    expect(others).toEqual([])
    const judge = winner?.judge ?? Number.NaN
    expect(tally(mine.map(({ answer }) => answer))).toEqual({
      '204': 1,
      [`409 Judge ${judge} has decided this already.`]: judges.length - 1,
    })
    const values = await read(deals[n] as string)
    expect([values.agreed, values.refused]).toEqual(judge % 2 === 0 ? ['1', null] : [null, '1'])
    const { history } = (await rep.get(`/api/approvals/${id}`)).body
    expect(history.filter(({ kind }: { kind: string }) => kind === 'decided')).toHaveLength(1)
  }
  expect(await countDeadlocks()).toBe(0)
})

test('a record that twenty callers submit at once is in one approval', async () => {
  const deal = await createDeal('Popular')
  const answers = await Promise.all(Array.from({ length: 20 }, () => submit(deal)))
  expect(tally(answers)).toEqual({ '201': 1, '409 This record is in an approval already.': 19 })
  const { body } = await rep.get(`/api/approvals?object=deal&record=${deal}`)
  expect(body.approvals).toHaveLength(1)
})

test('a change that began before the submission does not come through after it', async () => {
  const deal = await createDeal('As submitted')
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const object = workspace.objects.get('deal')
  if (!object) throw new Error('no deals')
  const view = viewOf(workspace, { personId: rep.id, roles: ['sales'] })
  const now = new Date()
  const change = await application.db.transaction().execute(async (db) => {
    await sql`select from records where id = ${deal} for update`.execute(db)
    const changing = rep.send('PATCH', `/api/records/deal/${deal}`, { values: { name: 'Behind its back' } })
    while (!(await isSomebodyWaiting())) await new Promise((resolve) => setTimeout(resolve, 5))
    const context = { db, view, now, today: now.toISOString().slice(0, 10), language: 'en' } as const
    await submitRecord(context, { object, name: 'judged', recordId: deal })
    return { changing }
  })
  expect((await change.changing).body.code).toBe('record_locked')
  expect((await read(deal)).name).toBe('As submitted')
})

async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await sql<{ waiting: boolean }>`select exists (select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock') as waiting`.execute(application.db)
  return rows[0]?.waiting === true
}
