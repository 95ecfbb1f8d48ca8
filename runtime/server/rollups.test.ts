/** Roll-ups: right after every change of children, whoever makes it and how many at a time. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectRollupsAreRight } from './testing/right-rollups.ts'
import { rollupBundle } from './testing/rollup-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

let application: TestApplication
let admin: TestPerson
beforeAll(async () => {
  application = await createTestApplication(rollupBundle)
  admin = await application.person('Ada', ['administrator'])
})
afterAll(() => application.close())

let last = 0
const unique = (prefix: string) => {
  last += 1
  return `${prefix}-${last}`
}

async function create(object: string, values: Record<string, unknown>, by = admin): Promise<string> {
  const { status, body } = await by.post(`/api/records/${object}`, { values })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}
const account = (values: object = {}) => create('account', { name: unique('account'), ...values })
const deal = (values: object = {}) => create('deal', { code: unique('deal'), ...values })
const change = async (object: string, id: string, values: object) => {
  const { status, body } = await admin.send('PATCH', `/api/records/${object}/${id}`, { values })
  expect(status, JSON.stringify(body)).toBe(200)
}
const remove = async (object: string, id: string) => {
  expect((await admin.send('DELETE', `/api/records/${object}/${id}`)).status).toBe(204)
}
const restore = async (object: string, id: string) => {
  expect((await admin.post(`/api/recycle-bin/${object}/${id}/restore`, {})).status).toBe(200)
}
const bulk = async (object: string, body: object) => {
  const answer = await admin.post(`/api/records/${object}/bulk`, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const valuesOf = async (object: string, id: string, by = admin) =>
  (await by.get(`/api/records/${object}/${id}`)).body.values as Record<string, unknown>
const right = () => expectRollupsAreRight(application, admin)

describe('a change of children', () => {
  test('a new record begins with what nothing gives', async () => {
    const { body } = await admin.post('/api/records/account', { values: { name: unique('account') } })
    expect(body.values).toMatchObject({
      deal_count: '0',
      won_total: '0.00',
      largest: '0.00',
      average: null,
      first_close: null,
      pieces: '0',
      below: '0.00',
    })
  })

  test('create, change of the value and of the condition', async () => {
    const a = await account()
    const d = await deal({ account: a, stage: 'won', amount: '10.10', closed_on: '2026-03-01', margin: '12.5' })
    await deal({ account: a, stage: 'open', amount: '0.25', closed_on: '2026-04-01' })
    expect(await valuesOf('account', a)).toMatchObject({
      deal_count: '2',
      owned_count: '2',
      won_total: '10.10',
      largest: '10.10',
      smallest: '0.25',
      average: '5.1750',
      mean_margin: '12.5',
      first_close: '2026-03-01',
      last_close: '2026-03-01',
    })
    await change('deal', d, { amount: '20.00' })
    expect(await valuesOf('account', a)).toMatchObject({ won_total: '20.00', largest: '20.00' })
    const open = await deal({ account: a, stage: 'open', amount: '100.00' })
    await change('deal', open, { stage: 'won' })
    expect(await valuesOf('account', a)).toMatchObject({ won_total: '120.00', largest: '100.00' })
    await right()
  })

  test('the owner, where the condition looks at it', async () => {
    const a = await account()
    const d = await deal({ account: a })
    await change('deal', d, { owner: null })
    expect(await valuesOf('account', a)).toMatchObject({ deal_count: '1', owned_count: '0' })
    await right()
  })

  test('a move to another parent, to none and back', async () => {
    const [a, b] = [await account(), await account()]
    const d = await deal({ account: a, amount: '5.00' })
    await change('deal', d, { account: b })
    expect(await valuesOf('account', a)).toMatchObject({ deal_count: '0', largest: '0.00' })
    expect(await valuesOf('account', b)).toMatchObject({ deal_count: '1', largest: '5.00' })
    await change('deal', d, { account: null })
    expect(await valuesOf('account', b)).toMatchObject({ deal_count: '0' })
    await change('deal', d, { account: a })
    expect(await valuesOf('account', a)).toMatchObject({ deal_count: '1' })
    await right()
  })

  test('delete and restore, with details and roll-ups over roll-ups', async () => {
    const top = await account()
    const a = await account({ parent: top })
    const d = await deal({ account: a, stage: 'won', amount: '7.00' })
    await create('line', { title: 'one', deal: d, quantity: '2.5' })
    await create('line', { title: 'two', deal: d, quantity: '0.5' })
    const full = { deal_count: '1', pieces: '3', full_deals: '1', won_total: '7.00' }
    expect(await valuesOf('account', a)).toMatchObject(full)
    expect(await valuesOf('account', top)).toMatchObject({ below: '7.00' })
    await remove('deal', d)
    expect(await valuesOf('account', a)).toMatchObject({
      deal_count: '0',
      pieces: '0',
      full_deals: '0',
      largest: '0.00',
    })
    expect(await valuesOf('account', top)).toMatchObject({ below: '0.00' })
    await restore('deal', d)
    expect(await valuesOf('deal', d)).toMatchObject({ quantity: '3', lines_count: '2' })
    expect(await valuesOf('account', a)).toMatchObject(full)
    expect(await valuesOf('account', top)).toMatchObject({ below: '7.00' })
    await right()
  })

  test('thousands in one call', async () => {
    const accounts = await Promise.all(Array.from({ length: 7 }, () => account()))
    const records = Array.from({ length: 1200 }, (_, i) => ({
      values: {
        code: unique('many'),
        account: accounts[i % 7],
        amount: `${i}.01`,
        stage: i % 3 === 0 ? 'won' : 'open',
      },
    }))
    const { ids } = await bulk('deal', { action: 'create', mode: 'all', records })
    await right()
    await bulk('deal', {
      action: 'update',
      mode: 'each',
      records: ids.map((id: string, i: number) => ({
        id,
        values: { amount: `${i % 50}.50`, account: accounts[i % 5] },
      })),
    })
    await right()
    await bulk('deal', { action: 'delete', mode: 'all', records: ids.slice(0, 900).map((id: string) => ({ id })) })
    await right()
    expect(await valuesOf('account', accounts[0] as string)).toMatchObject({ deal_count: '60' })
  })

  test('rows that fail leave nothing behind', async () => {
    const a = await account()
    const taken = unique('taken')
    await deal({ code: taken, account: a, amount: '1.00' })
    const values = (code: string) => ({ values: { code, account: a, amount: '2.00' } })
    const report = await bulk('deal', {
      action: 'create',
      mode: 'each',
      records: [values(unique('deal')), values(taken)],
    })
    expect(report).toMatchObject({ created: 1 })
    expect(await valuesOf('account', a)).toMatchObject({ deal_count: '2', largest: '2.00' })
    const all = await admin.post('/api/records/deal/bulk', {
      action: 'create',
      mode: 'all',
      records: [values(unique('deal')), values(taken)],
    })
    expect(all.status).toBe(409)
    expect(await valuesOf('account', a)).toMatchObject({ deal_count: '2' })
    const refused = await admin.post('/api/records/deal', { values: { code: taken, account: a } })
    expect(refused.status).toBe(409)
    await right()
  })

  test('the record itself keeps its version, and its own changes leave roll-ups alone', async () => {
    const a = await account()
    const before = (await admin.get(`/api/records/account/${a}`)).body
    const d = await deal({ account: a, amount: '3.00' })
    const after = (await admin.get(`/api/records/account/${a}`)).body
    expect(after.version).toBe(before.version)
    expect(after.values.updated_at).toBe(before.values.updated_at)
    expect((await admin.get(`/api/records/account/${a}/history`)).body.items).toHaveLength(1)
    await change('account', a, { sector: 'medical' })
    expect(await valuesOf('account', a)).toMatchObject({ deal_count: '1', largest: '3.00' })
    await remove('deal', d)
    await remove('account', a)
    await restore('account', a)
    expect(await valuesOf('account', a)).toMatchObject({ deal_count: '0', largest: '0.00' })
    await right()
  })
})

describe('reading', () => {
  test('lists show, filter, sort and sum them; formulas read them; lookups lead to them', async () => {
    const name = unique('read')
    const ids = []
    for (const amount of ['30.00', '10.00', '20.00']) {
      const a = await account({ name: `${name} ${amount}` })
      ids.push(a)
      await deal({ code: unique('deal'), account: a, stage: 'won', amount, closed_on: '2026-05-01' })
    }
    const { body } = await admin.post('/api/records/account/query', {
      fields: ['name', 'won_total', 'pieces', 'last_close', 'average'],
      filter: `AND(STARTSWITH(name, "${name}"), won_total > 10, last_close = DATE(2026, 5, 1), pieces = 0)`,
      sort: ['won_total'],
    })
    expect(body.items.map(({ values }: { values: object }) => values)).toEqual([
      { name: `${name} 20.00`, won_total: '20.00', pieces: '0', last_close: '2026-05-01', average: '20.0000' },
      { name: `${name} 30.00`, won_total: '30.00', pieces: '0', last_close: '2026-05-01', average: '30.0000' },
    ])
    const deals = await admin.post('/api/records/deal/query', {
      fields: ['account.won_total', 'account.last_close'],
      filter: { '==': [{ var: 'account' }, ids[0]] },
    })
    expect(deals.body.items[0].values).toEqual({ 'account.won_total': '30.00', 'account.last_close': '2026-05-01' })
    const sum = await admin.post('/api/records/account/aggregate', {
      measures: [{ as: 'total', fn: 'sum', field: 'won_total' }],
      filter: `STARTSWITH(name, "${name}")`,
    })
    expect(JSON.stringify(sum.body)).toContain('60.00')
  })

  test('nobody writes them', async () => {
    const { status } = await admin.post('/api/records/account', { values: { name: unique('a'), deal_count: '7' } })
    expect(status).toBe(422)
  })

  test('rights decide: hidden with what it adds up, unless the role shows it', async () => {
    const a = await account()
    await deal({ account: a, stage: 'won', amount: '9.00' })
    const person = await application.person('Noel', ['no_money'])
    const hidden = await valuesOf('account', a, person)
    expect(hidden).toMatchObject({ deal_count: '1', first_close: null })
    expect(hidden).not.toHaveProperty('won_total')
    expect(hidden).not.toHaveProperty('largest')
    expect((await person.post('/api/records/account/query', { filter: 'won_total > 1' })).status).toBe(400)
    await application.publish(
      rollupBundle.map((document) =>
        document.kind === 'role' && document.name === 'no_money' ? { ...document, objects: shown } : document,
      ),
    )
    const values = await valuesOf('account', a, person)
    expect(values).toMatchObject({ won_total: '9.00' })
    expect(values).not.toHaveProperty('deal_count')
    expect((await person.post('/api/records/account/query', { filter: 'won_total > 1' })).status).toBe(200)
    await application.publish(rollupBundle)
  })
})

const shown = [
  {
    object: 'account',
    read: true,
    scope: 'all',
    fields: [
      { field: 'won_total', access: 'read' },
      { field: 'deal_count', access: 'hidden' },
    ],
  },
  { object: 'deal', read: true, scope: 'all', fields: [{ field: 'amount', access: 'hidden' }] },
]

describe('many at once', () => {
  test('writers on one parent all count', async () => {
    const a = await account()
    const ids = await Promise.all(
      Array.from({ length: 40 }, (_, i) => deal({ account: a, stage: 'won', amount: `${i + 1}.01` })),
    )
    expect(await valuesOf('account', a)).toMatchObject({ deal_count: '40', won_total: '820.40', largest: '40.01' })
    await Promise.all(ids.map((id, i) => change('deal', id, i % 2 === 0 ? { amount: '1.00' } : { notes: 'as before' })))
    expect(await valuesOf('account', a)).toMatchObject({ deal_count: '40', largest: '40.01', smallest: '1.00' })
    await right()
  })

  test('moves between two parents, back and forth, end without a deadlock', async () => {
    const [a, b] = [await account(), await account()]
    const ids = await Promise.all(
      Array.from({ length: 30 }, (_, i) => deal({ account: i % 2 ? a : b, amount: '1.00' })),
    )
    for (let round = 0; round < 3; round++) {
      await Promise.all(ids.map((id, i) => change('deal', id, { account: (i + round) % 2 ? b : a })))
    }
    const many = (parent: string, part: readonly string[]) =>
      bulk('deal', { action: 'update', mode: 'all', records: part.map((id) => ({ id, values: { account: parent } })) })
    await Promise.all([many(a, ids.slice(0, 15)), many(b, ids.slice(15))])
    expect(await valuesOf('account', a)).toMatchObject({ deal_count: '15', largest: '1.00' })
    await right()
  })

  test('up a hierarchy nobody waits in a circle', async () => {
    const above = await account()
    const below = await account({ parent: above })
    const made = (parent: string) => deal({ account: parent, stage: 'won', amount: '1.00' })
    const single = await Promise.all(Array.from({ length: 3 }, () => made(below)))
    const pairs = await Promise.all(Array.from({ length: 3 }, () => Promise.all([made(above), made(below)])))
    for (let round = 2; round < 4; round++) {
      const amount = `${round}.00`
      await Promise.all([
        // below, then above
        ...single.map((id) => change('deal', id, { amount })),
        // both, in the order of their ids
        ...pairs.map((ids) =>
          bulk('deal', { action: 'update', mode: 'all', records: ids.map((id) => ({ id, values: { amount } })) }),
        ),
      ])
    }
    expect(await valuesOf('account', above)).toMatchObject({ won_total: '9.00', below: '18.00' })
    await right()
  })

  test('deletes, restores and changes of details below a record that moves itself', async () => {
    const [a, b] = [await account(), await account()]
    const d = await deal({ account: a })
    const lines = await Promise.all(
      Array.from({ length: 12 }, (_, i) => create('line', { title: `line ${i}`, deal: d, quantity: '1' })),
    )
    await Promise.all([
      ...lines.slice(0, 6).map((id) => change('line', id, { quantity: '2.5' })),
      ...lines.slice(6).map((id) => remove('line', id)),
      ...[b, a, b].map((parent) => change('deal', d, { account: parent })),
    ])
    await right()
    await Promise.all([...lines.slice(6).map((id) => restore('line', id)), change('deal', d, { account: a })])
    expect(await valuesOf('deal', d)).toMatchObject({ quantity: '21', lines_count: '12' })
    expect(await valuesOf('account', a)).toMatchObject({ pieces: '21', full_deals: '1' })
    await right()
  })

  test('a record that is deleted while its details change', async () => {
    const a = await account()
    for (let round = 0; round < 5; round++) {
      const d = await deal({ account: a, amount: '2.00' })
      const line = await create('line', { title: 'line', deal: d, quantity: '1' })
      const [changed] = await Promise.all([
        admin.send('PATCH', `/api/records/line/${line}`, { values: { quantity: '4' } }),
        remove('deal', d),
      ])
      expect([200, 404, 412]).toContain(changed.status)
    }
    expect(await valuesOf('account', a)).toMatchObject({ deal_count: '0', pieces: '0', largest: '0.00' })
    await right()
  })
})
