/** What is granted in a dispute is no matter of the payee, by whatever door and at whatever time. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApplication, TestPerson } from '../../../testing/test-application.ts'
import { at, type Months, period, startMonths } from '../testing/month.ts'
import { ok } from '../testing/payroll.ts'

let world: TestApplication
let grace: TestPerson
let bo: TestPerson
/** Is paid by the plan, decides on disputes, and administers the application. */
let uma: TestPerson
let statement: Months['statement']

beforeAll(async () => {
  let act: Months['act']
  ;({ world, grace, bo, act, statement } = await startMonths())
  uma = await world.person('Uma', ['administrator', 'finance', 'agent'], { title: 'Agent' })
  await ok(act('calculate', '2026-02'), 204)
  await ok(grace.post(`${period('2026-02')}/events`, { type: 'review' }), 204)
})
afterAll(() => world.close())

async function dispute(who: TestPerson): Promise<string> {
  const { id } = await statement(who, '2026-02', who)
  const body = { expected: '3000', reason: 'A deal is missing' }
  return (await ok<{ id: string }>(who.post(`${at}/statements/${id}/disputes`, body), 201)).id
}

const change = (who: TestPerson, id: string, values: object) =>
  who.send('PATCH', `/api/records/commission_dispute/${id}`, { values })

const inBulk = async (who: TestPerson, id: string, values: object) => {
  const body = { action: 'update', mode: 'each', records: [{ id, values }] }
  return (await ok<{ updated: number; failed: object[] }>(who.post('/api/records/commission_dispute/bulk', body)))
    .failed
}

const task = async (who: TestPerson) => {
  const { items } = await ok<{ items: { id: string; task: number }[] }>(
    who.get('/api/approvals/inbox?box=todo&limit=10'),
  )
  return items[0] ?? { id: '', task: 0 }
}

async function decide(who: TestPerson, event: object): Promise<{ status: number; body: unknown }> {
  const { id, task: number } = await task(who)
  return who.post(`/api/approvals/${id}/events`, { task: number, ...event })
}

async function refusesEverything(who: TestPerson, id: string): Promise<void> {
  for (const values of [{ granted: '99999' }, { granted: null }, { expected: '99999' }, { payee: grace.id }]) {
    expect(await change(who, id, values)).toMatchObject({ status: 422, body: { code: 'invalid_record' } })
    expect(await inBulk(who, id, values)).toMatchObject([{ index: 0, code: 'invalid_record' }])
  }
}

test('while it is decided, even by a payee who administers the application', async () => {
  const id = await dispute(uma)
  await refusesEverything(uma, id)
  // nor as the one who decides
  expect(await decide(uma, { type: 'approve', values: { granted: '99999' } })).toMatchObject({ status: 422 })
  await ok(decide(grace, { type: 'approve', values: { granted: '10' } }), 204)
  const after = await statement(uma, '2026-02')
  expect(after.disputes).toMatchObject([{ state: 'accepted', adjusted: { amount: '10' } }])
  await refusesEverything(uma, id)
})

test('when it was returned to them, and when it was refused', async () => {
  const id = await dispute(bo)
  expect(await change(bo, id, { granted: '99999' })).toMatchObject({ status: 409, body: { code: 'record_locked' } })
  await ok(decide(grace, { type: 'return', to: null, opinion: 'Which deal?' }), 204)
  await refusesEverything(bo, id)
  const { items } = await ok<{ items: { id: string }[] }>(bo.get('/api/approvals/inbox?box=mine&limit=10'))
  await ok(bo.post(`/api/approvals/${items[0]?.id}/events`, { type: 'resubmit' }), 204)
  await ok(decide(grace, { type: 'reject' }), 204)
  await refusesEverything(bo, id)
})

test('a record that somebody makes by hand is no dispute, whoever approves it', async () => {
  const values = { name: 'Mine', plan: 'reps', period: '2026-02', reason: 'Please', granted: '99999', state: 'open' }
  const { id: record } = await ok<{ id: string }>(bo.post('/api/records/commission_dispute', { values }), 201)
  const before = await statement(bo, '2026-02')
  await ok(bo.post('/api/approvals', { object: 'commission_dispute', record, approval: 'disputes' }), 201)
  await ok(decide(grace, { type: 'approve' }), 204)
  expect(await statement(bo, '2026-02')).toEqual(before)
})
