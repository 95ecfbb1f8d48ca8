import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setMembership } from './index.ts'
import { createTestSite, signedIn, TestBrowser, type TestSite } from './test-application.ts'

let site: TestSite
let app: FastifyInstance
let other: FastifyInstance

beforeAll(async () => {
  site = await createTestSite()
  app = await site.start()
  other = await site.start()
})
afterAll(() => site.close())

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const send = (key: string, headers: object = {}, url = '/closed') =>
  app.inject({ method: 'GET', url, headers: { ...bearer(key), ...headers } })

/** Somebody who has just made a key. */
async function owner(username: string, body: object = { name: 'Nightly import' }) {
  const ids = await site.person({ username })
  const browser = await signedIn(app, username)
  const answer = await browser.send('POST', '/api/keys', body)
  return { ...ids, browser, answer, ...(answer.json() as { id: string; key: string }) }
}

describe('an API key', () => {
  test('is made once, shown once, and kept as a hash', async () => {
    const { browser, answer, key, id } = await owner('maker', { name: 'Nightly import 导入 ' })
    expect(answer.statusCode).toBe(201)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(key).toMatch(/^attain_[\w-]{43}$/)
    const shown = {
      id,
      name: 'Nightly import 导入',
      hint: key.slice(0, 11),
      createdAt: expect.any(String),
      expiresAt: null,
      lastUsedAt: null,
    }
    expect(answer.json()).toEqual({ ...shown, key })
    expect((await browser.send('GET', '/api/keys')).json()).toEqual({ items: [shown] })
    const stored = await site.db.selectFrom('api_keys').selectAll().where('id', '=', id).execute()
    expect(JSON.stringify(stored)).not.toContain(key.slice(11))
  })

  test('acts as its account in its workspace', async () => {
    const { key, accountId, personId, id } = await owner('actor')
    expect((await send(key)).json()).toEqual({
      identity: { kind: 'key', accountId, keyId: id, workspaceSlug: 'north' },
      principal: {
        workspaceId: site.workspaces.north,
        workspaceSlug: 'north',
        personId,
        accountId,
        roles: ['sales_rep'],
        language: 'en',
      },
    })
  })

  test('is for its own workspace only, even when the account has others', async () => {
    const { key, accountId } = await owner('traveller')
    await setMembership(site.db, site.workspaces.south, randomUUID(), accountId, ['sales_rep'], true)
    expect((await send(key, { 'attain-workspace': 'north' })).statusCode).toBe(200)
    const answer = await send(key, { 'attain-workspace': 'south' })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'no_workspace'])
    const session = (await send(key, {}, '/api/session')).json()
    expect(session.workspaces).toEqual([{ slug: 'north', name: 'north' }])
  })

  test('cannot make, or delete, keys', async () => {
    const { key, id } = await owner('careless')
    for (const request of [
      { method: 'POST', url: '/api/keys', payload: { name: 'heir' } },
      { method: 'DELETE', url: `/api/keys/${id}` },
    ] as const) {
      const answer = await app.inject({ ...request, headers: bearer(key) })
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'session_required'])
    }
    expect((await send(key)).statusCode).toBe(200)
  })

  test('cannot change the password or end sessions', async () => {
    const { key } = await owner('weak')
    const payload = { currentPassword: 'correct-horse-9', newPassword: 'new-password-1' }
    for (const url of ['/api/auth/change-password', '/api/auth/revoke-sessions']) {
      const answer = await app.inject({ method: 'POST', url, headers: bearer(key), payload })
      expect([url, answer.statusCode]).toEqual([url, 401])
    }
  })

  test('notes its use, but does not write on every call', async () => {
    const { key, id } = await owner('noted')
    const lastUsed = async () =>
      (await site.db.selectFrom('api_keys').select('last_used_at').where('id', '=', id).executeTakeFirst())
        ?.last_used_at
    await send(key)
    const first = await lastUsed()
    expect(Date.parse(first ?? '')).toBeGreaterThan(Date.now() - 10_000)
    await other.inject({ url: '/closed', headers: bearer(key) })
    expect(await lastUsed()).toBe(first)
  })

  test('ends when it expires, although it is remembered', async () => {
    // long enough for a busy machine to make the key and use it once
    const end = Date.now() + 4000
    const { key } = await owner('brief', { name: 'brief', expiresAt: new Date(end).toISOString() })
    expect((await send(key)).statusCode).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, end + 50 - Date.now()))
    expect((await send(key)).statusCode).toBe(401)
  })

  test('is refused at once, in every process, when it was deleted', async () => {
    const { key, id, browser } = await owner('deleter')
    expect((await send(key)).statusCode).toBe(200)
    expect((await other.inject({ url: '/closed', headers: bearer(key) })).statusCode).toBe(200)
    expect((await browser.send('DELETE', `/api/keys/${id}`)).statusCode).toBe(204)
    expect((await send(key)).statusCode).toBe(401)
    await settled()
    expect((await other.inject({ url: '/closed', headers: bearer(key) })).statusCode).toBe(401)
    expect((await browser.send('DELETE', `/api/keys/${id}`)).statusCode).toBe(404)
  })

  test('is refused at once when another program deletes it', async () => {
    const { key, id } = await owner('swept')
    expect((await send(key)).statusCode).toBe(200)
    await site.db.deleteFrom('api_keys').where('id', '=', id).execute()
    await settled()
    expect((await send(key)).statusCode).toBe(401)
  })

  test('is refused when its owner is not active any more', async () => {
    const { key, accountId, personId } = await owner('leaver')
    expect((await send(key)).statusCode).toBe(200)
    await site.db.updateTable('memberships').set({ active: false }).where('person_id', '=', personId).execute()
    await settled()
    const answer = await send(key)
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'no_workspace'])
    await setMembership(site.db, site.workspaces.north, personId, accountId, [], false)
    await settled()
    expect((await send(key)).statusCode).toBe(401)
  })

  test('that is wrong is not made up for by a cookie', async () => {
    const { browser, key } = await owner('mixed')
    expect((await browser.send('GET', '/closed', undefined, bearer(`${key.slice(0, -1)}!`))).statusCode).toBe(401)
    const wrong = `${key.slice(0, -2)}${key.endsWith('A') ? 'Q' : 'A'}A`
    expect((await browser.send('GET', '/closed', undefined, bearer(wrong))).statusCode).toBe(401)
    expect((await browser.send('GET', '/closed')).statusCode).toBe(200)
  })

  test.each(['attain_', "attain_' or true --", `attain_${'a'.repeat(10_000)}`, `attain_${'ÿ'.repeat(43)}`])(
    'is not %s',
    async (key) => {
      const before = site.statements.count
      expect((await send(key)).statusCode).toBe(401)
      expect(site.statements.count).toBe(before)
    },
  )
})

