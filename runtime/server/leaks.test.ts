/** What nobody may learn by a side way: the recycle bin, history, search, files, labels, rules over hidden fields. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dealBundle } from './testing/deal-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const all = { create: true, read: true, edit: true, delete: true, import: true }
const people = { object: 'person', read: true, scope: 'all', otherFields: 'read' }
const role = (name: string, objects: object[]) => ({
  kind: 'role',
  name,
  label: text(name),
  objects: [...objects, people],
})
const sector = (value: string) => ({ where: { '==': [{ var: 'account.sector' }, value] } })

const bundle = [
  ...dealBundle.map((document) => {
    const { kind, name, fields } = document as { kind: string; name: string; fields?: object[] }
    if (kind !== 'object' || name !== 'deal') return document
    return {
      ...document,
      fields: [
        ...(fields ?? []).map((field) =>
          (field as { name: string }).name === 'notes' ? { ...field, search: true } : field,
        ),
        { name: 'papers', label: text('Papers'), type: 'attachment', maxFiles: 3, accept: ['.pdf', 'text/plain'] },
        { name: 'secret_papers', label: text('Secret papers'), type: 'attachment' },
      ],
      validations: [
        {
          name: 'no_retail_discount',
          must: {
            or: [{ '!=': [{ var: 'account.sector' }, 'retail'] }, { '!': [{ '>': [{ var: 'margin' }, '0.5'] }] }],
          },
          message: text('Retail margins stay below a half.'),
          field: 'margin',
        },
      ],
    }
  }),
  // each shows on its records what the other hides on its own
  role('amounts_of_medical', [
    { object: 'deal', ...all, scope: sector('medical'), fields: [{ field: 'margin', access: 'hidden' }] },
    { object: 'account', read: true, scope: 'all' },
  ]),
  role('margins_of_retail', [
    { object: 'deal', ...all, scope: sector('retail'), fields: [{ field: 'amount', access: 'hidden' }] },
    { object: 'account', read: true, scope: 'all' },
  ]),
  // the scope looks at what its holder may not see
  role('by_hidden_sector', [
    { object: 'deal', ...all, scope: sector('medical') },
    { object: 'account', read: true, scope: 'all', fields: [{ field: 'sector', access: 'hidden' }] },
  ]),
  role('small_deals', [
    {
      object: 'deal',
      ...all,
      scope: { where: { '<': [{ var: 'amount' }, 100] } },
      fields: [{ field: 'amount', access: 'hidden' }],
    },
    { object: 'line', ...all, fields: [{ field: 'deal', access: 'hidden' }] },
  ]),
  role('small_amounts', [{ object: 'deal', ...all, scope: { where: { '<': [{ var: 'amount' }, 100] } } }]),
  role('all_without_amounts', [
    { object: 'deal', ...all, scope: 'all', fields: [{ field: 'amount', access: 'hidden' }] },
  ]),
  role('until_today', [{ object: 'deal', ...all, scope: { where: { '<=': [{ var: 'closed_on' }, { today: [] }] } } }]),
  role('names_only', [
    {
      object: 'deal',
      ...all,
      scope: 'all',
      fields: [
        { field: 'notes', access: 'hidden' },
        { field: 'secret_papers', access: 'hidden' },
      ],
    },
  ]),
  role('own_records', [
    { object: 'deal', ...all, scope: 'own', fields: [{ field: 'owner', access: 'read' }] },
    { object: 'line', ...all },
  ]),
  role('reads_all_edits_own', [
    { object: 'deal', ...all, scope: 'all', editScope: 'own' },
    { object: 'line', ...all },
  ]),
]

let application: TestApplication
let admin: TestPerson
let rep: TestPerson
let other: TestPerson
let clinic: string
let shop: string
beforeAll(async () => {
  application = await createTestApplication(bundle)
  admin = await application.person('Ada', ['administrator'])
  rep = await application.person('Rita', ['own_scope'])
  other = await application.person('Otto', ['own_scope'])
  clinic = await create(admin, 'account', { name: 'Clinic', sector: 'medical' })
  shop = await create(admin, 'account', { name: 'Shop', sector: 'retail' })
})
afterAll(() => application.close())

async function create(who: TestPerson, object: string, values: object): Promise<string> {
  const { status, body } = await who.post(`/api/records/${object}`, { values })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}
const as = (...roles: string[]) => application.person(`Somebody ${roles}`, roles)
const ids = (answer: { body: { items: { id: string }[] } }) => answer.body.items.map((item) => item.id)
const patch = (who: TestPerson, id: string, values: object) => who.send('PATCH', `/api/records/deal/${id}`, { values })

describe('guards', () => {
  test('of equal form but other values are not mistaken for each other', async () => {
    const values = { amount: '70', margin: '0.3' }
    const medical = await create(admin, 'deal', { code: 'g-1', account: clinic, ...values })
    const retail = await create(admin, 'deal', { code: 'g-2', account: shop, ...values })
    const me = await as('amounts_of_medical', 'margins_of_retail')
    for (const url of [
      '/api/records/deal',
      '/api/records/deal?fields=amount,margin',
      '/api/records/deal?fields=margin,amount',
    ]) {
      const { body } = await me.get(url)
      const shown = Object.fromEntries(body.items.map((item: { id: string; values: object }) => [item.id, item.values]))
      expect([shown[medical].amount, shown[medical].margin ?? null], url).toEqual(['70.00', null])
      expect([shown[retail].amount ?? null, shown[retail].margin], url).toEqual([null, '0.3'])
    }
    for (const [id, hidden] of [
      [medical, 'margin'],
      [retail, 'amount'],
    ] as const) {
      expect((await me.get(`/api/records/deal/${id}`)).body.values).not.toHaveProperty(hidden)
      expect(JSON.stringify((await me.get(`/api/records/deal/${id}/history`)).body)).not.toContain(hidden)
      expect((await patch(me, id, { [hidden]: '0.1' })).status).toBe(422)
      await admin.send('DELETE', `/api/records/deal/${id}`)
    }
    const bin = (await me.get('/api/recycle-bin/deal')).body.items
    const inBin = (id: string) => bin.find((item: { id: string }) => item.id === id).values
    expect([inBin(medical).amount, inBin(medical).margin ?? null]).toEqual(['70.00', null])
    expect([inBin(retail).amount ?? null, inBin(retail).margin]).toEqual([null, '0.3'])
  })

  test('may look at the field that they guard', async () => {
    const small = await create(admin, 'deal', { code: 'h-1', amount: '99' })
    const large = await create(admin, 'deal', { code: 'h-2', amount: '100' })
    const me = await as('small_amounts', 'all_without_amounts')
    const { body } = await me.get('/api/records/deal?fields=code,amount&sort=-amount&search=h')
    const amounts = Object.fromEntries(
      body.items.map((item: { id: string; values: { amount?: string } }) => [item.id, item.values.amount ?? null]),
    )
    expect(amounts).toEqual({ [small]: '99.00', [large]: null })
    const filter = { '>': [{ var: 'amount' }, 0] }
    expect(ids(await me.post('/api/records/deal/query', { filter, search: 'h' }))).toEqual([small])
    const sum = await me.post('/api/records/deal/aggregate', { measures: [{ as: 'most', fn: 'max', field: 'amount' }] })
    expect(Number(sum.body.rows[0].most)).toBeLessThan(100)
  })
})

describe('scopes', () => {
  test('look at fields that are hidden from their holder', async () => {
    const medical = await create(admin, 'deal', { code: 's-1', account: clinic })
    const retail = await create(admin, 'deal', { code: 's-2', account: shop })
    const me = await as('by_hidden_sector')
    expect((await me.get(`/api/records/deal/${medical}`)).status).toBe(200)
    expect((await me.get(`/api/records/deal/${retail}`)).status).toBe(404)
    expect(ids(await me.get('/api/records/deal?search=s'))).toEqual([medical])
    expect((await me.get('/api/records/deal?fields=account.sector')).status).toBe(400)
    const small = await as('small_deals')
    const cheap = await create(admin, 'deal', { code: 's-3', amount: '1' })
    const line = await create(admin, 'line', { title: 'Under a hidden parent', deal: cheap })
    const dear = await create(admin, 'deal', { code: 's-4', amount: '1000' })
    const lost = await create(admin, 'line', { title: 'Out of reach', deal: dear })
    expect((await small.get(`/api/records/deal/${cheap}`)).body.values).not.toHaveProperty('amount')
    expect((await small.get(`/api/records/line/${line}`)).status).toBe(200)
    expect((await small.get(`/api/records/line/${lost}`)).status).toBe(404)
    expect(ids(await small.get('/api/records/line'))).toEqual([line])
    expect((await small.get('/api/records/line?fields=deal.code')).status).toBe(400)
  })

  test('know which day it is, wherever they are asked', async () => {
    const past = await create(admin, 'deal', { code: 't-1', closed_on: '2001-01-01' })
    const future = await create(admin, 'deal', { code: 't-2', closed_on: '2999-01-01' })
    const me = await as('until_today')
    expect((await me.get(`/api/records/deal/${past}`)).body.can).toEqual({ edit: true, delete: true })
    expect((await me.get(`/api/records/deal/${future}`)).status).toBe(404)
    expect((await me.get('/api/search?q=t-&objects=deal')).body.items).toHaveLength(1)
    expect((await patch(me, past, { margin: '0.1' })).status).toBe(200)
    expect((await me.send('DELETE', `/api/records/deal/${past}`)).status).toBe(204)
    expect(ids(await me.get('/api/recycle-bin/deal'))).toEqual([past])
    await admin.send('DELETE', `/api/records/deal/${future}`)
    expect(ids(await me.get('/api/recycle-bin/deal'))).toEqual([past])
    expect((await me.post(`/api/recycle-bin/deal/${future}/restore`, undefined)).status).toBe(404)
    expect((await me.post(`/api/recycle-bin/deal/${past}/restore`, undefined)).status).toBe(200)
  })

  test('hold for new details as for those that are there', async () => {
    const mine = await create(admin, 'deal', { code: 'd-1' })
    const me = await as('reads_all_edits_own')
    await admin.send('PATCH', `/api/records/deal/${mine}`, { values: { owner: me.id } })
    const theirs = await create(admin, 'deal', { code: 'd-2' })
    expect((await me.get(`/api/records/deal/${theirs}`)).body.can).toEqual({ edit: false, delete: false })
    const refused = await me.post('/api/records/line', { values: { title: 'Foreign', deal: theirs } })
    expect(refused).toMatchObject({ status: 422, body: { details: [{ field: 'deal', code: 'reference' }] } })
    const line = await create(me, 'line', { title: 'Mine', deal: mine })
    const moved = await me.send('PATCH', `/api/records/line/${line}`, { values: { deal: theirs } })
    expect(moved.status).toBe(422)
  })

  test('say whose records one may create', async () => {
    const me = await as('own_records')
    const foreign = await me.post('/api/records/deal', { values: { code: 'o-1', owner: rep.id } })
    expect(foreign).toMatchObject({ status: 422, body: { details: [{ field: 'owner', code: 'readOnly' }] } })
    const own = await me.post('/api/records/deal', { values: { code: 'o-2', owner: me.id } })
    expect(own).toMatchObject({ status: 201, body: { values: { owner: me.id } } })
    expect((await patch(me, own.body.id, { owner: rep.id })).status).toBe(422)
  })
})

describe('a record that was handed over', () => {
  test('is out of sight for who had it, in every way', async () => {
    const id = await create(rep, 'deal', { code: 'Handed', notes: 'between us', amount: '5' })
    const line = await create(rep, 'line', { title: 'Handed line', deal: id })
    expect((await patch(rep, id, { owner: other.id })).status).toBe(200)
    for (const url of [
      `/api/records/deal/${id}`,
      `/api/records/deal/${id}/history`,
      `/api/records/line/${line}`,
      `/api/records/line/${line}/history`,
    ]) {
      expect((await rep.get(url)).status, url).toBe(404)
      expect((await other.get(url)).status, url).toBe(200)
    }
    for (const url of [
      '/api/search?q=handed',
      '/api/records/deal?search=handed',
      '/api/records/line?search=handed',
      '/api/records/deal?search=between',
    ]) {
      expect((await rep.get(url)).body.items, url).toEqual([])
    }
    await other.send('DELETE', `/api/records/deal/${id}`)
    expect(ids(await rep.get('/api/recycle-bin/deal'))).not.toContain(id)
    expect(ids(await other.get('/api/recycle-bin/deal'))).toContain(id)
    expect((await rep.post(`/api/recycle-bin/deal/${id}/restore`, undefined)).status).toBe(404)
    expect((await other.post(`/api/recycle-bin/deal/${id}/restore`, undefined)).status).toBe(200)
  })
})

describe('the recycle bin', () => {
  test('shows nothing that its reader could not have seen before', async () => {
    // owned by the reader, but not in the reader's scope
    const me = await as('amounts_of_medical')
    const id = await create(admin, 'deal', { code: 'Unseen', account: shop, owner: me.id })
    expect((await me.get(`/api/records/deal/${id}`)).status).toBe(404)
    await admin.send('DELETE', `/api/records/deal/${id}`)
    expect(ids(await me.get('/api/recycle-bin/deal'))).not.toContain(id)
    expect((await me.post(`/api/recycle-bin/deal/${id}/restore`, undefined)).status).toBe(404)
    const reader = await as('no_money')
    expect((await reader.get('/api/recycle-bin/deal')).status).toBe(403)
  })

  test('pages through everything once', async () => {
    const made: string[] = []
    for (let i = 0; i < 7; i++) made.push(await create(rep, 'deal', { code: `bin-${i}` }))
    for (const id of made) await rep.send('DELETE', `/api/records/deal/${id}`)
    const { db } = application
    // as many as fill a page and more
    const codes = Array.from({ length: 60 }, (_, i) => ({ values: { code: `many-${i}` } }))
    const { body } = await rep.post('/api/records/deal/bulk', { action: 'create', mode: 'all', records: codes })
    await rep.post('/api/records/deal/bulk', {
      action: 'delete',
      mode: 'all',
      records: body.ids.map((id: string) => ({ id })),
    })
    const seen: string[] = []
    let after = ''
    do {
      const page = await rep.get(`/api/recycle-bin/deal${after}`)
      seen.push(...ids(page))
      after = page.body.next === null ? '' : `?after=${page.body.next}`
    } while (after !== '')
    expect(new Set(seen).size).toBe(seen.length)
    for (const id of [...made, ...body.ids]) expect(seen).toContain(id)
    const owners = await db.selectFrom('records').select(['id', 'owner_id']).where('id', 'in', seen).execute()
    expect(owners.every((row) => row.owner_id === rep.id)).toBe(true)
  })
})

describe('search', () => {
  test('finds no words of hidden fields', async () => {
    const id = await create(admin, 'deal', { code: 'Plain', notes: 'xylophone' })
    const me = await as('names_only')
    expect(ids(await admin.get('/api/records/deal?search=xylophone'))).toEqual([id])
    expect(ids(await me.get('/api/records/deal?search=xylophone'))).toEqual([])
    expect((await me.get('/api/records/deal/count?search=xylophone')).body.count).toBe(0)
    expect((await me.get('/api/search?q=xylophone')).body.items).toEqual([])
    expect(ids(await me.get('/api/records/deal?search=plain'))).toEqual([id])
  })

  test('finds a name behind however many other words', async () => {
    const notes = Array.from({ length: 1000 }, (_, i) => `word${i}`).join(' ')
    const id = await create(admin, 'deal', { code: 'Zanzibar', notes })
    expect(ids(await admin.get('/api/records/deal?search=zanzibar'))).toEqual([id])
    await admin.send('PATCH', `/api/records/deal/${id}`, { values: { notes: `${notes} more` } })
    expect(ids(await admin.get('/api/records/deal?search=zanzibar%20word1'))).toEqual([id])
  })
})

describe('rules', () => {
  test('look at related records, not at fields of the same name', async () => {
    const refused = await admin.post('/api/records/deal', { values: { code: 'v-1', account: shop, margin: '0.6' } })
    expect(refused).toMatchObject({ status: 422, body: { details: [{ field: 'margin', code: 'validation' }] } })
    const id = await create(admin, 'deal', { code: 'v-2', account: clinic, margin: '0.6' })
    expect((await patch(admin, id, { account: shop })).status).toBe(422)
    expect((await patch(admin, id, { account: shop, margin: '0.5' })).status).toBe(200)
    await create(admin, 'deal', { code: 'v-3', margin: '0.6' })
    // also for somebody who may not see what the rule looks at
    const me = await as('by_hidden_sector', 'all_scope')
    expect((await me.post('/api/records/deal', { values: { code: 'v-4', account: shop, margin: '0.6' } })).status).toBe(
      422,
    )
  })
})

test('hints and problems name nothing that is hidden', async () => {
  const me = await as('amounts_of_medical')
  const { status, body } = await me.post('/api/records/deal/query', { filter: 'COUNT(liens) > 0' })
  expect([status, body.code]).toEqual([400, 'bad_filter'])
  expect(JSON.stringify(body)).not.toContain('lines')
  const id = await create(admin, 'deal', { code: 'n-1', account: clinic, margin: '0.8' })
  const refused = await patch(me, id, { account: shop })
  expect(refused).toMatchObject({ status: 422, body: { details: [{ field: '', code: 'validation' }] } })
  expect(refused.body.message).not.toContain('Margin:')
})

test('moments of related records come as those of the record itself', async () => {
  const id = await create(admin, 'deal', { code: 'm-1', account: clinic })
  const { body } = await admin.get(`/api/records/deal/${id}?fields=created_at,account.created_at,account.updated_at`)
  const { values } = (await admin.get(`/api/records/account/${clinic}`)).body
  expect(body.values['account.created_at']).toBe(values.created_at)
  expect(body.values['account.updated_at']).toBe(values.updated_at)
})

test('a lookup does not tell which hidden field it asks for', async () => {
  const documents = bundle.map((document) => {
    const { kind, name, fields = [] } = document as { kind: string; name: string; fields?: object[] }
    const where = { '==': [{ var: 'sector' }, 'medical'] }
    return kind === 'object' && name === 'deal'
      ? {
          ...document,
          fields: fields.map((field) => ((field as { name: string }).name === 'account' ? { ...field, where } : field)),
        }
      : document
  })
  await application.publish(documents)
  const me = await as('by_hidden_sector')
  expect(JSON.stringify((await me.get('/api/app')).body)).not.toContain('sector')
  expect(JSON.stringify((await rep.get('/api/app')).body)).toContain('sector')
  const refused = await me.post('/api/records/deal', { values: { code: 'w-1', account: shop } })
  expect(refused).toMatchObject({ status: 422, body: { details: [{ field: 'account', code: 'reference' }] } })
  await create(me, 'deal', { code: 'w-2', account: clinic })
  await application.publish(bundle)
})

describe('files', () => {
  const upload = async (who: TestPerson, name: string, type = 'text/plain', content = 'confidential') => {
    const response = await application.app.inject({
      method: 'POST',
      url: `/api/files?name=${encodeURIComponent(name)}`,
      headers: { authorization: `Bearer ${who.key}`, 'content-type': type },
      payload: content,
    })
    expect(response.statusCode).toBe(201)
    return response.json() as { id: string; name: string; mediaType: string; sizeBytes: number }
  }
  const download = (who: TestPerson, id: string, field: string, fileId: string) =>
    application.app.inject({
      method: 'GET',
      url: `/api/records/deal/${id}/files/${field}/${fileId}`,
      headers: { authorization: `Bearer ${who.key}` },
    })

  test('are read through records that one may read, and through no others', async () => {
    const file = await upload(rep, 'offer.txt')
    const id = await create(rep, 'deal', { code: 'f-1', papers: [file] })
    const mine = await download(rep, id, 'papers', file.id)
    expect(mine.body).toBe('confidential')
    expect(mine.headers).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    })
    expect((await download(other, id, 'papers', file.id)).statusCode).toBe(404)
    const foreign = await create(other, 'deal', { code: 'f-2' })
    expect((await download(other, foreign, 'papers', file.id)).statusCode).toBe(404)
    expect((await download(rep, id, 'secret_papers', file.id)).statusCode).toBe(404)
    expect((await download(rep, id, 'notes', file.id)).statusCode).toBe(404)
  })

  test('of somebody else cannot be attached to a record of one’s own', async () => {
    const file = await upload(rep, 'offer.txt')
    const id = await create(other, 'deal', { code: 'f-3' })
    for (const papers of [[file], [{ ...file, id: file.id.toUpperCase() }], [{ ...file, id: crypto.randomUUID() }]]) {
      const refused = await patch(other, id, { papers })
      expect(refused).toMatchObject({ status: 422, body: { details: [{ field: 'papers', code: 'reference' }] } })
      const created = await other.post('/api/records/deal', { values: { code: 'f-never', papers } })
      expect(created.status).toBe(422)
      const bulk = await other.post('/api/records/deal/bulk', {
        action: 'upsert',
        key: 'code',
        mode: 'each',
        records: [{ values: { code: 'f-3', papers } }],
      })
      expect(bulk.body).toMatchObject({ updated: 0, failed: [{ code: 'invalid_record' }] })
    }
    expect((await download(other, id, 'papers', file.id)).statusCode).toBe(404)
  })

  test('that a record holds stay when somebody else changes it, and go when they are taken out', async () => {
    const file = await upload(rep, 'offer.txt')
    const id = await create(rep, 'deal', { code: 'f-4', papers: [file] })
    await patch(rep, id, { owner: other.id })
    const second = await upload(other, 'answer.txt')
    expect((await patch(other, id, { papers: [file, second] })).status).toBe(200)
    expect((await patch(other, id, { papers: [second] })).status).toBe(200)
    expect((await download(other, id, 'papers', file.id)).statusCode).toBe(404)
    // it is not the record's any more
    expect((await patch(other, id, { papers: [file, second] })).status).toBe(422)
  })

  test('are what they were when they came, whatever is said of them later', async () => {
    const file = await upload(rep, 'page.exe', 'text/html; charset=utf-8', '<script>alert(1)</script>')
    for (const told of [
      { ...file, name: 'page.pdf' },
      { ...file, mediaType: 'text/plain' },
      { ...file, sizeBytes: 1 },
    ]) {
      expect((await rep.post('/api/records/deal', { values: { code: 'f-5', papers: [told] } })).status).toBe(422)
    }
    const odd = await upload(rep, '../../a\u2028b/\u0007c 文件.TXT', 'Image/X_Weird')
    expect(odd).toMatchObject({ name: '....abc 文件.TXT', mediaType: 'application/octet-stream' })
    const id = await create(rep, 'deal', { code: 'f-6', secret_papers: [odd] })
    expect((await download(rep, id, 'secret_papers', odd.id)).statusCode).toBe(200)
  })

  test('in a hidden field are hidden', async () => {
    const file = await upload(admin, 'secret.txt')
    const id = await create(admin, 'deal', { code: 'f-7', secret_papers: [file] })
    const me = await as('names_only')
    expect((await me.get(`/api/records/deal/${id}`)).status).toBe(200)
    expect((await download(me, id, 'secret_papers', file.id)).statusCode).toBe(400)
    expect(JSON.stringify((await me.get(`/api/records/deal/${id}/history`)).body)).not.toContain(file.id)
  })
})

test('a role that may create fills in fields that it may not change later', async () => {
  const bundle = [
    ...dealBundle,
    role('intake', [
      {
        object: 'deal',
        create: true,
        read: true,
        scope: 'own',
        fields: [
          { field: 'margin', access: 'read' },
          { field: 'amount', access: 'hidden' },
        ],
      },
      { object: 'account', read: true },
    ]),
  ]
  await application.publish(bundle)
  const me = await as('intake')
  const id = await create(me, 'deal', { code: 'i-1', notes: 'as it came' })
  const { body } = await me.get('/api/app')
  const access = Object.fromEntries(
    body.objects
      .find((object: { name: string }) => object.name === 'deal')
      .fields.map((field: { name: string; access: string }) => [field.name, field.access]),
  )
  expect([access.notes, access.margin, access.amount]).toEqual(['edit', 'read', undefined])
  expect((await patch(me, id, { notes: 'changed' })).status).toBe(403)
  for (const values of [{ margin: '0.1' }, { amount: '1' }]) {
    expect((await me.post('/api/records/deal', { values: { code: 'i-2', ...values } })).status).toBe(422)
  }
})

test('approvals of objects that one may not see have no name', async () => {
  const approval = (object: string) => ({
    kind: 'approval',
    object,
    name: `${object}_check`,
    label: text(`Check of ${object}`),
    first: 'check',
    nodes: [{ type: 'approval', name: 'check', approvers: [{ from: 'submitter' }], next: 'end' }],
  })
  await application.publish([
    ...bundle,
    role('deals_only', [{ object: 'deal', ...all }]),
    approval('deal'),
    approval('account'),
  ])
  const { body } = await (await as('deals_only')).get('/api/app')
  expect(body.hasApprovals).toBe(true)
  expect(body.approvals).toEqual([{ object: 'deal', name: 'deal_check', label: text('Check of deal') }])
  expect(JSON.stringify(body)).not.toContain('account_check')
})
