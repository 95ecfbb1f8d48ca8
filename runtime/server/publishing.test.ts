/** Publishing: live everywhere at once, all or nothing, and no list is wrong at any moment of it. */
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { changeRecord } from './services/records.ts'
import { viewOf } from './store/live-workspace.ts'
import { LiveWorkspaces } from './store/live-workspaces.ts'
import { dealBundle } from './testing/deal-bundle.ts'
import {
  type Answer,
  createTestApplication,
  type TestApplication,
  type TestPerson,
} from './testing/test-application.ts'

type Document = { kind: string; name: string; fields?: Field[]; [property: string]: unknown }
type Field = { name: string; [setting: string]: unknown }

const label = (en: string) => ({ en, 'zh-CN': en })
const number = (name: string, more: object = {}): Field => ({ name, label: label(name), type: 'number', ...more })
const word = (name: string, more: object = {}): Field => ({ name, label: label(name), type: 'text', ...more })

/** The bundle with other fields on deals. */
function withFields(change: (fields: Field[]) => Field[]): Document[] {
  return (dealBundle as Document[]).map((document) =>
    document.kind === 'object' && document.name === 'deal'
      ? { ...document, fields: change(document.fields ?? []) }
      : document,
  )
}
const adding = (...fields: Field[]) => withFields((before) => [...before, ...fields])

let application: TestApplication
let admin: TestPerson
const others: FastifyInstance[] = []
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  admin = await application.person('Ada', ['administrator'])
})
afterEach(async () => {
  for (const app of others.splice(0)) await app.close()
})
afterAll(() => application.close())

/** Another process on the same database. */
async function anotherApp(): Promise<
  (method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) => Promise<Answer>
> {
  const app = await createApp({
    db: application.db,
    databaseUrl: application.databaseUrl,
    settings: { requestsPerMinute: 1_000_000 },
  })
  others.push(app)
  return async (method, url, body) => {
    const headers = { authorization: `Bearer ${admin.key}` }
    const response = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.body === '' ? null : response.json(),
    }
  }
}

const publish = (documents: readonly object[], more: object = {}) =>
  admin.post('/api/metadata/publish', { documents, ...more })
const revision = async () => (await admin.get('/api/metadata')).body.revision

