/** People of a company in which deals are approved, and what they do over HTTP, each time on a new deal. */
import { expect } from 'vitest'
import { approvalBundle } from './approval-bundle.ts'
import { createTestApplication, type TestPerson } from './test-application.ts'

export async function createApprovalDesk() {
  const application = await createTestApplication(approvalBundle)
  const admin = await application.person('Ada', ['administrator'])
  const chief = await application.person('Chief', ['sales'], { title: 'Director', email: 'chief@example.com' })
  const lead = await application.person('Lead', ['sales'], { manager: chief.id, title: 'Team lead' })
  const rep = await application.person('Rep', ['sales'], { manager: lead.id })
  const finance = await application.person('Fay', ['finance'])
  const product = await application.person('Pat', ['product'])
  /** Edits everybody's deals. */
  const desk = await application.person('Dee', ['sales_desk'])
  const stranger = await application.person('Sam', ['nobody_special'])

  let deal = ''
  let deals = 0
  async function newDeal(): Promise<{ readonly id: string; readonly name: string }> {
    deals += 1
    const name = `Deal ${deals}`
    const values = { name, amount: '5000.00', discount: '0.10', stage: 'open' }
    const { status, body } = await rep.post('/api/records/deal', { values })
    expect(status).toBe(201)
    deal = body.id
    return { id: deal, name }
  }

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

  return {
    ...{ application, admin, chief, lead, rep, finance, product, desk, stranger },
    ...{ newDeal, submit, todo, taskOf, act, decide, statusOf, stage },
  }
}
