/** Writes that meet each other: nothing is lost, nothing is there twice, and one of two opponents is told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dealBundle } from './testing/deal-bundle.ts'
import {
  type Answer,
  createTestApplication,
  type TestApplication,
  type TestPerson,
} from './testing/test-application.ts'

let application: TestApplication
let admin: TestPerson
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  admin = await application.person('Ada', ['administrator'])
})
afterAll(() => application.close())

const times = <T>(count: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)))

async function create(object: string, values: object): Promise<string> {
  const { status, body } = await admin.post(`/api/records/${object}`, { values })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}

const patch = (url: string, values: object, version?: number) =>
  admin.send('PATCH', url, { values }, version === undefined ? {} : { 'if-match': `"${version}"` })

describe('a unique value', () => {
  test.each([2, 50])('of %s creates at once exactly one gets', async (count) => {
    // case and width do not make values different
    const codes = ['same', 'SAME', 'ｓａｍｅ', ' same ']
    const answers = await times(count, (i) =>
      admin.post('/api/records/deal', { values: { code: `${codes[i % codes.length]} ${count}` } }),
    )
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
    for (const answer of answers.filter((one) => one.status !== 201)) {
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'not_unique', details: [{ field: 'code', code: 'not_unique', message: expect.any(String) }] },
      })
    }
    const { body } = await admin.get(`/api/records/deal?search=same%20${count}`)
    expect(body.items).toHaveLength(1)
  })

  test('of bulk writes at once every value is there once, and the rest is told row by row', async () => {
    const records = Array.from({ length: 30 }, (_, i) => ({ values: { code: `bulk-${i}` } }))
    const reports = await times(6, () =>
      admin.post('/api/records/deal/bulk', { action: 'create', mode: 'each', records }),
    )
    for (const report of reports) expect(report.status).toBe(200)
    expect(reports.reduce((sum, report) => sum + report.body.created, 0)).toBe(30)
    for (const { body } of reports) {
      expect(body.created + body.failed.length).toBe(30)
      for (const { index, code } of body.failed) {
        expect(code).toBe('not_unique')
        expect(body.ids[index]).toBeNull()
      }
    }
  })

  test('taken in one change and given away in another', async () => {
    const [one, two] = [await create('deal', { code: 'swap-1' }), await create('deal', { code: 'swap-2' })]
    expect((await patch(`/api/records/deal/${one}`, { code: 'swap-2' })).body.code).toBe('not_unique')
    const swapped = await admin.post('/api/records/deal/bulk', {
      action: 'update',
      mode: 'all',
      records: [
        { id: one, values: { code: 'swap-2' } },
        { id: two, values: { code: 'swap-3' } },
      ],
    })
    expect(swapped.body).toMatchObject({ updated: 2 })
    expect((await patch(`/api/records/deal/${two}`, { code: 'swap-4' })).status).toBe(200)
    expect((await patch(`/api/records/deal/${one}`, { code: 'SWAP-4' })).status).toBe(409)
    await create('deal', { code: 'swap-1' })
  })
})

describe('changes of one record at once', () => {
  test('without a version: all are made, one after the other', async () => {
    const id = await create('deal', { code: 'busy' })
    const fields = ['amount', 'margin', 'notes', 'closed_on', 'tags'] as const
    const sample = (field: (typeof fields)[number], i: number) =>
      ({ amount: `${i}.00`, margin: '0.5', notes: `note ${i}`, closed_on: '2020-01-01', tags: [`t${i}`] })[field]
    const answers = await times(50, (i) => {
      const field = fields[i % fields.length] as (typeof fields)[number]
      return patch(`/api/records/deal/${id}`, { [field]: sample(field, i) })
    })
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200))
    const { body } = await admin.get(`/api/records/deal/${id}`)
    for (const field of fields) expect(body.values[field], field).not.toBeNull()
    const versions = await application.db.selectFrom('audit').select('version').where('record_id', '=', id).execute()
    // every change that changed something has its line in the history, and its number once
    expect(versions).toHaveLength(body.version)
  })

  test('with a version: one is made, the others learn which version there is', async () => {
    const id = await create('deal', { code: 'guarded' })
    const answers = await times(20, (i) => patch(`/api/records/deal/${id}`, { notes: `by ${i}` }, 1))
    const made = answers.filter((answer) => answer.status === 200)
    expect(made).toHaveLength(1)
    for (const answer of answers.filter((one) => one.status !== 200)) {
      expect(answer).toMatchObject({ status: 412, body: { code: 'stale_version', details: { version: 2 } } })
    }
    const { body } = await admin.get(`/api/records/deal/${id}`)
    expect(body.values.notes).toBe(made[0]?.body.values.notes)
  })

  test('nobody counts past somebody else: read, add one, write', async () => {
    const id = await create('deal', { code: 'counted', amount: '0' })
    const addOne = async (): Promise<void> => {
      for (;;) {
        const { body } = await admin.get(`/api/records/deal/${id}`)
        const answer = await patch(`/api/records/deal/${id}`, { amount: Number(body.values.amount) + 1 }, body.version)
        if (answer.status === 200) return
        expect(answer.status).toBe(412)
      }
    }
    await times(15, addOne)
    expect((await admin.get(`/api/records/deal/${id}`)).body.values.amount).toBe('15.00')
  })

  test('changed and deleted at once, the record is either', async () => {
    const id = await create('deal', { code: 'torn' })
    const url = `/api/records/deal/${id}`
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, (_, i) => patch(url, { notes: `${i}` })),
      ...Array.from({ length: 5 }, () => admin.send('DELETE', url)),
    ])
    expect(answers.slice(5).filter((answer) => answer.status === 204)).toHaveLength(1)
    for (const answer of answers) expect([200, 204, 404]).toContain(answer.status)
    expect((await admin.get(url)).status).toBe(404)
    const deletions = await application.db
      .selectFrom('audit')
      .select('action')
      .where('record_id', '=', id)
      .where('action', '=', 'deleted')
      .execute()
    expect(deletions).toHaveLength(1)
  })
})

describe('If-Match', () => {
  test.each([
    ['"1"', 200],
    ['W/"1"', 200],
    ['*', 200],
    ['"2"', 412],
    ['"0"', 412],
    ['"999999999"', 412],
    ['1', 400],
    ['"one"', 400],
    ['"1", "2"', 400],
    ['"-1"', 400],
    ['"1.0"', 400],
    ['"99999999999999999999"', 400],
    ['""', 400],
    ['', 400],
  ])('%s answers %s, for changes and deletions', async (header, status) => {
    const id = await create('deal', { code: `match ${header}` })
    const url = `/api/records/deal/${id}`
    const changed = await admin.send('PATCH', url, { values: {} }, { 'if-match': header })
    expect(changed.status).toBe(status)
    const deleted = await admin.send('DELETE', url, undefined, { 'if-match': header })
    expect(deleted.status).toBe(status === 200 ? 204 : status)
    if (status !== 200) await admin.send('DELETE', url)
  })
})

describe('a hierarchy', () => {
  test('never closes a circle, however many move at once', async () => {
    for (let round = 0; round < 5; round++) {
      const ids = await times(4, (i) => create('account', { name: `ring ${round}/${i}` }))
      const answers = await times(4, (i) => patch(`/api/records/account/${ids[i]}`, { parent: ids[(i + 1) % 4] }))
      for (const answer of answers) {
        expect([200, 422]).toContain(answer.status)
        if (answer.status === 422) {
          expect(answer.body.details).toEqual([{ field: 'parent', code: 'circle', message: expect.any(String) }])
        }
      }
      expect(answers.filter((answer) => answer.status === 422).length).toBeGreaterThan(0)
      await expectHierarchyIsRight()
    }
  })

  test('refuses oneself as parent, and moves whole trees', async () => {
    const ids = await times(6, (i) => create('account', { name: `tree ${i}` }))
    for (const i of [1, 2, 3]) await patch(`/api/records/account/${ids[i]}`, { parent: ids[i - 1] })
    expect((await patch(`/api/records/account/${ids[0]}`, { parent: ids[0] })).status).toBe(422)
    expect((await patch(`/api/records/account/${ids[0]}`, { parent: ids[3] })).status).toBe(422)
    await patch(`/api/records/account/${ids[1]}`, { parent: ids[5] })
    await expectHierarchyIsRight()
    await patch(`/api/records/account/${ids[1]}`, { parent: null })
    await expectHierarchyIsRight()
  })

  test('of many rows: those that would close a circle fail, each by itself', async () => {
    const ids = await times(5, (i) => create('account', { name: `each ${i}` }))
    const { body } = await admin.post('/api/records/account/bulk', {
      action: 'update',
      mode: 'each',
      records: [
        { id: ids[0], values: { parent: ids[1] } },
        { id: ids[1], values: { parent: ids[0] } },
        { id: ids[2], values: { parent: ids[1] } },
        { id: ids[3], values: { parent: ids[3] } },
        { id: ids[4], values: { credit_limit: '7' } },
      ],
    })
    expect(body).toMatchObject({ updated: 3 })
    expect(body.failed.map((failure: { index: number }) => failure.index)).toEqual([1, 3])
    await expectHierarchyIsRight()
  })

  /** The paths that are kept are those that the documents say. */
  async function expectHierarchyIsRight() {
    const object = await application.db
      .selectFrom('object_keys')
      .select('object_key')
      .where('name', '=', 'account')
      .executeTakeFirstOrThrow()
    const records = await application.db
      .selectFrom('records')
      .select(['id', 'doc'])
      .where('object_key', '=', object.object_key)
      .where('deleted_at', 'is', null)
      .execute()
    const parents = new Map(records.map(({ id, doc }) => [id, (doc as { parent?: string }).parent]))
    const expected = records.flatMap(({ id }) => {
      const above: string[] = []
      for (let at: string | undefined = id; at !== undefined; at = parents.get(at)) {
        expect(above, 'a circle').not.toContain(at)
        above.push(at)
      }
      return above.map((ancestor, depth) => `${ancestor} ${id} ${depth}`)
    })
    const paths = await application.db
      .selectFrom('hierarchy_paths')
      .select(['ancestor_id', 'descendant_id', 'depth'])
      .where('object_key', '=', object.object_key)
      .execute()
    expect(paths.map((path) => `${path.ancestor_id} ${path.descendant_id} ${path.depth}`).sort()).toEqual(
      expected.sort(),
    )
  }
})