async function until(what: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000
  while (!(await what())) {
    if (Date.now() > end) throw new Error('It did not happen.')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const slotOf = (field: string) =>
  application.db
    .selectFrom('field_slots')
    .innerJoin('object_keys', (join) =>
      join
        .onRef('object_keys.object_key', '=', 'field_slots.object_key')
        .onRef('object_keys.workspace_id', '=', 'field_slots.workspace_id'),
    )
    .select(['field_slots.slot', 'field_slots.state'])
    .where('object_keys.name', '=', 'deal')
    .where('field_slots.field', '=', field)
    .execute()
const isReady = async (field: string) => (await slotOf(field)).map((slot) => slot.state).join() === 'ready'
const isGone = async (field: string) => (await slotOf(field)).length === 0
const settled = async () =>
  (await application.db.selectFrom('field_slots').select('slot').where('state', '<>', 'ready').execute()).length === 0

/** What every slot of every record holds is what the documents say, at the same version; unused slots hold nothing. */
async function expectSlotsAreRight(): Promise<void> {
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const deal = workspace.objects.get('deal')
  if (!deal) throw new Error('no deals')
  const records = await application.db
    .selectFrom('records')
    .innerJoin('record_slots', (join) =>
      join
        .onRef('record_slots.record_id', '=', 'records.id')
        .onRef('record_slots.object_key', '=', 'records.object_key')
        .onRef('record_slots.workspace_id', '=', 'records.workspace_id'),
    )
    .selectAll('record_slots')
    .select(['records.doc', 'records.version as recordVersion'])
    .where('records.object_key', '=', deal.key)
    .execute()
  expect(records.length).toBeGreaterThan(0)
  const fieldOf = new Map([...deal.slots.values()].map((slot) => [slot.slot, slot.field]))
  const columns = Object.keys(records[0] ?? {}).filter((column) => /^[tmndr]\d+$/.test(column))
  for (const record of records) {
    expect(record.version).toBe(record.recordVersion)
    for (const column of columns) {
      const held = (record as unknown as Record<string, unknown>)[column]
      const field = deal.model.fields.get(fieldOf.get(column) ?? '')
      const value = field && (record.doc as Record<string, unknown>)[field.name]
      if (value === undefined) expect(held, column).toBeNull()
      else if (column.startsWith('m'))
        expect(held, column).toBe(String(Math.round(Number(value) * 10 ** (field?.scale ?? 2))))
      else if (column.startsWith('n')) expect(Number(held), column).toBe(Number(value))
      else if (column.startsWith('d')) expect(String(held).slice(0, 10), column).toBe(String(value).slice(0, 10))
      else expect(held, column).toBe(String(value))
    }
  }
}

describe('a publish', () => {
  test('is live here and in other processes without a restart', async () => {
    const other = await anotherApp()
    const before = await revision()
    const report = await publish(adding(word('colour')), { expectedRevision: before, message: 'Colours' })
    expect(report).toMatchObject({ status: 200, body: { revision: before + 1, published: true } })
    const created = await admin.post('/api/records/deal', { values: { code: 'p-1', colour: 'red' } })
    expect(created).toMatchObject({ status: 201, body: { values: { colour: 'red' } } })
    expect(created.headers['attain-revision']).toBe(String(before + 1))
    await until(async () => (await other('GET', '/api/app')).body.revision === before + 1)
    expect((await other('GET', `/api/records/deal/${created.body.id}`)).body.values.colour).toBe('red')
    expect((await other('GET', '/api/metadata/revisions')).body.items[0]).toMatchObject({
      revision: before + 1,
      message: 'Colours',
      live: true,
      publishedBy: admin.id,
    })
  })

  test('of the same documents makes no revision', async () => {
    const before = await revision()
    const again = (await admin.get('/api/metadata')).body.documents
    for (const documents of [again, [...again].reverse()]) {
      expect((await publish(documents)).body).toMatchObject({ revision: before, published: false, changes: [] })
    }
    expect(await revision()).toBe(before)
  })

  test('on a revision that is no longer live is refused', async () => {
    const before = await revision()
    const answer = await publish(adding(word('colour'), word('shape')), { expectedRevision: before - 1 })
    expect(answer).toMatchObject({ status: 409, body: { code: 'conflict', details: { revision: before } } })
    const both = await Promise.all([
      publish(adding(word('colour'), word('shape')), { expectedRevision: before }),
      publish(adding(word('colour'), word('taste')), { expectedRevision: before }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    expect(await revision()).toBe(before + 1)
  })

  test('of a broken bundle publishes nothing', async () => {
    const before = await admin.get('/api/metadata')
    const broken = adding(word('colour'), { ...word('nowhere'), type: 'lookup', target: 'nothing' })
    const answer = await publish(broken)
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_bundle' } })
    expect(answer.body.details).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'unknown-object', severity: 'error' })]),
    )
    expect((await admin.get('/api/metadata')).body).toEqual(before.body)
    for (const documents of [[], [{ kind: 'app', name: '__proto__' }], [{ kind: 'constructor', name: 'x' }]]) {
      expect((await publish(documents)).status).toBe(422)
    }
  })

  test('can be taken back', async () => {
    const { body } = await admin.get('/api/metadata/revisions')
    const first = body.items.at(-1).revision
    const before = await revision()
    const back = await admin.post(`/api/metadata/revisions/${first}/rollback`, undefined)
    expect(back).toMatchObject({ status: 200, body: { revision: before + 1, published: true } })
    expect((await admin.post('/api/records/deal', { values: { code: 'p-2', colour: 'red' } })).status).toBe(422)
    // it is what is live by now
    const again = await admin.post(`/api/metadata/revisions/${first}/rollback`, undefined)
    expect(again.body).toMatchObject({ published: false, revision: before + 1 })
    expect((await admin.post('/api/metadata/revisions/999/rollback', undefined)).status).toBe(404)
    expect((await admin.post('/api/metadata/revisions/999999999/rollback', undefined)).status).toBe(404)
  })
})

