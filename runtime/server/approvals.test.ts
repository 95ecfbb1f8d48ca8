/** Approvals over HTTP, on a real database: from the submission to the end, and everything that people do in between. */
import type { HistoryLine } from '@attain/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
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
/** Edits everybody's deals. */
let desk: TestPerson

beforeAll(async () => {
  application = await createTestApplication(approvalBundle)
  admin = await application.person('Ada', ['administrator'])
  chief = await application.person('Chief', ['sales'], { title: 'Director', email: 'chief@example.com' })
  lead = await application.person('Lead', ['sales'], { manager: chief.id, title: 'Team lead' })
  rep = await application.person('Rep', ['sales'], { manager: lead.id })
  finance = await application.person('Fay', ['finance'])
  product = await application.person('Pat', ['product'])
  desk = await application.person('Dee', ['sales_desk'])
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

describe('what people do with a task', () => {
  test('rejecting ends it and frees the record', async () => {
    const id = await submit('discount')
    const locked = await rep.send('PATCH', `/api/records/deal/${deal}`, { values: { amount: '1.00' } })
    expect(locked).toMatchObject({ status: 409, body: { code: 'record_locked' } })
    expect((await rep.send('DELETE', `/api/records/deal/${deal}`)).body.code).toBe('record_locked')
    const bulk = { action: 'update', mode: 'each', records: [{ id: deal, values: { amount: '1.00' } }] }
    expect((await rep.post('/api/records/deal/bulk', bulk)).body.failed).toMatchObject([{ code: 'record_locked' }])
    await decide(lead, id, 'reject', { opinion: 'Too cheap.' })
    expect(await statusOf(id)).toBe('rejected')
    expect(await stage()).toBe('refused')
    expect((await rep.send('PATCH', `/api/records/deal/${deal}`, { values: { amount: '1.00' } })).status).toBe(200)
  })

  test('what was approved stays as it is, but for roles that may edit it', async () => {
    const id = await submit('discount')
    await decide(lead, id, 'approve')
    const change = { values: { amount: '1.00' } }
    const refused = await rep.send('PATCH', `/api/records/deal/${deal}`, change)
    expect(refused).toMatchObject({ status: 409, body: { code: 'record_locked', details: { approval: id } } })
    expect((await admin.send('PATCH', `/api/records/deal/${deal}`, change)).status).toBe(200)
  })

  test('returned to the submitter, who changes it and submits it again', async () => {
    const id = await submit('discount')
    const task = await taskOf(lead, id)
    expect((await act(lead, id, { type: 'return', task, to: null, opinion: 'Which customer?' })).status).toBe(204)
    expect(await statusOf(id)).toBe('returned')
    expect((await rep.get(`/api/approvals/${id}`)).body.can).toMatchObject({ resubmit: true, withdraw: true })
    const other = await desk.send('PATCH', `/api/records/deal/${deal}`, { values: { amount: '2.00' } })
    expect(other.body.code).toBe('record_locked')
    const renamed = await rep.send('PATCH', `/api/records/deal/${deal}`, { values: { name: 'For Acme' } })
    expect(renamed.status).toBe(200)
    expect((await act(rep, id, { type: 'resubmit' })).status).toBe(204)
    expect((await todo(lead)).find((item) => item.id === id)?.record.name).toBe('For Acme')
    await decide(lead, id, 'approve')
    expect(await statusOf(id)).toBe('approved')
  })

  test('returned to a step, or straight back to who returned it', async () => {
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { discount: '0.30' } })
    const id = await submit('discount')
    await decide(lead, id, 'approve')
    const { tasks } = (await chief.get(`/api/approvals/${id}`)).body
    expect(tasks[0].returnTo.map(({ node }: { node: string | null }) => node)).toEqual([null, 'managers'])
    await act(chief, id, { type: 'return', task: tasks[0].task, to: 'managers' })
    await decide(lead, id, 'approve')
    await decide(chief, id, 'approve')
    expect((await todo(finance)).map((item) => item.id)).toContain(id)
  })

  test('withdrawn by who submitted it, and nobody else', async () => {
    const id = await submit('discount')
    expect((await act(lead, id, { type: 'withdraw' })).body.code).toBe('approval_refused')
    expect((await act(rep, id, { type: 'withdraw', opinion: 'A mistake.' })).status).toBe(204)
    expect(await statusOf(id)).toBe('withdrawn')
    expect(await todo(lead).then((items) => items.filter((item) => item.id === id))).toEqual([])
    expect((await rep.send('PATCH', `/api/records/deal/${deal}`, { values: { amount: '1.00' } })).status).toBe(200)
    const again = await submit('discount')
    expect(again).not.toBe(id)
  })

  test('transferred, with both names in the history', async () => {
    const id = await submit('discount')
    const task = await taskOf(lead, id)
    await act(lead, id, { type: 'transfer', task, to: chief.id, opinion: 'You know them.' })
    await decide(chief, id, 'approve')
    const { history } = (await rep.get(`/api/approvals/${id}`)).body
    expect(history.map(({ text }: HistoryLine) => text)).toContain('Transferred from Lead to Chief: Managers')
    const zh = (await rep.get(`/api/approvals/${id}`, { 'accept-language': 'zh-CN' })).body.history
    expect(zh.map(({ text }: HistoryLine) => text)).toContain('转交：Managers，由 Lead 转给 Chief')
  })

  test.each(['before', 'after', 'beside'] as const)('others are added %s', async (where) => {
    const id = await submit('discount')
    const voting = { needed: 'all', veto: true, inOrder: false }
    const add = { type: 'add', task: await taskOf(lead, id), people: [finance.id, product.id], where, voting }
    expect((await act(lead, id, add)).body).toBeNull()
    if (where === 'before') expect(await todo(lead).then((all) => all.some((item) => item.id === id))).toBe(false)
    // whoever adds somebody after them has approved
    if (where === 'beside') await decide(lead, id, 'approve')
    await decide(finance, id, 'approve')
    expect(await statusOf(id)).toBe('running')
    await decide(product, id, 'approve')
    if (where === 'before') await decide(lead, id, 'approve')
    expect(await statusOf(id)).toBe('approved')
  })

  test('a step lets its people write some fields, and asks for others', async () => {
    const id = await submit('checked')
    const task = await taskOf(finance, id)
    const missing = await act(finance, id, { type: 'approve', task })
    expect(missing).toMatchObject({ status: 422, body: { details: [{ field: 'reason', code: 'required' }] } })
    const closed = await act(finance, id, { type: 'approve', task, values: { amount: '1.00', reason: 'x' } })
    expect(closed).toMatchObject({ status: 422, body: { details: [{ field: 'amount', code: 'readOnly' }] } })
    const wrong = await act(finance, id, { type: 'approve', task, values: { reason: 'x', due_on: 'soon' } })
    expect(wrong).toMatchObject({ status: 422, body: { details: [{ field: 'due_on' }] } })
    expect((await todo(finance)).find((item) => item.id === id)).toMatchObject({ canDecideHere: false })
    await decide(finance, id, 'approve', { values: { reason: 'checked' } })
    const { values } = (await admin.get(`/api/records/deal/${deal}`)).body
    expect(values).toMatchObject({ reason: 'checked', amount: '5000.00' })
    const { items } = (await admin.get(`/api/records/deal/${deal}/history`)).body
    expect(items[0]).toMatchObject({ byName: 'Fay' })
  })

  test('many at once, each by itself', async () => {
    const first = await submit('discount')
    const tasks = [
      { approval: first, task: await taskOf(lead, first) },
      { approval: first, task: 99 },
    ]
    const { body } = await lead.post('/api/approvals/decide', { decision: 'approve', tasks, opinion: 'Fine.' })
    expect(body).toMatchObject({ done: 1, failed: [{ approval: first, task: 99 }] })
    expect(await statusOf(first)).toBe('approved')
  })

  test('a file goes with an opinion, for those who may look', async () => {
    const id = await submit('discount')
    const upload = await application.app.inject({
      method: 'POST',
      url: '/api/files?name=offer.txt',
      headers: { authorization: `Bearer ${lead.key}`, 'content-type': 'text/plain' },
      payload: 'the offer',
    })
    const file = upload.json().id
    expect((await act(chief, id, { type: 'approve', task: 3, files: [file] })).status).toBe(404)
    await decide(lead, id, 'approve', { files: [file] })
    const { history } = (await rep.get(`/api/approvals/${id}`)).body
    expect(history[1].files).toEqual([{ id: file, name: 'offer.txt' }])
    const url = `/api/approvals/${id}/files/${file}`
    const headers = (person: TestPerson) => ({ authorization: `Bearer ${person.key}` })
    expect((await application.app.inject({ url, headers: headers(rep) })).body).toBe('the offer')
    expect((await application.app.inject({ url, headers: headers(stranger) })).statusCode).toBe(404)
  })
})