describe('Idempotency-Key', () => {
  const keyed = (key: string, values: object, method: 'POST' | 'PATCH' = 'POST', url = '/api/records/deal') =>
    admin.send(method, url, { values }, { 'idempotency-key': key })

  test('the same request again gets the same answer and does nothing', async () => {
    const first = await keyed('again', { code: 'again' })
    const second = await keyed('again', { code: 'again' })
    expect(first.status).toBe(201)
    expect(second).toMatchObject({ status: 201, body: first.body })
    expect(second.headers.etag).toBe('"1"')
  })

  test('twenty times at once it is done once', async () => {
    const answers = await times(20, () => keyed('at once', { code: 'at once', amount: '1' }))
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
    for (const answer of answers) expect(answer.status).toBe(201)
  })

  test('for another request it is refused', async () => {
    await keyed('mine', { code: 'mine' })
    expect(await keyed('mine', { code: 'other' })).toMatchObject({ status: 422, body: { code: 'key_reused' } })
    const elsewhere = await admin.send(
      'POST',
      '/api/records/account',
      { values: { code: 'mine' } },
      { 'idempotency-key': 'mine' },
    )
    expect(elsewhere.body.code).toBe('key_reused')
  })

  test('after a failure the request may be repeated, mended or not', async () => {
    const answers: Answer[] = [await keyed('fails', { code: '' }), await keyed('fails', { code: '' })]
    for (const answer of answers) expect(answer.status).toBe(422)
    expect((await keyed('fails', { code: 'mended' })).status).toBe(201)
    const taken = await times(3, (i) => keyed(`taken-${i}`, { code: 'mended' }))
    for (const answer of taken) expect(answer.body.code).toBe('not_unique')
  })

  test('belongs to an account', async () => {
    const other = await application.person('Otto', ['administrator'])
    await keyed('shared', { code: 'shared-1' })
    const answer = await other.send(
      'POST',
      '/api/records/deal',
      { values: { code: 'shared-2' } },
      { 'idempotency-key': 'shared' },
    )
    expect(answer).toMatchObject({ status: 201, body: { values: { code: 'shared-2' } } })
  })

  test('works for changes, deletions and many records', async () => {
    const id = await create('deal', { code: 'keyed' })
    const url = `/api/records/deal/${id}`
    const changes = await times(3, () => keyed('change', { notes: 'once' }, 'PATCH', url))
    for (const answer of changes) expect(answer).toMatchObject({ status: 200, body: { version: 2 } })
    const header = { 'idempotency-key': 'delete' }
    for (let i = 0; i < 2; i++) expect((await admin.send('DELETE', url, undefined, header)).status).toBe(204)
    const bulk = { action: 'create', mode: 'each', records: [{ values: { code: 'keyed-bulk' } }] }
    for (let i = 0; i < 2; i++) {
      const { body } = await admin.post('/api/records/deal/bulk', bulk, { 'idempotency-key': 'bulk' })
      expect(body).toMatchObject({ created: 1, failed: [] })
    }
  })
})