describe('a field that comes back', () => {
  test('finds its values again where they fit, and the others in the history', async () => {
    const plain = dealBundle as Document[]
    expect((await publish(adding(word('size')))).status).toBe(200)
    const made = await admin.post('/api/records/deal/bulk', {
      action: 'create',
      mode: 'all',
      records: ['12', 'huge', '-3.50'].map((size, i) => ({ values: { code: `size-${i}`, size } })),
    })
    expect((await publish(plain)).status).toBe(200)
    expect((await admin.get(`/api/records/deal/${made.body.ids[0]}`)).body.values).not.toHaveProperty('size')
    expect((await publish(adding(number('size', { index: true })))).status).toBe(200)
    for (const wait of [false, true]) {
      if (wait) await until(settled)
      const list = await admin.get('/api/records/deal?search=size&sort=-size&fields=code,size')
      expect(list.status).toBe(200)
      expect(list.body.items.map((item: { values: { size: string } }) => item.values.size)).toEqual([
        '12',
        '-3.5',
        null,
      ])
    }
    const { body } = await admin.get(`/api/records/deal/${made.body.ids[1]}/history`)
    expect(body.items[0].changes).toEqual([{ field: 'size', from: 'huge', to: null }])
    expect(await admin.send('PATCH', `/api/records/deal/${made.body.ids[1]}`, { values: { size: 5 } })).toMatchObject({
      status: 200,
      body: { version: 3, values: { size: '5' } },
    })
  })
})

test('money that changes its smallest unit keeps its worth', async () => {
  const price = (more: object) =>
    adding({ name: 'price', label: label('Price'), type: 'currency', index: true, ...more })
  expect((await publish(price({}))).status).toBe(200)
  const { body } = await admin.post('/api/records/deal', { values: { code: 'money', price: '10.50' } })
  await until(settled)
  expect((await publish(price({ scale: 4 }))).status).toBe(200)
  const filter = encodeURIComponent(JSON.stringify({ '==': [{ var: 'price' }, '10.5'] }))
  const sum = async () =>
    (await admin.post('/api/records/deal/aggregate', { measures: [{ as: 'sum', fn: 'sum', field: 'price' }] })).body
      .rows
  for (const wait of [false, true]) {
    if (wait) await until(settled)
    expect((await admin.get(`/api/records/deal?filter=${filter}`)).body.items).toMatchObject([{ id: body.id }])
    expect(Number((await sum())[0].sum)).toBe(10.5)
  }
  // a finer price cannot be told in coarser units, so that is refused and nothing changes
  await admin.send('PATCH', `/api/records/deal/${body.id}`, { values: { price: '10.5001' } })
  expect((await publish(price({}))).status).toBeGreaterThanOrEqual(400)
  expect(Number((await sum())[0].sum)).toBe(10.5001)
})

