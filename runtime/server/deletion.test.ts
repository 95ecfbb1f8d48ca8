/** Deleting and restoring: what goes along, what stays, what keeps a record, and what comes back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const name = { name: 'name', label: text('Name'), type: 'text', required: true, search: true }
const object = (objectName: string, fields: object[], more: object = {}) => ({
  kind: 'object',
  name: objectName,
  label: text(objectName),
  pluralLabel: text(`${objectName}s`),
  sharing: 'read',
  fields: [name, ...fields],
  ...more,
})
const points = (field: string, target: string, more: object = {}) => ({
  name: field,
  label: text(field),
  type: 'lookup',
  target,
  ...more,
})

/** Most relations here have no child list: they count all the same. */
const bundle = [
  {
    kind: 'app',
    name: 'shop',
    label: text('Shop'),
    version: '1.0.0',
    formatVersion: 1,
    currency: 'USD',
    timeZone: 'UTC',
  },
  object('shop', [
    { name: 'code', label: text('Code'), type: 'text', unique: true },
    points('parent', 'shop', { hierarchy: true, onDelete: 'clear' }),
  ]),
  object('order', [
    { name: 'number', label: text('Number'), type: 'text', unique: true },
    points('shop', 'shop'),
    points('sent_to', 'shop', { onDelete: 'clear', index: true }),
    points('billed_to', 'shop', { onDelete: 'clear', unique: true }),
    points('must', 'shop', { onDelete: 'clear' }),
  ]),
  object('item', [{ name: 'order', label: text('Order'), type: 'masterDetail', target: 'order' }], {
    sharing: 'parent',
  }),
  object('part', [
    { name: 'item', label: text('Item'), type: 'masterDetail', target: 'item' },
    points('beside', 'part'),
    { name: 'serial', label: text('Serial'), type: 'text', unique: true },
  ]),
  object('note', [points('about', 'part'), points('needed', 'part', { required: true, onDelete: 'clear' })]),
  object('page', [points('above', 'page', { hierarchy: true })]),
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
]

let application: TestApplication
let admin: TestPerson
beforeAll(async () => {
  application = await createTestApplication(bundle)
  admin = await application.person('Ada', ['administrator'])
})
afterAll(() => application.close())

async function create(objectName: string, values: object): Promise<string> {
  const { status, body } = await admin.post(`/api/records/${objectName}`, { values: { name: 'x', ...values } })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}
const read = (objectName: string, id: string) => admin.get(`/api/records/${objectName}/${id}`)
const remove = (objectName: string, id: string) => admin.send('DELETE', `/api/records/${objectName}/${id}`)
const restore = (objectName: string, id: string) =>
  admin.post(`/api/recycle-bin/${objectName}/${id}/restore`, undefined)
const history = async (objectName: string, id: string) =>
  (await admin.get(`/api/records/${objectName}/${id}/history`)).body.items

describe('details', () => {
  test('of details go along and come back, wherever they were found', async () => {
    const order = await create('order', { number: 'N-1' })
    const item = await create('item', { order })
    const parts = [await create('part', { item, serial: 'P-1' }), await create('part', { item, serial: 'P-2' })]
    const early = await create('part', { item, serial: 'P-3' })
    expect((await remove('part', early)).status).toBe(204)
    expect((await remove('order', order)).status).toBe(204)
    for (const [objectName, id] of [
      ['order', order],
      ['item', item],
      ['part', parts[0]],
    ] as const) {
      expect((await read(objectName, id as string)).status, objectName).toBe(404)
    }
    expect((await admin.get('/api/records/part?search=x')).body.items).toEqual([])
    // the bin shows what was deleted, not what went along
    expect((await admin.get('/api/recycle-bin/part')).body.items.map((entry: { id: string }) => entry.id)).toEqual([
      early,
    ])
    expect((await restore('item', item)).status).toBe(404)

    expect((await restore('order', order)).status).toBe(200)
    for (const id of parts) expect((await read('part', id)).status).toBe(200)
    expect((await read('part', early)).status).toBe(404)
    expect((await history('part', parts[0] as string)).map((entry: { action: string }) => entry.action)).toEqual([
      'restored',
      'deleted',
      'created',
    ])
    expect((await restore('part', early)).status).toBe(200)
    expect((await restore('part', early)).status).toBe(404)
    // a list knows the version as well as the record itself
    const listed: { id: string; version: number }[] = (await admin.get('/api/records/part')).body.items
    const versions = await Promise.all(listed.map(async ({ id }) => (await read('part', id)).body.version))
    expect(listed.map(({ version }) => version)).toEqual(versions)
    expect(versions).toContain(3)
  })

  test('do not come back without their parent', async () => {
    const order = await create('order', {})
    const item = await create('item', { order })
    await remove('item', item)
    await remove('order', order)
    expect(await restore('item', item)).toMatchObject({
      status: 422,
      body: { details: [{ field: 'order', code: 'reference', message: expect.stringContaining('Restore') }] },
    })
    await restore('order', order)
    expect((await read('item', item)).status).toBe(404)
    expect((await restore('item', item)).status).toBe(200)
  })

  test('that something else points to keep their parent', async () => {
    const order = await create('order', {})
    const part = await create('part', { item: await create('item', { order }) })
    const other = await create('part', { item: await create('item', { order }), beside: part })
    // what goes along anyway keeps nothing
    expect((await remove('order', order)).status).toBe(204)
    await restore('order', order)
    expect((await read('part', other)).body.values.beside).toBe(part)
    const about = await create('note', { about: part, needed: other })
    expect(await remove('order', order)).toMatchObject({
      status: 409,
      body: { code: 'referenced', details: { object: 'note', count: 1 } },
    })
    expect((await read('part', part)).status).toBe(200)
    await remove('note', about)
    expect((await remove('order', order)).status).toBe(204)
  })
})

