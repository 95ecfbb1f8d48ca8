import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setMembership } from './index.ts'
import { createSampleApiKey, createTestSite, signedIn, TestBrowser, type TestSite } from './test-application.ts'

let site: TestSite
let app: FastifyInstance

beforeAll(async () => {
  site = await createTestSite()
  app = await site.start()
  await site.person({ username: 'admin', roles: ['administrator'] })
})
afterAll(() => site.close())

describe('a route', () => {
  test('is closed unless it says that it is open', async () => {
    const nobody = new TestBrowser(app)
    const answer = await nobody.send('GET', '/closed')
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'unauthenticated', message: 'Sign in first.' })
    expect((await nobody.send('GET', '/open')).json()).toEqual({ open: true })
    expect((await nobody.send('POST', '/closed', {})).statusCode).toBe(401)
    expect((await app.inject({ method: 'HEAD', url: '/closed' })).statusCode).toBe(401)
  })

  test('is refused before its body is read', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/closed',
      headers: { 'content-type': 'application/json' },
      payload: '{ not json',
    })
    expect(answer.statusCode).toBe(401)
  })

  test('for administrators refuses everybody else', async () => {
    await site.person({ username: 'rep', roles: ['sales_rep'] })
    expect((await new TestBrowser(app).send('GET', '/administration')).statusCode).toBe(401)
    const answer = await (await signedIn(app, 'rep')).send('GET', '/administration')
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden'])
    expect((await (await signedIn(app, 'admin')).send('GET', '/administration')).statusCode).toBe(200)
  })

  test('that does not exist is not found, signed in or not', async () => {
    expect((await new TestBrowser(app).send('GET', '/nowhere')).statusCode).toBe(404)
    expect((await (await signedIn(app, 'admin')).send('GET', '/nowhere')).statusCode).toBe(404)
  })

  test('that is open cannot ask who it is by mistake', async () => {
    const answer = await (await signedIn(app, 'admin')).send('GET', '/open/who')
    expect(answer.statusCode).toBe(500)
    expect(answer.json().code).toBe('internal')
  })

  test('in a plugin of its own is closed as well', async () => {
    expect((await new TestBrowser(app).send('GET', '/nested')).statusCode).toBe(401)
    expect((await (await signedIn(app, 'admin')).send('GET', '/nested')).statusCode).toBe(200)
  })
})

describe('who it is', () => {
  test('comes with the person, the roles in order and the language', async () => {
    const { accountId, personId } = await site.person({
      username: 'many',
      roles: ['sales_rep', 'finance', 'sales_rep'],
    })
    const browser = await signedIn(app, 'many')
    const answer = await browser.send('GET', '/closed', undefined, {
      'accept-language': 'de, zh-Hans-CN;q=0.9, en;q=0.1',
    })
    expect(answer.json()).toEqual({
      identity: { kind: 'session', accountId, sessionId: expect.any(String) },
      principal: {
        workspaceId: site.workspaces.north,
        workspaceSlug: 'north',
        personId,
        accountId,
        roles: ['finance', 'sales_rep'],
        language: 'zh-CN',
      },
    })
    expect((await browser.send('GET', '/closed')).json().principal.language).toBe('en')
  })

  test('depends on the workspace that is named; the first one without a name', async () => {
    const { accountId } = await site.person({ username: 'both', workspace: 'south' })
    const person = '0192d3a4-0000-7000-8000-000000000001'
    await setMembership(site.db, site.workspaces.north, person, accountId, ['finance'], true)
    const browser = await signedIn(app, 'both')
    const principal = async (headers: object) =>
      (await browser.send('GET', '/closed', undefined, headers)).json().principal
    expect(await principal({})).toMatchObject({ workspaceSlug: 'north', personId: person, roles: ['finance'] })
    expect(await principal({ 'attain-workspace': 'south' })).toMatchObject({
      workspaceSlug: 'south',
      roles: ['sales_rep'],
    })
    expect(await principal({ 'attain-workspace': 'north' })).toMatchObject({ workspaceSlug: 'north' })
  })

  test.each(['south', 'unknown', "north' or true --", 'NORTH', 'north\u00ff', '../north', 'n'.repeat(5000)])(
    'is nobody in a workspace of others: %s',
    async (workspace) => {
      const browser = await signedIn(app, 'admin')
      for (const _ of [1, 2]) {
        const answer = await browser.send('GET', '/closed', undefined, { 'attain-workspace': workspace })
        expect([answer.statusCode, answer.json().code]).toEqual([403, 'no_workspace'])
        expect(answer.body.length).toBeLessThan(300)
      }
    },
  )

  test('changes at once when roles change, in every process', async () => {
    const { accountId, personId } = await site.person({ username: 'rising' })
    const other = await site.start()
    const browsers = [await signedIn(app, 'rising'), await signedIn(other, 'rising')]
    for (const browser of browsers) expect((await browser.send('GET', '/administration')).statusCode).toBe(403)
    await setMembership(site.db, site.workspaces.north, personId, accountId, ['administrator'], true)
    await settled()
    for (const browser of browsers) expect((await browser.send('GET', '/administration')).statusCode).toBe(200)
    await setMembership(site.db, site.workspaces.north, personId, accountId, ['administrator'], false)
    await settled()
    for (const browser of browsers) expect((await browser.send('GET', '/closed')).statusCode).toBe(401)
  })

  test('costs no query while it is remembered', async () => {
    await site.person({ username: 'quick' })
    const browser = await signedIn(app, 'quick')
    const key = await createSampleApiKey(site, 'quick')
    const byKey = { authorization: `Bearer ${key}`, cookie: '' }
    await browser.send('GET', '/closed')
    await browser.send('GET', '/closed', undefined, byKey)
    const before = site.statements.count
    for (let i = 0; i < 20; i++) {
      expect((await browser.send('GET', '/closed')).statusCode).toBe(200)
      expect((await browser.send('GET', '/closed', undefined, byKey)).statusCode).toBe(200)
    }
    expect(site.statements.count).toBe(before)
  })

  test('is asked again after a while', async () => {
    await site.person({ username: 'slow' })
    const forgetful = await site.start({ rememberMs: 30 })
    const browser = await signedIn(forgetful, 'slow')
    await browser.send('GET', '/closed')
    const before = site.statements.count
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await browser.send('GET', '/closed')).statusCode).toBe(200)
    expect(site.statements.count).toBeGreaterThan(before)
  })

  test('other people keep being remembered when somebody changes', async () => {
    const { accountId, personId } = await site.person({ username: 'restless' })
    await site.person({ username: 'calm' })
    const browser = await signedIn(app, 'calm')
    await browser.send('GET', '/closed')
    await setMembership(site.db, site.workspaces.north, personId, accountId, ['finance'], true)
    await settled()
    const before = site.statements.count
    expect((await browser.send('GET', '/closed')).statusCode).toBe(200)
    expect(site.statements.count).toBe(before)
  })
})