describe('/api/keys', () => {
  test('shows nobody the keys of others, or of another workspace', async () => {
    const { id, accountId } = await owner('private')
    await site.person({ username: 'curious', roles: ['administrator'] })
    const curious = await signedIn(app, 'curious')
    expect((await curious.send('GET', '/api/keys')).json()).toEqual({ items: [] })
    expect((await curious.send('DELETE', `/api/keys/${id}`)).statusCode).toBe(404)
    await setMembership(site.db, site.workspaces.south, randomUUID(), accountId, ['sales_rep'], true)
    const elsewhere = await (await signedIn(app, 'private')).send('GET', '/api/keys', undefined, {
      'attain-workspace': 'south',
    })
    expect(elsewhere.json()).toEqual({ items: [] })
  })

  test.each([
    ['no name', {}],
    ['an empty name', { name: ' ' }],
    ['a long name', { name: 'a'.repeat(101) }],
    ['a NUL byte', { name: 'a\u0000b' }],
    ['something unknown', { name: 'a', workspaceId: 2 }],
    ['an expiry that is no time', { name: 'a', expiresAt: 'tomorrow' }],
  ])('refuses %s', async (name, body) => {
    const { answer } = await owner(`refused.${name.replace(/\W/g, '')}`, body)
    expect(answer.statusCode).toBe(400)
  })

  test('refuses an expiry in the past', async () => {
    const { answer } = await owner('late', { name: 'a', expiresAt: '2020-01-01T00:00:00Z' })
    expect(answer.json()).toMatchObject({ code: 'invalid_record', details: [{ field: 'expiresAt' }] })
  })

  test('has an end to how many there are', async () => {
    const { browser } = await owner('greedy')
    for (let i = 1; i < 50; i++) await browser.send('POST', '/api/keys', { name: `key ${i}` })
    const answer = await browser.send('POST', '/api/keys', { name: 'one more' })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'too_many_keys'])
    expect((await browser.send('GET', '/api/keys')).json().items).toHaveLength(50)
  })

  test('is closed', async () => {
    expect((await new TestBrowser(app).send('GET', '/api/keys')).statusCode).toBe(401)
    expect((await new TestBrowser(app).send('DELETE', `/api/keys/${randomUUID()}`)).statusCode).toBe(401)
  })

  test('refuses an id that is none', async () => {
    const { browser } = await owner('typo')
    expect((await browser.send('DELETE', "/api/keys/1'or'1")).statusCode).toBe(400)
  })
})

/** Waits until the notifications of what was just done have arrived. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100))
}