describe('slots', () => {
  /** Deals with values of a field that exists already and has no slot. */
  async function seed(count: number, documents: readonly object[], values: (i: number) => object): Promise<void> {
    expect((await publish(documents)).status).toBe(200)
    await until(settled)
    await application.db.deleteFrom('unique_keys').execute()
    for (const table of ['record_slots', 'record_words', 'records'] as const) {
      const objects = application.db
        .selectFrom('object_keys')
        .select('object_key')
        .where('name', 'in', ['deal', 'line'])
      await application.db.deleteFrom(table).where('object_key', 'in', objects).execute()
    }
    for (let from = 0; from < count; from += 2000) {
      const records = Array.from({ length: Math.min(2000, count - from) }, (_, i) => ({
        values: { code: `c-${from + i}`, ...values(from + i) },
      }))
      const { body } = await admin.post('/api/records/deal/bulk', { action: 'create', mode: 'all', records })
      expect(body.created).toBe(records.length)
    }
  }
  const topOf = (answer: Answer, field: string) =>
    answer.body.items.map((item: { values: Record<string, unknown> }) => item.values[field])

  test('of a new use are filled in the background, and lists are right before, during and after', async () => {
    await seed(5000, adding(number('weight')), (i) => (i % 7 === 0 ? {} : { weight: i }))
    const other = await anotherApp()
    // 4998 is a multiple of seven, and 4991 too
    const expected = ['4999', '4997', '4996']
    const question = '/api/records/deal?sort=-weight&limit=3&fields=weight'
    const filter = encodeURIComponent(JSON.stringify({ '>=': [{ var: 'weight' }, 4990] }))
    const check = async () => {
      for (const ask of [(url: string) => admin.get(url), (url: string) => other('GET', url)]) {
        expect(topOf(await ask(question), 'weight')).toEqual(expected)
        expect((await ask(`/api/records/deal/count?filter=${filter}`)).body.count).toBe(8)
      }
    }
    await check()
    const page = await admin.get('/api/records/deal?sort=-weight&limit=100&fields=weight')
    expect((await publish(adding(number('weight', { index: true })))).status).toBe(200)
    const [slot] = await slotOf('weight')
    expect(slot?.state).toBe('filling')
    let looks = 0
    while (!(await isReady('weight'))) {
      await check()
      looks++
      // written while it is filled, by one process or another
      if (looks <= 20) {
        const values = { code: `new-${looks}`, weight: -looks }
        const write =
          looks % 2 ? admin.post('/api/records/deal', { values }) : other('POST', '/api/records/deal', { values })
        expect((await write).status).toBe(201)
      }
    }
    expect(looks).toBeGreaterThan(3)
    await check()
    // a page that was begun before goes on after
    const next = await admin.get(`/api/records/deal?sort=-weight&limit=100&fields=weight&after=${page.body.next}`)
    expect(next.body.items[0].values.weight).toBe(String(Number(page.body.items.at(-1).values.weight) - 1))
    await expectSlotsAreRight()
  }, 60_000)

  test('take no older value than the record has, whoever writes at the same moment', async () => {
    await seed(50, adding(number('height')), (i) => ({ height: i }))
    const id = (await admin.get('/api/records/deal?sort=height&limit=1')).body.items[0].id
    const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
    const deal = workspace.objects.get('deal')
    if (!deal) throw new Error('no deals')
    // a write of the old revision that has not ended when the slot is filled
    const [started, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const writing = application.db.transaction().execute(async (db) => {
      const view = viewOf(workspace, { personId: admin.id, roles: ['administrator'] })
      const context = { db, view, now: new Date(), today: '2026-01-01', language: 'en' as const }
      await changeRecord(context, deal, id, { height: 777 }, undefined)
      started.resolve()
      await finish.promise
    })
    await started.promise
    expect((await publish(adding(number('height', { index: true })))).status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 3000))
    expect(await isReady('height')).toBe(false)
    finish.resolve()
    await writing
    await until(() => isReady('height'))
    expect(topOf(await admin.get('/api/records/deal?sort=-height&limit=1&fields=height'), 'height')).toEqual(['777'])
    await expectSlotsAreRight()
  }, 60_000)

  test('that were given back are empty before another field gets them', async () => {
    const numbers = Array.from({ length: 12 }, (_, i) => number(`n${i + 1}`, { index: true }))
    await seed(300, adding(...numbers), (i) => Object.fromEntries(numbers.map(({ name }, n) => [name, i * 100 + n])))
    const before = new Map<string, string>()
    for (const { name } of numbers) before.set(name, (await slotOf(name))[0]?.slot ?? '')
    expect(new Set(before.values()).size).toBeGreaterThan(10)
    // all of them give way to others that have no values at all
    const next = Array.from({ length: 12 }, (_, i) => number(`x${i + 1}`, { index: true }))
    expect((await publish(adding(...next))).status).toBe(200)
    const filled = encodeURIComponent(JSON.stringify({ '!': [{ blank: [{ var: 'x1' }] }] }))
    const looks: number[] = []
    while (!(await settled())) {
      for (const { name } of next.slice(0, 3)) {
        const filter = encodeURIComponent(JSON.stringify({ '!': [{ blank: [{ var: name }] }] }))
        looks.push((await admin.get(`/api/records/deal/count?filter=${filter}`)).body.count)
      }
    }
    expect(looks.length).toBeGreaterThan(3)
    expect(new Set(looks)).toEqual(new Set([0]))
    for (const { name } of numbers) expect(await isGone(name), name).toBe(true)
    // those that found no place before get one now
    expect((await publish(adding(...next, word('last')))).status).toBe(200)
    await until(settled)
    expect((await admin.get(`/api/records/deal/count?filter=${filled}`)).body.count).toBe(0)
    await expectSlotsAreRight()
  }, 60_000)

  test('are filled by the next process when one dies in the middle', async () => {
    await seed(2500, adding(number('depth')), (i) => ({ depth: i }))
    // the only process that is there stops before it is done
    const second = await anotherApp()
    const [app] = others
    await application.app.close()
    expect(
      (await second('POST', '/api/metadata/publish', { documents: adding(number('depth', { index: true })) })).status,
    ).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await app?.close()
    others.splice(0)
    expect(await isReady('depth')).toBe(false)
    const third = await anotherApp()
    expect(topOf(await third('GET', '/api/records/deal?sort=-depth&limit=1&fields=depth'), 'depth')).toEqual(['2499'])
    await until(() => isReady('depth'))
    expect(topOf(await third('GET', '/api/records/deal?sort=-depth&limit=1&fields=depth'), 'depth')).toEqual(['2499'])
    await expectSlotsAreRight()
  }, 60_000)
})