describe('a request that changes something', () => {
  const json = { 'content-type': 'application/json' }

  test.each([
    ['from our page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['from our page in an old browser', { origin: 'http://localhost' }, 200],
    ['typed by the person', { 'sec-fetch-site': 'none' }, 200],
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['from another site, as JSON', { ...json, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['from a neighbour', { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' }, 403],
    ['from another port', { origin: 'http://localhost:8080' }, 403],
    ['from another site in an old browser', { ...json, origin: 'https://evil.example' }, 403],
    ['from nowhere, like a sandboxed frame', { origin: 'null' }, 403],
    ['without a word about it', {}, 403],
    ['of a program that sends JSON', json, 200],
    ['of a program that names the workspace', { 'attain-workspace': 'north' }, 200],
    ['with a form', { 'content-type': 'application/x-www-form-urlencoded' }, 403],
    ['as text', { 'content-type': 'text/plain' }, 403],
  ])('with a cookie, %s', async (_, headers, status) => {
    const { cookie } = await signedIn(app, 'admin')
    const payload = 'content-type' in headers ? '{}' : undefined
    const request = {
      headers: { host: 'localhost', cookie, ...headers },
      ...(payload === undefined ? {} : { payload }),
    }
    const answer = await app.inject({ method: 'POST', url: '/closed', ...request })
    expect([answer.statusCode, answer.json().code]).toEqual([status, status === 403 ? 'cross_site' : undefined])
    // Reading gives nothing away: other sites cannot see the answer.
    expect((await app.inject({ method: 'GET', url: '/closed', headers: request.headers })).statusCode).toBe(200)
  })

  test('with an API key may come from anywhere', async () => {
    const key = await createSampleApiKey(site, 'admin')
    const headers = {
      authorization: `Bearer ${key}`,
      origin: 'https://elsewhere.example',
      'sec-fetch-site': 'cross-site',
    }
    expect((await app.inject({ method: 'POST', url: '/closed', headers })).statusCode).toBe(200)
  })

  test('may come from origins that were named as trusted', async () => {
    const trusting = await site.start({ trustedOrigins: ['https://portal.example'] })
    const { cookie } = await signedIn(trusting, 'admin')
    const send = (origin: string) =>
      trusting.inject({ method: 'POST', url: '/closed', headers: { cookie, origin, 'sec-fetch-site': 'cross-site' } })
    expect((await send('https://portal.example')).statusCode).toBe(200)
    expect((await send('https://portal.example.evil')).statusCode).toBe(403)
  })

  test('signing in, out and changing the password from another site is refused too', async () => {
    const browser = await signedIn(app, 'admin')
    const evil = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    for (const url of ['sign-in/username', 'sign-in/email', 'sign-out', 'revoke-sessions', 'change-password']) {
      const answer = await browser.send('POST', `/api/auth/${url}`, {}, evil)
      expect([url, answer.json().code]).toEqual([url, 'cross_site'])
    }
    expect((await browser.send('GET', '/closed')).statusCode).toBe(200)
  })
})

/** Waits until the notifications of what was just done have arrived. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100))
}
