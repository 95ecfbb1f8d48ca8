/** Jobs that were given up: seen and begun anew by administrators, of their workspace. */
import type { FailedJobsBody } from '@attain/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueueMany } from './jobs/index.ts'
import { approvalBundle } from './testing/approval-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

let application: TestApplication
let admin: TestPerson
let rep: TestPerson
beforeAll(async () => {
  application = await createTestApplication(approvalBundle)
  admin = await application.person('Ada', ['administrator'])
  rep = await application.person('Rep', ['sales'])
})
afterAll(() => application.close())

/** No such approval is there, so these fail, and are given up at once. */
async function giveUp(approvals: readonly string[], workspaceId: number): Promise<void> {
  const jobs = approvals.map((approvalId) => ({ data: { workspaceId, approvalId, key: 1 } }))
  await enqueueMany(application.db, 'approval-action', jobs)
  await sql`update jobs.job set retry_limit = 0 where name = 'approval-action'`.execute(application.db)
  await application.jobs.idle()
}

const list = async () => (await admin.get('/api/failed-jobs')).body as FailedJobsBody

test('jobs that were given up are shown, and begin anew: one, or all of them', async () => {
  const ids = Array.from({ length: 3 }, (_, i) => `01890a5d-ac96-774b-bcce-b302099a800${i}`)
  const { id: workspaceId } = await application.db.selectFrom('workspaces').select('id').executeTakeFirstOrThrow()
  await giveUp(ids, workspaceId)
  await giveUp(['01890a5d-ac96-774b-bcce-b302099a8009'], workspaceId + 1)
  const { items, next } = await list()
  expect(next).toBe(null)
  expect(items.map(({ path }) => path).toSorted()).toEqual(ids.map((id) => `/inbox/${id}`))
  expect(items[0]).toMatchObject({
    what: { en: 'Action of an approval' },
    problem: { en: expect.stringContaining('approval'), 'zh-CN': expect.stringContaining('审批') },
    attempts: 1,
    failedAt: expect.stringMatching(/Z$/),
  })
  expect((await rep.get('/api/failed-jobs')).status).toBe(403)
  expect((await rep.post('/api/failed-jobs/replay', {})).status).toBe(403)
  const one = await admin.post('/api/failed-jobs/replay', { ids: [items[0]?.id] })
  expect(one.body).toEqual({ replayed: 1 })
  expect((await list()).items).toHaveLength(2)
  expect((await admin.post('/api/failed-jobs/replay', {})).body).toEqual({ replayed: 2 })
  expect((await list()).items).toEqual([])
  await application.jobs.idle()
  const { rows } = await sql<{ approval: string }>`select data ->> 'approvalId' as approval from jobs.job
    where name = 'approval-action' and state = 'retry' order by 1`.execute(application.db)
  expect(rows.map(({ approval }) => approval)).toEqual(ids)
})

test('what nobody needs any more is dismissed: one, or all of them, and only of this workspace', async () => {
  const { id: workspaceId } = await application.db.selectFrom('workspaces').select('id').executeTakeFirstOrThrow()
  const ids = Array.from({ length: 3 }, (_, i) => `01890a5d-ac96-774b-bcce-b302099a900${i}`)
  await giveUp(ids, workspaceId)
  const [one] = (await list()).items
  expect((await rep.post('/api/failed-jobs/dismiss', {})).status).toBe(403)
  expect((await admin.post('/api/failed-jobs/dismiss', { ids: [one?.id] })).body).toEqual({ dismissed: 1 })
  expect((await admin.post('/api/failed-jobs/dismiss', {})).body).toEqual({ dismissed: 2 })
  expect((await list()).items).toEqual([])
  const { rows } = await sql<{ of: number }>`select (data ->> 'workspaceId')::int as of from jobs.job
    where name = 'dead_letters'`.execute(application.db)
  // what another workspace gave up, before
  expect(rows).toEqual([{ of: workspaceId + 1 }])
})