describe('references', () => {
  test('keep a record, with or without a child list', async () => {
    const shop = await create('shop', {})
    const order = await create('order', { shop })
    expect(await remove('shop', shop)).toMatchObject({
      status: 409,
      body: { code: 'referenced', details: { object: 'order', field: 'shop', count: 1 } },
    })
    await admin.send('PATCH', `/api/records/order/${order}`, { values: { shop: null } })
    expect((await remove('shop', shop)).status).toBe(204)
  })

  test('that say so are cleared, with a line in the history', async () => {
    const shop = await create('shop', {})
    const order = await create('order', { sent_to: shop, billed_to: shop, number: 'C-1' })
    const other = await create('order', { sent_to: shop })
    expect((await remove('shop', shop)).status).toBe(204)
    const { body } = await read('order', order)
    expect(body).toMatchObject({ version: 2, values: { sent_to: null, billed_to: null, number: 'C-1' } })
    expect((await history('order', order))[0]).toMatchObject({
      version: 2,
      action: 'updated',
      by: admin.id,
      changes: [
        { field: 'sent_to', from: shop, to: null },
        { field: 'billed_to', from: shop, to: null },
      ],
    })
    const filter = { '==': [{ var: 'sent_to' }, shop] }
    expect((await admin.post('/api/records/order/count', { filter })).body.count).toBe(0)
    const blank = { and: [{ blank: [{ var: 'sent_to' }] }, { in: [{ var: 'id' }, [order, other]] }] }
    expect((await admin.post('/api/records/order/count', { filter: blank })).body.count).toBe(2)
    const events = await application.db.selectFrom('events').select('type').where('record_id', '=', order).execute()
    expect(events.map((event) => event.type)).toEqual(['record.created', 'record.updated'])
    // the unique reference is free again
    await restore('shop', shop)
    await create('order', { billed_to: shop })
  })

  test('that must not be blank are not cleared', async () => {
    const part = await create('part', { item: await create('item', { order: await create('order', {}) }) })
    await create('note', { needed: part })
    expect((await remove('part', part)).status).toBe(409)
  })

  test('are cleared for all or for none', async () => {
    const shop = await create('shop', {})
    const cleared = await create('order', { sent_to: shop })
    await create('order', { shop })
    expect((await remove('shop', shop)).status).toBe(409)
    expect((await read('order', cleared)).body).toMatchObject({ version: 1, values: { sent_to: shop } })
    const { body } = await admin.post('/api/records/shop/bulk', {
      action: 'delete',
      mode: 'each',
      records: [{ id: shop }, { id: await create('shop', {}) }],
    })
    expect(body).toMatchObject({ deleted: 1, failed: [{ index: 0, code: 'referenced' }] })
  })

  test('to something that went in the meantime do not come back', async () => {
    const shop = await create('shop', {})
    const order = await create('order', { shop, sent_to: shop })
    await remove('order', order)
    expect((await remove('shop', shop)).status).toBe(204)
    expect(await restore('order', order)).toMatchObject({
      status: 200,
      body: { values: { shop: null, sent_to: null } },
    })
    expect((await history('order', order))[0]).toMatchObject({
      action: 'restored',
      changes: [
        { field: 'shop', from: shop, to: null },
        { field: 'sent_to', from: shop, to: null },
      ],
    })
  })
})

describe('unique values', () => {
  test('are free after the deletion, and fought for when it is undone', async () => {
    const order = await create('order', { number: 'U-1' })
    const part = await create('part', { item: await create('item', { order }), serial: 'U-1' })
    await remove('order', order)
    const next = await create('order', { number: 'u-1' })
    expect(await restore('order', order)).toMatchObject({
      status: 409,
      body: { code: 'not_unique', details: [{ field: 'number' }] },
    })
    // nothing of it came back
    expect((await read('order', order)).status).toBe(404)
    expect((await read('part', part)).status).toBe(404)
    await remove('order', next)
    expect((await restore('order', order)).status).toBe(200)
    expect((await restore('order', next)).status).toBe(409)
    expect((await admin.post('/api/records/order', { values: { name: 'x', number: 'U-1' } })).status).toBe(409)
  })
})