describe('what administrators do', () => {
  test('somebody without an account may be named, but cannot be asked', async () => {
    const { body: person } = await admin.post('/api/records/person', { values: { name: 'No account' } })
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { reviewer: person.id } })
    const id = await submit('nobody')
    expect((await todo(admin)).map((item) => item.id)).toContain(id)
  })

  test('nobody found: they decide, reassign or skip, and say why', async () => {
    const id = await submit('nobody')
    const { items } = (await admin.get('/api/approvals/troubled')).body
    expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({ why: 'nobody' })
    const task = await taskOf(admin, id)
    expect((await act(lead, id, { type: 'reassign', task, to: chief.id, opinion: 'x' })).status).toBe(404)
    expect((await act(admin, id, { type: 'reassign', task, to: chief.id })).status).toBe(400)
    await act(admin, id, { type: 'reassign', task, to: chief.id, opinion: 'She knows.' })
    expect(await taskOf(chief, id)).toBe(task)
    const { way } = (await admin.get(`/api/approvals/${id}`)).body
    const skip = { type: 'skip', visit: way[0].visit, opinion: 'Not needed.' }
    expect((await act(admin, id, skip)).status).toBe(204)
    expect(await statusOf(id)).toBe('approved')
  })

  test('what does not go on is sent to any step ahead', async () => {
    const id = await submit('discount')
    const { skips, way } = (await admin.get(`/api/approvals/${id}`)).body
    expect(skips).toEqual([{ visit: way[0].visit, to: expect.any(Array) }])
    const places = ['how_much', 'director', 'both', 'tell', null]
    expect(skips[0].to.map(({ node }: { node: string | null }) => node).toSorted()).toEqual(places.toSorted())
    expect(skips[0].to).toContainEqual({ node: 'tell', label: 'Tell the director', type: 'copy' })
    expect((await lead.get(`/api/approvals/${id}`)).body.skips).toEqual([])
    const skip = { type: 'skip', visit: skips[0].visit, opinion: 'She is away.' }
    const refused = await act(admin, id, { ...skip, to: 'finance' })
    expect(refused.body).toMatchObject({ code: 'approval_refused', message: expect.stringContaining('lies ahead') })
    expect((await act(admin, id, { ...skip, to: 'both' })).status).toBe(204)
    for (const person of [finance, product]) expect(await taskOf(person, id)).toBeGreaterThan(0)
    const { history } = (await admin.get(`/api/approvals/${id}`)).body
    expect(history.at(-1)).toMatchObject({ text: 'Skipped from Managers to both', opinion: 'She is away.' })
  })

  test('stop', async () => {
    const id = await submit('discount')
    expect((await act(rep, id, { type: 'stop', opinion: 'x' })).body.code).toBe('approval_refused')
    expect((await act(admin, id, { type: 'stop', opinion: 'Wrong customer.' })).status).toBe(204)
    expect(await statusOf(id)).toBe('stopped')
    expect((await rep.send('PATCH', `/api/records/deal/${deal}`, { values: { amount: '1.00' } })).status).toBe(200)
  })
})

