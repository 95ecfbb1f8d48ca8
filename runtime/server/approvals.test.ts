/** Approvals over HTTP, on a real database: what people see, decide and mend. */
import type { HistoryLine } from '@attain/contract'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createApprovalDesk } from './testing/approval-desk.ts'
import type { TestPerson } from './testing/test-application.ts'

const {
  application,
  admin,
  chief,
  lead,
  rep,
  finance,
  product,
  stranger,
  desk,
  newDeal,
  submit,
  todo,
  taskOf,
  act,
  decide,
  statusOf,
  stage,
} = await createApprovalDesk()
afterAll(() => application.close())

let deal: string
let name: string
beforeEach(async () => {
  ;({ id: deal, name } = await newDeal())
})

describe('a discount approval', () => {
  test('goes up the chain, to finance and product together, and does its final action', async () => {
    await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { discount: '0.30' } })
    const id = await submit('discount')
    expect((await todo(lead)).map(({ record }) => record.name)).toContain(name)
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
    expect(body.values).toEqual({ name, reason: 'why' })
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
