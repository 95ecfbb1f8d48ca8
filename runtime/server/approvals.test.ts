/** Approvals over HTTP, on a real database: from the submission to the end, and everything that people do in between. */
import type { HistoryLine } from '@attain/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { approvalBundle } from './testing/approval-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

let application: TestApplication
let admin: TestPerson
let chief: TestPerson
let lead: TestPerson
let rep: TestPerson
let finance: TestPerson
let product: TestPerson
let stranger: TestPerson

beforeAll(async () => {
  application = await createTestApplication(approvalBundle)
  admin = await application.person('Ada', ['administrator'])
  chief = await application.person('Chief', ['sales'], { title: 'Director', email: 'chief@example.com' })
  lead = await application.person('Lead', ['sales'], { manager: chief.id, title: 'Team lead' })
  rep = await application.person('Rep', ['sales'], { manager: lead.id })
  finance = await application.person('Fay', ['finance'])
  product = await application.person('Pat', ['product'])
  stranger = await application.person('Sam', ['nobody_special'])
})
afterAll(() => application.close())

let deal: string
let deals = 0
beforeEach(async () => {
  deals += 1
  const values = { name: `Deal ${deals}`, amount: '5000.00', discount: '0.10', stage: 'open' }
  const { status, body } = await rep.post('/api/records/deal', { values })
  expect(status).toBe(201)
  deal = body.id
})

async function submit(approval: string, by: TestPerson = rep, more: object = {}): Promise<string> {
  const { status, body } = await by.post('/api/approvals', { object: 'deal', approval, record: deal, ...more })
  expect(body).toMatchObject({ status: expect.any(String) })
  expect(status).toBe(201)
  return body.id
}

async function todo(of: TestPerson) {
  const { body } = await of.get('/api/approvals/inbox?box=todo')
  return body.items as { id: string; task: number; record: { id: string; name: string }; step: string }[]
}

async function taskOf(person: TestPerson, id: string): Promise<number> {
  const mine = (await todo(person)).find((item) => item.id === id)
  if (!mine) throw new Error('nothing to do')
  return mine.task
}

async function act(person: TestPerson, id: string, event: object) {
  return person.post(`/api/approvals/${id}/events`, event)
}

async function decide(person: TestPerson, id: string, type: 'approve' | 'reject', more: object = {}) {
  const { status, body } = await act(person, id, { type, task: await taskOf(person, id), ...more })
  expect(body).toBeNull()
  expect(status).toBe(204)
}

async function statusOf(id: string): Promise<string> {
  return (await admin.get(`/api/approvals/${id}`)).body.status
}

const stage = async () => (await admin.get(`/api/records/deal/${deal}`)).body.values.stage

describe('a discount approval', () => {
  test('goes up the chain, to finance and product together, and does its final action', async () => {
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { discount: '0.30' } })
    const id = await submit('discount')
    expect((await todo(lead)).map(({ record }) => record.name)).toContain(`Deal ${deals}`)
    await decide(lead, id, 'approve', { opinion: 'A good customer.' })
    await decide(chief, id, 'approve')
    await decide(finance, id, 'approve')
    expect(await statusOf(id)).toBe('running')
    await decide(product, id, 'approve')
    expect(await statusOf(id)).toBe('approved')
    expect(await stage()).toBe('agreed')
    const { body } = await rep.get(`/api/approvals/${id}`)
    const told = (body.history as HistoryLine[]).map(({ by, text, opinion }) => [by?.name ?? null, text, opinion])
    expect(told).toEqual([
      ['Rep', 'Submitted', null],
      ['Lead', 'Approved: Managers', 'A good customer.'],
      [null, 'Approved: Managers (approved just before)', null],
      ['Chief', 'Approved: Managers', null],
      ['Fay', 'Approved: Finance', null],
      ['Pat', 'Approved: Product', null],
      [null, 'Informed Chief', null],
      [null, 'Approved', null],
    ])
    expect((await chief.get('/api/approvals/inbox?box=copied')).body.items[0].id).toBe(id)
    expect((await rep.get('/api/approvals/inbox?box=mine')).body.items[0]).toMatchObject({ id, status: 'approved' })
    expect((await lead.get('/api/approvals/inbox?box=done')).body.items[0]).toMatchObject({ id, decision: 'approved' })
  })

  test('is short for small discounts', async () => {
    const id = await submit('discount')
    await decide(lead, id, 'approve')
    expect(await statusOf(id)).toBe('approved')
  })
})

describe('what may not be seen', () => {
  test('an approval is as unknown to a stranger as one that does not exist', async () => {
    const id = await submit('discount')
    for (const path of [`/api/approvals/${id}`, `/api/approvals/${id}/record`])
      expect((await stranger.get(path)).status).toBe(404)
    const answer = await act(stranger, id, { type: 'approve', task: 3 })
    expect(answer.status).toBe(404)
    expect((await stranger.get(`/api/approvals?object=deal&record=${deal}`)).status).toBe(404)
  })

  test('whoever decides sees the record without what their step hides and what their roles do not show', async () => {
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { discount: '0.30', secret: 'x', reason: 'why' } })
    const id = await submit('discount')
    await decide(lead, id, 'approve')
    await decide(chief, id, 'approve')
    expect((await finance.get(`/api/records/deal/${deal}`)).status).toBe(404)
    const { body } = await finance.get(`/api/approvals/${id}/record`)
    expect(body.values).toEqual({ name: `Deal ${deals}`, reason: 'why' })
    const ofLead = (await lead.get(`/api/approvals/${id}/record`)).body.values
    expect(ofLead).toMatchObject({ amount: '5000.00', discount: '0.3' })
    expect(ofLead).not.toHaveProperty('secret')
  })
})