describe('what happens by itself', () => {
  test('an action that fails leaves the decision, and is done when it can be', async () => {
    const id = await submit('checked')
    await decide(finance, id, 'approve', { values: { reason: 'no such note' } })
    // the validation lets no deal be agreed without a due day
    expect(await statusOf(id)).toBe('running')
    const { failedActions } = (await admin.get(`/api/approvals/${id}`)).body
    expect(failedActions).toMatchObject([{ attempts: 1 }])
    expect(failedActions[0].message).toContain('due day')
    expect((await act(admin, id, { type: 'retry', key: failedActions[0].key })).body.code).toBe('approval_refused')
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { due_on: '2026-12-01' } })
    expect((await act(admin, id, { type: 'retry', key: failedActions[0].key })).status).toBe(204)
    expect(await stage()).toBe('agreed')
    expect(await statusOf(id)).toBe('approved')
  })

  test('an action that fails holds what comes after its step, whatever happens beside it; other branches go on', async () => {
    const id = await submit('side_by_side')
    await decide(finance, id, 'approve', { values: { reason: 'not before there is a due day' } })
    const now = async () => {
      const { way, failedActions } = (await admin.get(`/api/approvals/${id}`)).body
      const at = (way as { node: string; when: string }[]).filter(({ when }) => when === 'now').map(({ node }) => node)
      return { at: at.filter((node) => node !== 'both'), failed: failedActions.length }
    }
    expect(await now()).toEqual({ at: ['product'], failed: 1 })
    await act(product, id, { type: 'transfer', task: await taskOf(product, id), to: chief.id })
    expect(await now()).toEqual({ at: ['product'], failed: 1 })
    await decide(chief, id, 'approve')
    expect(await now()).toEqual({ at: ['after_product'], failed: 1 })
    const { failedActions } = (await admin.get(`/api/approvals/${id}`)).body
    expect((await act(admin, id, { type: 'retry', key: failedActions[0].key })).status).toBe(204)
    expect(await now()).toEqual({ at: ['after_product', 'after_finance'], failed: 0 })
    await decide(desk, id, 'approve')
    await decide(lead, id, 'approve')
    expect(await statusOf(id)).toBe('approved')
  })

  test('an end is an end: its actions are done, again if need be, and nothing else happens any more', async () => {
    const id = await submit('last_words')
    const task = await taskOf(finance, id)
    await decide(finance, id, 'approve', { values: { reason: 'not before there is a due day' } })
    expect(await statusOf(id)).toBe('approved')
    const { failedActions, history } = (await admin.get(`/api/approvals/${id}`)).body
    expect(failedActions).toMatchObject([{ attempts: 1 }])
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { due_on: '2026-12-01' } })
    expect((await act(admin, id, { type: 'retry', key: failedActions[0].key })).status).toBe(204)
    expect(await stage()).toBe('agreed')
    const late = [
      [finance, { type: 'approve', task }],
      [rep, { type: 'withdraw' }],
      [rep, { type: 'resubmit' }],
      [admin, { type: 'stop', opinion: 'Too late.' }],
    ] as const
    for (const [person, event] of late)
      expect((await act(person, id, event)).body, event.type).toMatchObject({ code: 'approval_refused' })
    const after = (await admin.get(`/api/approvals/${id}`)).body
    expect(after).toMatchObject({ status: 'approved', history, failedActions: [] })
  })

  test('what follows from a decision is not waited for', async () => {
    const wake = vi.spyOn(application.following, 'wake')
    const id = await submit('discount')
    expect(wake).toHaveBeenCalledTimes(1)
    await decide(lead, id, 'approve')
    expect(wake).toHaveBeenCalledTimes(2)
    const next = await submit('nobody', desk, {
      record: (await rep.post('/api/records/deal', { values: { name: 'x' } })).body.id,
    })
    wake.mockClear()
    await admin.post('/api/approvals/decide', {
      decision: 'approve',
      tasks: [{ approval: next, task: await taskOf(admin, next) }],
    })
    expect(wake).toHaveBeenCalledTimes(1)
    wake.mockRestore()
  })

  test('a sub-process is waited for', async () => {
    const id = await submit('outer')
    const inner = (await todo(finance)).find((item) => item.record.id === deal)
    expect(inner?.id).not.toBe(id)
    await act(finance, inner?.id ?? '', {
      type: 'approve',
      task: inner?.task,
      values: { reason: 'x', due_on: '2026-12-01' },
    })
    expect(await statusOf(id)).toBe('running')
    await decide(lead, id, 'approve')
    expect(await statusOf(id)).toBe('approved')
  })

  test('a sub-process ends with the one that waits for it', async () => {
    const id = await submit('outer')
    const inner = (await todo(finance)).find((item) => item.record.id === deal)
    await act(rep, id, { type: 'withdraw' })
    expect(await statusOf(inner?.id ?? '')).toBe('stopped')
  })

  test('somebody stands in for a while, for what is open as well', async () => {
    const open = await submit('discount')
    const today = new Date().toISOString().slice(0, 10)
    const delegation = { to: chief.id, startsOn: today, endsOn: '2099-12-31', approvals: ['deal/discount'] }
    const { status, body } = await lead.post('/api/delegations', delegation)
    expect(status).toBe(201)
    expect((await todo(chief)).find((item) => item.id === open)).toMatchObject({ principal: { name: 'Lead' } })
    const values = { name: 'Next', amount: '1.00', discount: '0.10' }
    deal = (await rep.post('/api/records/deal', { values })).body.id
    const fresh = await submit('discount')
    expect((await todo(chief)).map((item) => item.id)).toContain(fresh)
    expect((await chief.get('/api/delegations')).body.items).toMatchObject([{ from: { name: 'Lead' }, isActive: true }])
    expect((await rep.send('DELETE', `/api/delegations/${body.id}`)).status).toBe(404)
    expect((await lead.send('DELETE', `/api/delegations/${body.id}`)).status).toBe(204)
    for (const id of [open, fresh]) await decide(chief, id, 'approve')
  })

  test('the definition is that of its submission, whatever is published later', async () => {
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { discount: '0.30' } })
    const id = await submit('discount')
    const shorter = approvalBundle.map((document) =>
      'first' in document && (document as { name?: string }).name === 'discount'
        ? {
            ...document,
            nodes: (document as unknown as { nodes: object[] }).nodes
              .slice(0, 1)
              .map((node) => ({ ...node, next: 'end' })),
          }
        : document,
    )
    await application.publish(shorter)
    await decide(lead, id, 'approve')
    expect(await statusOf(id)).toBe('running')
    const without = shorter.filter((document) => (document as { name?: string }).name !== 'discount')
    await expect(application.publish(without)).rejects.toThrow('still running')
    await act(admin, id, { type: 'stop', opinion: 'enough' })
    await application.publish(approvalBundle)
  })
})

