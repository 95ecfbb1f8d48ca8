/** Whatever somebody sends: a clear error in the one form, never a 500, and nothing half done. */
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorKinds } from './errors.ts'
import { dealBundle } from './testing/deal-bundle.ts'
import {
  type Answer,
  createTestApplication,
  type TestApplication,
  type TestPerson,
} from './testing/test-application.ts'

let application: TestApplication
let admin: TestPerson
let dealId: string
let recordsBefore: number
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  admin = await application.person('Ada', ['administrator'])
  dealId = (await admin.post('/api/records/deal', { values: { code: 'Kept', amount: '10' } })).body.id
  recordsBefore = await countRecords()
})
afterAll(() => application.close())

async function countRecords(): Promise<number> {
  const { count } = await application.db
    .selectFrom('records')
    .select((of) => of.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Holds an answer against the one form of errors. */
function expectError(answer: Answer, context = '') {
  const shown = `${context} → ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`
  expect(answer.status, shown).toBeGreaterThanOrEqual(400)
  expect(answer.status, shown).toBeLessThan(500)
  expect(Object.keys(answer.body).sort(), shown).toEqual(
    ['code', 'message', 'requestId', ...(Object.hasOwn(answer.body, 'details') ? ['details'] : [])].sort(),
  )
  expect(errorKinds, shown).toHaveProperty(answer.body.code)
  expect(errorKinds[answer.body.code as keyof typeof errorKinds].status, shown).toBe(answer.status)
  expect(answer.body.message, shown).not.toMatch(/undefined|\[object|\{\w+\}|syntax|relation|operator does not/)
  expect(answer.body.requestId).toBe(answer.headers['x-request-id'])
}

const hostile = [
  '"; drop table records; --',
  "'; drop table records; --",
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '%00',
  '../../etc/passwd',
  '\u202e\u2028',
  'x'.repeat(400),
  '\\',
  '',
  ' ',
]

describe.each(hostile.map((text) => [JSON.stringify(text).slice(0, 40), text]))('hostile text %s', (_name, text) => {
  const query = encodeURIComponent(text.toWellFormed())
  /** Answers may be good (the text finds nothing) or an error, but nothing in between. */
  const fine = (answer: Answer, context: string) => {
    if (answer.status >= 400) expectError(answer, context)
  }

  test('in a URL', async () => {
    for (const url of [
      `/api/records/${query}`,
      `/api/records/deal/${query}`,
      `/api/records/deal/${dealId}?fields=${query}`,
      `/api/records/deal?fields=${query}`,
      `/api/records/deal?sort=${query}`,
      `/api/records/deal?filter=${query}`,
      `/api/records/deal?filter=${encodeURIComponent(JSON.stringify({ '==': [{ var: 'code' }, text] }))}`,
      `/api/records/deal?after=${query}`,
      `/api/records/deal?after=${encodeURIComponent(Buffer.from(JSON.stringify(['', [], text])).toString('base64url'))}`,
      `/api/records/deal?sort=code&after=${Buffer.from(JSON.stringify(['code', [text], dealId])).toString('base64url')}`,
      `/api/records/deal?sort=amount&after=${Buffer.from(JSON.stringify(['amount', [text], dealId])).toString('base64url')}`,
      `/api/records/deal?sort=closed_on&after=${Buffer.from(JSON.stringify(['closed_on', [text], dealId])).toString('base64url')}`,
      `/api/recycle-bin/deal?after=${Buffer.from(JSON.stringify(['-deleted_at', [text], dealId])).toString('base64url')}`,
      `/api/records/deal?limit=${query}`,
      `/api/records/deal?search=${query}`,
      `/api/records/deal?${query}=1`,
      `/api/records/deal/count?search=${query}`,
      `/api/records/deal/count?filter=${query}`,
      `/api/search?q=${query}`,
      `/api/search?q=a&objects=${query}`,
      `/api/search?q=a&limit=${query}`,
      `/api/recycle-bin/${query}`,
      `/api/records/deal/${dealId}/history?after=${query}`,
      `/api/records/deal/${dealId}/files/${query}/${dealId}`,
      `/api/records/deal/${dealId}/files/notes/${query}`,
      `/api/metadata/revisions/${query}`,
      `/api/${query}`,
    ]) {
      fine(await admin.get(url), url)
    }
  })

  test('in a body', async () => {
    for (const [url, body] of [
      ['deal', { values: { code: text } }],
      ['deal', { values: { [text]: 'x' } }],
      ['deal', { values: { code: 'Never', account: text } }],
      ['deal', { values: { code: 'Never', account: { name: text } } }],
      ['deal', { values: { code: 'Never', account: { [text]: 'x' } } }],
      ['deal', { values: { code: 'Never', owner: text } }],
      ['deal', { values: { code: 'Never', amount: text } }],
      ['deal', { values: { code: 'Never', stage: text } }],
      ['deal', { values: { code: 'Never', closed_on: text } }],
      ['deal', { values: { code: 'Never', tags: [text] } }],
      ['deal', { [text]: {} }],
      ['deal/bulk', { action: 'upsert', mode: 'each', key: text, records: [{ values: { code: 'Never' } }] }],
      ['deal/bulk', { action: text, mode: 'each', records: [{ values: { code: 'Never' } }] }],
      ['deal/bulk', { action: 'update', mode: 'each', records: [{ id: text, values: {} }] }],
      ['deal/query', { fields: [text] }],
      ['deal/query', { sort: [text] }],
      ['deal/query', { search: text }],
      ['deal/query', { after: text }],
      ['deal/query', { filter: { [text]: [1, 2] } }],
      ...[
        'code',
        'stage',
        'amount',
        'closed_on',
        'account',
        'account.name',
        'tags',
        'notes',
        'id',
        'owner',
        'created_at',
        'version',
        text,
      ].flatMap((field) =>
        ['==', '!=', '<', 'contains', 'startsWith'].map((operator): [string, object] => [
          'deal/query',
          { filter: { [operator]: [{ var: field }, text] } },
        ]),
      ),
      ...['code', 'id', 'tags', 'stage', 'account'].flatMap((field): [string, object][] => [
        ['deal/query', { filter: { in: [{ var: field }, [text]] } }],
        ['deal/query', { filter: { in: [text, { var: field }] } }],
        ['deal/count', { filter: { in: [text, { var: field }] } }],
      ]),
      ['deal/aggregate', { measures: [{ as: text, fn: 'count' }] }],
      ['deal/aggregate', { measures: [{ as: 'n', fn: text }] }],
      ['deal/aggregate', { measures: [{ as: 'n', fn: 'sum', field: text }] }],
      ['deal/aggregate', { measures: [{ as: 'n', fn: 'count' }], groupBy: [{ field: text }] }],
      ['deal/aggregate', { measures: [{ as: 'n', fn: 'count' }], groupBy: [{ field: 'owner', as: text }] }],
      ['deal/aggregate', { measures: [{ as: 'n', fn: 'count' }], sort: [text] }],
    ] as [string, object][]) {
      const context = `${url} ${JSON.stringify(body).slice(0, 200)}`
      const answer = await admin.post(`/api/records/${url}`, body)
      if (answer.status === 201) await admin.send('DELETE', `/api/records/deal/${answer.body.id}`)
      fine(answer, context)
    }
    fine(await admin.send('PATCH', `/api/records/deal/${dealId}`, { values: { notes: text } }), 'notes')
    fine(await admin.post('/api/metadata/publish', { documents: [], message: text }), 'message')
    const labelled = dealBundle.map((document) =>
      (document as { kind: string }).kind === 'app' ? { ...document, label: { en: text } } : document,
    )
    fine(await admin.post('/api/metadata/check', { documents: labelled }), 'check')
    fine(await admin.post('/api/metadata/diff', { documents: labelled }), 'diff')
  })

  test('in a header', async () => {
    const header = text.replace(/[^\x20-\x7e]/g, '?')
    for (const name of [
      'if-match',
      'idempotency-key',
      'attain-workspace',
      'accept-language',
      'content-type',
      'accept',
    ]) {
      fine(
        await admin.send('PATCH', `/api/records/deal/${dealId}`, { values: {} }, { [name]: header }),
        `${name}: ${header}`,
      )
    }
  })
})

test('text that was kept comes back as it was sent', async () => {
  for (const text of ['"; drop table records; --', "' or 1=1", '__proto__', '%_\\', '𝒳 客户', '\\u0000']) {
    const { body, status } = await admin.post('/api/records/deal', {
      values: { code: text, notes: text, tags: [text.replaceAll(';', '')] },
    })
    expect(status, text).toBe(201)
    const read = (await admin.get(`/api/records/deal/${body.id}`)).body
    expect(read.values).toMatchObject({ code: text, notes: text, tags: [text.replaceAll(';', '')] })
    const found = await admin.post('/api/records/deal/query', { filter: { '==': [{ var: 'code' }, text] } })
    expect(found.body.items.map((item: { id: string }) => item.id)).toEqual([body.id])
    await admin.send('DELETE', `/api/records/deal/${body.id}`)
  }
})

test('keys that JavaScript knows stay keys', async () => {
  const { body } = await admin.post('/api/records/deal/aggregate', {
    groupBy: [{ field: 'owner', as: 'constructor' }],
    measures: [{ as: 'valueof', fn: 'count' }],
  })
  expect(body.rows[0].constructor).toBe(admin.id)
  expect(body.labels.constructor).toEqual({ [admin.id]: 'Ada' })
  expect(Object.hasOwn(Object, admin.id)).toBe(false)
  for (const raw of [
    '{"values":{"__proto__":{"code":"x"}}}',
    '{"values":{"constructor":{"prototype":{"code":"x"}}}}',
  ]) {
    const answer = await admin.send('POST', '/api/records/deal', raw, { 'content-type': 'application/json' })
    expectError(answer, raw)
  }
  expect(({} as { code?: string }).code).toBeUndefined()
})

describe('nesting', () => {
  const nested = (depth: number, leaf = '{"==":[{"var":"code"},"x"]}') =>
    `${'{"!":['.repeat(depth)}${leaf}${']}'.repeat(depth)}`
  const nestedList = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

  test.each([61, 1000, 100_000])('%s deep is refused at once', async (depth) => {
    for (const [url, body] of [
      ['/api/records/deal/query', `{"filter":${nested(depth)}}`],
      ['/api/records/deal/count', `{"filter":${nested(depth)}}`],
      ['/api/records/deal/aggregate', `{"measures":[{"as":"n","fn":"count"}],"filter":${nested(depth)}}`],
      ['/api/records/deal', `{"values":{"code":${nestedList(depth)}}}`],
      ['/api/records/deal', `{"values":{"account":${nestedList(depth)}}}`],
      ['/api/records/deal', `{"values":{"tags":${nestedList(depth)}}}`],
      ['/api/records/deal', nestedList(depth)],
      ['/api/metadata/check', `{"documents":[${nested(depth)}]}`],
      ['/api/metadata/check', `{"documents":[{"kind":"app","name":"a","x":${nested(depth)}}]}`],
    ] as const) {
      for (const headers of [{}, { 'idempotency-key': 'deep' }]) {
        const started = performance.now()
        const answer = await admin.send('POST', url, body, { 'content-type': 'application/json', ...headers })
        // what a check finds is its answer
        if (url !== '/api/metadata/check' || answer.status !== 200) expectError(answer, `${url} ${depth}`)
        expect(performance.now() - started, url).toBeLessThan(2000)
      }
    }
    if (depth <= 1000) {
      const answer = await admin.get(`/api/records/deal?filter=${encodeURIComponent(nested(depth))}`)
      expectError(answer, 'in a URL')
    }
  })

  test('within the limits works', async () => {
    const { body, status } = await admin.send('POST', '/api/records/deal/query', `{"filter":${nested(18)}}`, {
      'content-type': 'application/json',
    })
    expect(status, JSON.stringify(body)).toBe(200)
  })
})

test('long lists and wide filters are refused by their limits', async () => {
  const codes = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`)
  const ask = (filter: object) => admin.post('/api/records/deal/query', { filter })
  expect((await ask({ in: [{ var: 'code' }, codes(1000)] })).status).toBe(200)
  expectError(await ask({ in: [{ var: 'code' }, codes(1001)] }))
  expectError(await ask({ in: [{ var: 'code' }, codes(90_000)] }))
  expectError(await ask({ in: [{ var: 'tags' }, codes(1001)] }))
  expectError(await ask({ or: codes(10_000).map((code) => ({ '==': [{ var: 'code' }, code] })) }))
  expect((await ask({ or: codes(400).map((code) => ({ '==': [{ var: 'code' }, code] })) })).status).toBe(200)
  const sort = Array.from({ length: 5 }, () => 'code').join(',')
  expectError(await admin.get(`/api/records/deal?sort=${sort}`), 'five sort keys')
  const fields = Array.from({ length: 101 }, () => 'code').join(',')
  expectError(await admin.get(`/api/records/deal?fields=${fields}`), 'a hundred and one fields')
})

test('wrong types everywhere', async () => {
  const wrong = [null, true, 0, -1, 1.5, 1e300, 'text', [], [[]], {}, { a: 1 }, [null]]
  const { body } = await admin.get('/api/app')
  const fields: string[] = body.objects
    .find((object: { name: string }) => object.name === 'deal')
    .fields.map((field: { name: string }) => field.name)
  for (const value of wrong) {
    for (const field of fields) {
      const answer = await admin.post('/api/records/deal', { values: { code: 'Never', [field]: value } })
      if (answer.status === 201) await admin.send('DELETE', `/api/records/deal/${answer.body.id}`)
      else expectError(answer, `${field} ${JSON.stringify(value)}`)
      for (const operator of ['==', '<', 'in', 'contains', '!', 'blank', 'and', 'var']) {
        for (const args of [[{ var: field }, value], [value, { var: field }], value, [value, value, value]]) {
          const filtered = await admin.post('/api/records/deal/query', { filter: { [operator]: args } })
          if (filtered.status !== 200) expectError(filtered, `${operator} ${JSON.stringify(args)}`)
        }
      }
    }
    for (const url of ['deal', 'deal/bulk', 'deal/query', 'deal/count', 'deal/aggregate']) {
      for (const key of [
        'values',
        'records',
        'filter',
        'sort',
        'fields',
        'limit',
        'after',
        'search',
        'measures',
        'groupBy',
        'action',
        'mode',
        'key',
      ]) {
        const answer = await admin.post(`/api/records/${url}`, { [key]: value })
        if (answer.status >= 300) expectError(answer, `${url} ${key} ${JSON.stringify(value)}`)
      }
    }
  }
}, 60_000)

test('bodies that are no JSON, or say that they are something else', async () => {
  const url = '/api/records/deal'
  for (const [raw, type, status] of [
    ['{"values":', 'application/json', 400],
    ['', 'application/json', 400],
    ['{"values":{}}{}', 'application/json', 400],
    ['null', 'application/json', 400],
    ['[]', 'application/json', 400],
    ['"text"', 'application/json', 400],
    ['{"values":{}}', 'text/plain', 415],
    ['{"values":{}}', 'application/x-www-form-urlencoded', 415],
    ['<a/>', 'application/xml', 415],
    ['{"values":{}}', 'json', 415],
    ['{"values":{}}', 'application/json; charset=', 0],
    ['{"values":{}}', 'multipart/form-data; boundary=x', 415],
  ] as const) {
    const answer = await admin.send('POST', url, raw, { 'content-type': type })
    expectError(answer, `${raw} ${type}`)
    if (status !== 0) expect(answer.status, `${raw} ${type}`).toBe(status)
  }
})

test('addresses that are none', async () => {
  for (const url of [
    '/api/records/deal/%',
    '/api/records/%E0%A4%A',
    '/api/records/deal/not-a-uuid',
    `/api/records/deal/urn:uuid:${dealId}`,
    `/api/records/deal/${'a'.repeat(300)}`,
    `/api/records/${'a'.repeat(300)}`,
    '/api/no/such/place',
    '/api/records/deal?unknown=1',
    '/api/records/deal?limit=0',
    '/api/records/deal?limit=201',
    '/api/records/deal?limit=-1',
    '/api/records/deal?limit=1&limit=2',
    '/api/records/deal?sort=code&sort=code',
    `/api/records/deal/${dealId}?expand=all`,
    `/api/records/deal/${dealId}/history?limit=5`,
    '/api/search?query=x',
  ]) {
    expectError(await admin.get(url), url)
  }
  expectError(await admin.send('PUT', `/api/records/deal/${dealId}`, { values: {} }))
})

test('an id may be written in capital letters', async () => {
  const url = `/api/records/deal/${dealId.toUpperCase()}`
  expect((await admin.get(url)).status).toBe(200)
  expect((await admin.send('PATCH', url, { values: { notes: 'capitals' } })).status).toBe(200)
  const owned = await admin.post('/api/records/deal', { values: { code: 'Capital', owner: admin.id.toUpperCase() } })
  expect(owned.body.values.owner).toBe(admin.id)
  const both = await admin.post('/api/records/deal/bulk', {
    action: 'update',
    mode: 'each',
    records: [
      { id: dealId, values: { notes: 'one' } },
      { id: dealId.toUpperCase(), values: { notes: 'two' } },
    ],
  })
  expect(both.body).toMatchObject({ updated: 1, failed: [{ index: 1 }] })
  const { doc } = await application.db
    .selectFrom('records')
    .select('doc')
    .where('id', '=', owned.body.id)
    .executeTakeFirstOrThrow()
  expect(doc).not.toHaveProperty('owner')
  await admin.send('DELETE', `/api/records/deal/${owned.body.id}`)
})

test('errors speak the language that was asked for', async () => {
  const chinese = { 'accept-language': 'zh-CN,zh;q=0.9' }
  const onlyChinese = /^[^a-zA-Z]*[\u4e00-\u9fff]/
  for (const [method, url, body] of [
    ['GET', '/api/records/nothing', undefined],
    ['GET', `/api/records/deal/${crypto.randomUUID()}`, undefined],
    ['GET', '/api/records/deal?unknown=1', undefined],
    ['GET', '/api/records/deal?limit=x', undefined],
    ['GET', '/api/records/deal/not-a-uuid', undefined],
    ['POST', '/api/records/deal', {}],
    ['POST', '/api/records/deal', { values: 1 }],
    ['POST', '/api/records/deal', { values: {}, more: 1 }],
    ['POST', '/api/records/deal/bulk', { action: 'fly', mode: 'all', records: [] }],
    ['POST', '/api/records/deal/bulk', { action: 'create', mode: 'all', records: [] }],
    ['POST', '/api/records/deal/query', { limit: 1000 }],
    ['POST', '/api/records/deal/query', { search: 'x'.repeat(300) }],
    ['POST', '/api/records/deal/query', { filter: { '==': [{ var: 'id' }, 5] } }],
    ['POST', '/api/records/deal/aggregate', { measures: [{ as: 'n', fn: 'sum' }] }],
    ['POST', '/api/records/deal', { values: { code: 'x'.repeat(2_000_000) } }],
    ['POST', '/api/records/deal', '{'],
  ] as const) {
    const answer = await admin.send(method, url, body, {
      ...chinese,
      ...(body ? { 'content-type': 'application/json' } : {}),
    })
    expectError(answer, `${method} ${url}`)
    expect(answer.body.message, `${method} ${url}`).toMatch(onlyChinese)
    // whatever English is left is a name, not a sentence
    expect(answer.body.message, `${method} ${url}`).not.toMatch(/\b(must|should|is not|have|expected|the)\b/i)
  }
})

describe('a body of 100 MB', () => {
  const megabytes = 100
  let port: number
  beforeAll(async () => {
    await application.app.listen({ port: 0, host: '127.0.0.1' })
    port = (application.app.server.address() as AddressInfo).port
  })

  /** Sends until the server has had enough; no answer means that it hung up. */
  const send = (path: string, headers: Record<string, string>, most: number) =>
    new Promise<{ sentMegabytes: number; answer?: { status: number; text: string } }>((resolve) => {
      const chunk = Buffer.alloc(1024 * 1024, 'a')
      let sentMegabytes = 0
      const request = httpRequest({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path,
        agent: false,
        headers: { authorization: `Bearer ${admin.key}`, 'content-type': 'application/json', ...headers },
      })
      const write = () => {
        if (sentMegabytes >= most || request.destroyed) return
        sentMegabytes++
        request.write(chunk, () => setImmediate(write))
      }
      request.on('error', () => resolve({ sentMegabytes }))
      request.on('response', (response) => {
        let text = ''
        response.on('data', (part) => {
          text += part
        })
        response.on('end', () => {
          request.destroy()
          resolve({ sentMegabytes, answer: { status: response.statusCode ?? 0, text } })
        })
      })
      request.flushHeaders()
      write()
    })

  test.each([
    '/api/records/deal',
    '/api/records/deal/bulk',
    '/api/files?name=x',
    '/api/metadata/publish',
    '/api/auth/sign-in/username',
  ])('to %s is refused before it has come, and costs no memory', async (path) => {
    const announced = await send(path, { 'content-length': String(megabytes * 1024 * 1024) }, 0)
    expect(announced.answer?.status).toBe(413)
    expect(JSON.parse(announced.answer?.text ?? '')).toMatchObject({ code: 'too_large', requestId: expect.any(String) })
    const before = process.memoryUsage().rss
    const streamed = await send(path, { 'transfer-encoding': 'chunked' }, megabytes)
    expect(streamed.sentMegabytes).toBeLessThan(megabytes)
    if (streamed.answer) expect(streamed.answer.status).toBe(413)
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(150)
  })
})

test('nothing of all that has left anything behind', async () => {
  const { rows } = (await admin.post('/api/records/deal/aggregate', { measures: [{ as: 'n', fn: 'count' }] })).body
  expect(rows).toEqual([{ n: 1 }])
  const never = await admin.get('/api/records/deal?search=Never')
  expect(never.body.items).toEqual([])
  expect(recordsBefore).toBeGreaterThan(0)
})