test('many rows one by one: what is wrong fails, what is right is there', async () => {
  const rows = [
    { code: 'row-1' },
    { code: 'row-2', amount: 'much' },
    { code: 'row-1' },
    { code: 'row-3', account: '00000000-0000-7000-8000-000000000000' },
    { code: 'row-4', stage: 'won' },
    { code: 'row-5', account: { name: '\u0000' } },
    { code: 'row-6', unknown: 1 },
    { code: 'row-7' },
  ].map((values) => ({ values }))
  const all = await admin.post('/api/records/deal/bulk', { action: 'create', mode: 'all', records: rows })
  expect(all).toMatchObject({ status: 422, body: { details: { index: 1 } } })
  expect((await admin.get('/api/records/deal?search=row')).body.items).toEqual([])
  const each = await admin.post('/api/records/deal/bulk', { action: 'create', mode: 'each', records: rows })
  expect(each.body).toMatchObject({ created: 2 })
  expect(
    each.body.failed.map((failure: { index: number; code: string }) => `${failure.index} ${failure.code}`),
  ).toEqual([
    '1 invalid_record',
    '2 not_unique',
    '3 invalid_record',
    '4 invalid_record',
    '5 invalid_record',
    '6 invalid_record',
  ])
  expect((await admin.get('/api/records/deal?search=row')).body.items).toHaveLength(2)
})