describe('what happens to records and people', () => {
  /** Everything that follows from what was written. */
  const settle = async () => {
    await application.app.following.idle()
    await application.jobs.idle()
  }
  const approvalsOf = async () =>
    (await admin.get(`/api/approvals?object=deal&record=${deal}`)).body.approvals as { id: string; status: string }[]

  test('one begins by itself when a record is created that meets its condition', async () => {
    await settle()
    expect(await approvalsOf()).toEqual([])
    const values = { name: 'Large', amount: '900000.00', discount: '0.10' }
    deal = (await rep.post('/api/records/deal', { values })).body.id
    await settle()
    expect(await approvalsOf()).toMatchObject([{ status: 'running', submitter: { name: 'Rep' } }])
  })

  test('one begins when a change makes a record meet its condition, and not again', async () => {
    const change = (values: object) => rep.send('PATCH', `/api/records/deal/${deal}`, { values })
    await change({ reason: 'urgent' })
    await settle()
    const [begun] = await approvalsOf()
    await decide(finance, begun?.id ?? '', 'reject')
    await settle()
    await change({ amount: '7.00' })
    await settle()
    expect(await approvalsOf()).toHaveLength(1)
  })

  test('a wait ends when the record meets its condition', async () => {
    const id = await submit('waiting')
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { amount: '1.00' } })
    await settle()
    expect(await statusOf(id)).toBe('running')
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { due_on: '2026-12-24' } })
    await settle()
    expect(await statusOf(id)).toBe('approved')
  })

  test.each(['locked out', 'not active any more', 'gone since yesterday'])(
    'tasks of somebody who is %s go to others',
    async (how) => {
      const away = await application.person('Away', ['away'], { manager: chief.id })
      const id = await submit('to_away')
      expect(await taskOf(away, id)).toBeGreaterThan(0)
      if (how === 'locked out') {
        const account = (await admin.get(`/api/people/${away.id}/account`)).body
        await admin.send('PUT', `/api/people/${away.id}/account`, { ...account, active: false })
      } else {
        const values = how === 'not active any more' ? { active: false } : { left_on: '2026-01-31' }
        expect((await admin.send('PATCH', `/api/records/person/${away.id}`, { values })).status).toBe(200)
      }
      await settle()
      expect((await todo(admin)).map((item) => item.id)).toContain(id)
      const { history } = (await admin.get(`/api/approvals/${id}`)).body
      expect(history.at(-1).text).toBe('Handed over, because they have left, from Away to the administrators: away')
    },
  )

  test('time limits remind, hand over and decide, each in its time', async () => {
    const id = await submit('hurried')
    const row = await application.db
      .selectFrom('approval_tasks')
      .selectAll()
      .where('approval_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(Date.parse(row.due_at as string) - Date.parse(row.opened_at as string)).toBe(60_000)
    const later = async (minutes: number) => {
      vi.setSystemTime(Date.now() + minutes * 60_000)
      await sql`update jobs.job set start_after = now() where name = 'approval-timer'`.execute(application.db)
      await settle()
    }
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      await later(2)
      const { items } = (await lead.get('/api/notifications')).body
      expect(items[0].title.en).toContain('still waiting')
      await later(2)
      expect((await todo(chief)).map((item) => item.id)).toContain(id)
      await later(5)
      expect(await statusOf(id)).toBe('rejected')
    } finally {
      vi.useRealTimers()
    }
  })

  test('time limits in working hours go by the hours of the working calendar', async () => {
    const times = { works_from: '09:00', works_until: '18:00', lunch_from: '12:00', lunch_until: '13:00' }
    const values = { name: 'Office', time_zone: 'Asia/Shanghai', ...times }
    const wrong = [
      { works_until: null },
      { works_from: '19:00' },
      { works_from: '9 o’clock' },
      { lunch_until: '18:30' },
    ]
    for (const change of wrong) {
      const { status } = await admin.post('/api/records/working_calendar', { values: { ...values, ...change } })
      expect(status, JSON.stringify(change)).toBe(422)
    }
    const { status, body } = await admin.post('/api/records/working_calendar', { values })
    expect(status).toBe(201)
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      // half past five on a Tuesday in Shanghai
      vi.setSystemTime('2026-12-01T09:30:00Z')
      await expect
        .poll(async () => {
          const id = await submit('office_hours')
          const { tasks } = (await lead.get(`/api/approvals/${id}`)).body
          await act(rep, id, { type: 'withdraw' })
          return new Date(tasks[0].dueAt).toISOString().slice(0, 16)
        })
        .toBe('2026-12-02T02:30')
    } finally {
      vi.useRealTimers()
      await admin.send('DELETE', `/api/records/working_calendar/${body.id}`)
    }
  })
})
