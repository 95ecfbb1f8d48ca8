/** What the pages of approvals need to know besides what happened: fields that are lent, copies, who may change what. */
import type { FieldBody, InboxItem, InboxPage } from '@attain/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approvalBundle } from './testing/approval-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

let application: TestApplication
let chief: TestPerson
let lead: TestPerson
let rep: TestPerson
let finance: TestPerson
let product: TestPerson
beforeAll(async () => {
  application = await createTestApplication(approvalBundle)
  chief = await application.person('Chief', ['sales'], { title: 'Director', email: 'chief@example.com' })
  lead = await application.person('Lead', ['sales'], { manager: chief.id, title: 'Team lead' })
  rep = await application.person('Rep', ['sales'], { manager: lead.id })
  finance = await application.person('Fay', ['finance'])
  product = await application.person('Pat', ['product'])
})
afterAll(() => application.close())

const addedVoting = { needed: 'all', veto: true, inOrder: false }

async function submit(approval = 'discount'): Promise<{ deal: string; id: string }> {
  const values = { name: 'Deal', amount: '5000.00', discount: '0.30', stage: 'open' }
  const deal = (await rep.post('/api/records/deal', { values })).body.id
  const { body } = await rep.post('/api/approvals', { object: 'deal', approval, record: deal })
  return { deal, id: body.id }
}

async function act(person: TestPerson, id: string, event: object) {
  const [task] = (await person.get(`/api/approvals/${id}`)).body.tasks
  const { status } = await person.post(`/api/approvals/${id}/events`, { ...event, task: task.task })
  expect(status).toBe(204)
}

test('the record of an approval comes with its fields, also where roles show nothing of the object', async () => {
  const { id } = await submit()
  await act(lead, id, { type: 'approve' })
  await act(chief, id, { type: 'approve' })
  const { body } = await finance.get(`/api/approvals/${id}/record`)
  expect(body.object).toMatchObject({ name: 'deal', nameField: 'name', children: [], validations: [] })
  expect(body.object.fields.map(({ name, access }: FieldBody) => [name, access])).toEqual([
    ['name', 'read'],
    ['reason', 'read'],
  ])
  const ofLead = (await lead.get(`/api/approvals/${id}/record`)).body.object.fields.map(({ name }: FieldBody) => name)
  expect(ofLead).toContain('amount')
  expect(ofLead).not.toContain('secret')
})

test('what one submitted says who is asked now, and since when, also by what it waits for', async () => {
  const { id } = await submit()
  const mine = async (of: string) => {
    const { items } = (await rep.get('/api/approvals/inbox?box=mine')).body as InboxPage
    const asked = items.find((item) => item.id === of)?.asked
    return asked && { ...asked, people: asked.people.map(({ person }) => person?.name ?? null) }
  }
  expect(await mine(id)).toEqual({ people: ['Lead'], others: 0 })
  const { items } = (await rep.get('/api/approvals/inbox?box=mine')).body as InboxPage
  const [task] = (await lead.get('/api/approvals/inbox?box=todo')).body.items
  expect(items[0]?.asked?.people).toEqual([{ person: { id: lead.id, name: 'Lead' }, since: task.at }])
  for (const person of [lead, chief]) await act(person, id, { type: 'approve' })
  expect((await mine(id))?.people.toSorted()).toEqual(['Fay', 'Pat'])
  await act(finance, id, { type: 'add', people: [lead.id, chief.id], where: 'beside', voting: addedVoting })
  expect(await mine(id)).toMatchObject({ people: { length: 3 }, others: 1 })
  await act(product, id, { type: 'return', to: null })
  expect(await mine(id)).toBe(null)
  const outer = await submit('outer')
  expect(await mine(outer.id)).toEqual({ people: ['Fay'], others: 0 })
  const todo = (await lead.get('/api/approvals/inbox?box=todo')).body.items as InboxItem[]
  expect(todo.every(({ asked }) => asked === null)).toBe(true)
})

test('a copy is unread until it is looked at', async () => {
  const { id } = await submit()
  for (const person of [lead, chief, finance, product]) await act(person, id, { type: 'approve' })
  const isUnread = async () => (await chief.get(`/api/approvals/${id}`)).body.isUnread
  expect(await isUnread()).toBe(true)
  expect((await chief.post(`/api/approvals/${id}/read`, undefined)).status).toBe(204)
  expect(await isUnread()).toBe(false)
  expect((await finance.get(`/api/approvals/${id}`)).body.isUnread).toBe(false)
})

test('a lock says whether whoever asks may change the record all the same', async () => {
  const { deal, id } = await submit()
  const lockFor = async (person: TestPerson) =>
    (await person.get(`/api/approvals?object=deal&record=${deal}`)).body.lock
  expect(await lockFor(rep)).toEqual({ kind: 'running', approval: 'Discount', id, mayEdit: false })
  await act(lead, id, { type: 'return', to: null })
  expect(await lockFor(rep)).toMatchObject({ kind: 'returned', mayEdit: true })
})