describe('hierarchies', () => {
  const below = async (id: string) =>
    (await application.db.selectFrom('hierarchy_paths').select('descendant_id').where('ancestor_id', '=', id).execute())
      .map((row) => row.descendant_id)
      .sort()

  test('with clear: those below become the top of their own trees', async () => {
    const top = await create('shop', {})
    const middle = await create('shop', { parent: top })
    const low = await create('shop', { parent: middle })
    expect((await remove('shop', middle)).status).toBe(204)
    expect((await read('shop', low)).body.values.parent).toBeNull()
    expect(await below(top)).toEqual([top])
    expect(await below(low)).toEqual([low])
    expect(await below(middle)).toEqual([])
    await restore('shop', middle)
    expect(await below(top)).toEqual([top, middle].sort())
    expect(await below(middle)).toEqual([middle])
    await admin.send('PATCH', `/api/records/shop/${low}`, { values: { parent: middle } })
    expect(await below(top)).toEqual([top, middle, low].sort())
  })

  test('without: those above stay as long as there is something below', async () => {
    const top = await create('page', {})
    const low = await create('page', { above: top })
    expect((await remove('page', top)).status).toBe(409)
    await remove('page', low)
    expect((await remove('page', top)).status).toBe(204)
    // the place that it had is gone
    expect((await restore('page', low)).body.values.above).toBeNull()
    expect(await below(low)).toEqual([low])
    await restore('page', top)
    expect(await below(top)).toEqual([top])
  })

  test('deleted together, those above and below go together', async () => {
    const top = await create('page', {})
    const low = await create('page', { above: top })
    const { body } = await admin.post('/api/records/page/bulk', {
      action: 'delete',
      mode: 'all',
      records: [{ id: top }, { id: low }],
    })
    expect(body).toMatchObject({ deleted: 2, failed: [] })
  })
})

describe('a person', () => {
  test('who can sign in, or owns records, is not deleted', async () => {
    const member = await application.person('Member', ['administrator'])
    const account = await admin.send('DELETE', `/api/records/person/${member.id}`)
    expect(account).toMatchObject({ status: 409, body: { code: 'has_account' } })

    const { body: owner } = await admin.post('/api/records/person', { values: { name: 'Owner' } })
    const { body: shop } = await admin.post('/api/records/shop', { values: { name: 'Owned', owner: owner.id } })
    const refused = await admin.send('DELETE', `/api/records/person/${owner.id}`)
    expect(refused).toMatchObject({ status: 409, body: { code: 'referenced', details: { object: 'shop', count: 1 } } })
    await admin.send('PATCH', `/api/records/shop/${shop.id}`, { values: { owner: admin.id } })
    expect((await admin.send('DELETE', `/api/records/person/${owner.id}`)).status).toBe(204)
  })
})

describe('at the same moment', () => {
  const isThere = async (objectName: string, id: string) => (await read(objectName, id)).status === 200

  test('nothing comes to point to what goes', async () => {
    for (let round = 0; round < 12; round++) {
      const shop = await create('shop', { name: `gone ${round}` })
      const order = await create('order', {})
      const [gone, created, changed, many] = await Promise.all([
        remove('shop', shop),
        admin.post('/api/records/order', { values: { name: 'new', shop } }),
        admin.send('PATCH', `/api/records/order/${order}`, { values: { shop } }),
        admin.post('/api/records/order/bulk', {
          action: 'create',
          mode: 'each',
          records: [{ values: { name: 'one', sent_to: shop } }, { values: { name: 'two' } }],
        }),
      ])
      expect([204, 409]).toContain(gone.status)
      const pointing = created.status === 201 || changed.status === 200
      // whoever was first decides
      expect(await isThere('shop', shop)).toBe(pointing || gone.status === 409)
      for (const answer of [created, changed]) expect([200, 201, 422]).toContain(answer.status)
      expect(many.body.ids[1]).not.toBeNull()
      const lost = 'OR(AND(NOT(ISBLANK(shop)), ISBLANK(shop.name)), AND(NOT(ISBLANK(sent_to)), ISBLANK(sent_to.name)))'
      expect((await admin.post('/api/records/order/count', { filter: lost })).body.count).toBe(0)
    }
  })

  test('no detail is left behind, and none goes that was taken elsewhere', async () => {
    for (let round = 0; round < 12; round++) {
      const [order, other] = [await create('order', {}), await create('order', {})]
      const item = await create('item', { order })
      const [gone, created, moved] = await Promise.all([
        remove('order', order),
        admin.post('/api/records/item', { values: { name: 'late', order } }),
        admin.send('PATCH', `/api/records/item/${item}`, { values: { order: other } }),
      ])
      expect(gone.status).toBe(204)
      if (created.status === 201) expect(await isThere('item', created.body.id)).toBe(false)
      if (moved.status === 200) expect(await isThere('item', item)).toBe(true)
      expect((await admin.post('/api/records/item/count', { filter: 'ISBLANK(order.name)' })).body.count).toBe(0)
    }
  })
})