test('numbers are given once', async () => {
  const bundle = dealBundle.map((document) => {
    const { kind, name, fields } = document as { kind: string; name: string; fields?: object[] }
    return kind === 'object' && name === 'line'
      ? {
          ...document,
          fields: [
            ...(fields ?? []),
            { name: 'number', label: { en: 'No' }, type: 'autoNumber', format: 'L-{0000}', start: 7 },
          ],
        }
      : document
  })
  await application.publish(bundle)
  const deal = await create('deal', { code: 'numbered' })
  const single = await times(20, (i) => admin.post('/api/records/line', { values: { title: `l${i}`, deal } }))
  const { body } = await admin.post('/api/records/line/bulk', {
    action: 'create',
    mode: 'all',
    records: Array.from({ length: 10 }, (_, i) => ({ values: { title: `b${i}`, deal } })),
  })
  expect(body.created).toBe(10)
  const numbers = (await admin.get('/api/records/line?fields=number&sort=number')).body.items.map(
    (item: { values: { number: string } }) => item.values.number,
  )
  expect(numbers).toEqual(Array.from({ length: 30 }, (_, i) => `L-${String(i + 7).padStart(4, '0')}`))
  expect(single.every((answer) => answer.status === 201)).toBe(true)
  const given = await admin.post('/api/records/line', { values: { title: 'mine', deal, number: 'L-0001' } })
  expect(given.status).toBe(422)
})
