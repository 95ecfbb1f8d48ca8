import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dealBundle } from './testing/deal-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

let application: TestApplication
let admin: TestPerson
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  admin = await application.person('Ada', ['administrator'])
})
afterAll(() => application.close())

describe('one record', () => {
  test('is created, read, changed, listed, counted, deleted and restored', async () => {
    const account = await admin.post('/api/records/account', {
      values: { name: 'Acme', sector: 'medical', credit_limit: '5000' },
    })
    expect(account).toMatchObject({
      status: 201,
      body: { version: 1, values: { credit_limit: '5000.00', owner: admin.id } },
    })
    const created = await admin.post('/api/records/deal', {
      values: { code: 'D-1', account: account.body.id, amount: 1054.5, closed_on: '2017-03-01', tags: ['hot'] },
    })
    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({
      values: { code: 'D-1', stage: 'open', amount: '1054.50', closed_on: '2017-03-01', tags: ['hot'], margin: null },
      labels: { account: 'Acme', owner: 'Ada' },
    })
    const { id } = created.body
    const read = await admin.get(`/api/records/deal/${id}?fields=code,account.sector,account`)
    expect(read.body).toEqual({
      id,
      version: 1,
      values: { code: 'D-1', 'account.sector': 'medical', account: account.body.id },
      labels: { account: 'Acme' },
      can: { edit: true, delete: true },
    })
    const full = await admin.get(`/api/records/deal/${id}`)
    expect(full.body.values).toEqual(created.body.values)

    const won = await admin.send(
      'PATCH',
      `/api/records/deal/${id}`,
      { values: { stage: 'won' } },
      { 'if-match': '"1"' },
    )
    expect(won).toMatchObject({ status: 200, body: { version: 2, values: { stage: 'won' } } })
    const stale = await admin.send(
      'PATCH',
      `/api/records/deal/${id}`,
      { values: { notes: 'x' } },
      { 'if-match': '"1"' },
    )
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale_version', details: { version: 2 } } })
    const back = await admin.send('PATCH', `/api/records/deal/${id}`, { values: { stage: 'open' } })
    expect(back).toMatchObject({
      status: 422,
      body: { code: 'invalid_record', details: [{ field: 'stage', code: 'transition' }] },
    })

    const filter = encodeURIComponent(
      JSON.stringify({ and: [{ '==': [{ var: 'stage' }, 'won'] }, { '>=': [{ var: 'amount' }, 1000] }] }),
    )
    const list = await admin.get(`/api/records/deal?filter=${filter}&sort=-amount&fields=code,amount`)
    expect(list.body).toMatchObject({ items: [{ values: { code: 'D-1', amount: '1054.50' } }], next: null })
    expect((await admin.get(`/api/records/deal/count?filter=${filter}`)).body).toEqual({ count: 1, capped: false })
    const history = await admin.get(`/api/records/deal/${id}/history`)
    expect(history.body.items).toMatchObject([
      { version: 2, action: 'updated', byName: 'Ada', changes: [{ field: 'stage', from: 'open', to: 'won' }] },
      { version: 1, action: 'created' },
    ])

    expect((await admin.send('DELETE', `/api/records/deal/${id}`)).status).toBe(204)
    expect((await admin.get(`/api/records/deal/${id}`)).status).toBe(404)
    expect((await admin.get('/api/recycle-bin/deal')).body.items).toMatchObject([{ id, values: { code: 'D-1' } }])
    const restored = await admin.post(`/api/recycle-bin/deal/${id}/restore`, undefined)
    expect(restored).toMatchObject({ status: 200, body: { version: 4, values: { code: 'D-1', stage: 'won' } } })
  })

  test('with mistakes names all of them at their fields', async () => {
    const { status, body } = await admin.post('/api/records/deal', {
      values: {
        amount: 'much',
        stage: 'maybe',
        closed_on: '2017-02-29',
        colour: 'red',
        account: '00000000-0000-7000-8000-000000000000',
      },
    })
    expect(status).toBe(422)
    expect(body.details.map((problem: { field: string }) => problem.field).sort()).toEqual(
      ['account', 'amount', 'closed_on', 'code', 'colour', 'stage'].sort(),
    )
  })
})

test('sums by group are exact', async () => {
  for (const [code, amount] of [
    ['S-1', '0.10'],
    ['S-2', '0.20'],
    ['S-3', '99999999999999.99'],
  ]) {
    const { status } = await admin.post('/api/records/deal', {
      values: { code, amount, stage: 'lost', closed_on: '2020-05-17' },
    })
    expect(status).toBe(201)
  }
  const { body } = await admin.post('/api/records/deal/aggregate', {
    filter: { '==': [{ var: 'stage' }, 'lost'] },
    groupBy: [{ field: 'owner' }, { field: 'closed_on', by: 'month', as: 'month' }],
    measures: [
      { as: 'total', fn: 'sum', field: 'amount' },
      { as: 'deals', fn: 'count' },
    ],
  })
  expect(body).toEqual({
    rows: [{ owner: admin.id, month: '2020-05-01', total: '100000000000000.29', deals: 3 }],
    labels: { owner: { [admin.id]: 'Ada' } },
  })
})

test('search finds words by their beginning, and Chinese names by any part', async () => {
  await admin.post('/api/records/account', { values: { name: '上海远景科技有限公司' } })
  for (const typed of ['远景', '上海 科技', '技']) {
    const { body } = await admin.get(`/api/search?q=${encodeURIComponent(typed)}`)
    expect(body.items, typed).toMatchObject([{ object: 'account', name: '上海远景科技有限公司' }])
  }
  expect((await admin.get('/api/search?q=acm')).body.items).toMatchObject([{ name: 'Acme' }])
})
