import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookiesOf, createTestSite, password, signedIn, TestBrowser, type TestSite } from './test-application.ts'

const day = 24 * 60 * 60 * 1000

let site: TestSite
let app: FastifyInstance
let other: FastifyInstance

beforeAll(async () => {
  site = await createTestSite()
  app = await site.start()
  other = await site.start()
})
afterAll(() => site.close())

const status = async (browser: TestBrowser) => (await browser.send('GET', '/closed')).statusCode
const statuses = (browsers: TestBrowser[]) => Promise.all(browsers.map(status))

describe('a session', () => {
  test('is good in every process, and after a restart', async () => {
    await site.person({ username: 'here' })
    const browser = await signedIn(app, 'here')
    expect(await statuses([browser.copy(other), browser.copy(await site.start())])).toEqual([200, 200])
  })

  test('is nobody without its signature, or with one of another secret', async () => {
    await site.person({ username: 'forger' })
    const { cookie } = await signedIn(app, 'forger')
    const forged = await signedIn(await site.start({ secret: 'another secret of more than 32 characters' }), 'forger')
    const [token = '', signature = ''] = decodeURIComponent(cookie.split('=', 2)[1] ?? '').split('.')
    const attempts = [
      forged.cookie,
      `attain_session=${token}`,
      `attain_session=${token}.`,
      `attain_session=${encodeURIComponent(`${token}.${[...signature].reverse().join('')}`)}`,
      `attain_session=${encodeURIComponent(`${token}x.${signature}`)}`,
      `attain_session=%00%00.${signature}`,
      `attain_session=${'a'.repeat(10_000)}`,
      `attain_session=\u00ff\u00fe`,
      'attain_session=',
      'attain_session',
      `xattain_session=${cookie.split('=', 2)[1]}`,
      `__Host-${cookie}`,
    ]
    for (const attempt of attempts) {
      const answer = await app.inject({ method: 'GET', url: '/closed', headers: { cookie: attempt } })
      expect([attempt, answer.statusCode]).toEqual([attempt, 401])
    }
    expect((await app.inject({ method: 'GET', url: '/closed', headers: { cookie } })).statusCode).toBe(200)
    const among = `theme=dark; ${cookie}; xattain_session=1`
    expect((await app.inject({ method: 'GET', url: '/closed', headers: { cookie: among } })).statusCode).toBe(200)
  })

  test('ends after seven days without use', async () => {
    const { accountId } = await site.person({ username: 'idle' })
    const browser = await signedIn(app, 'idle')
    expect(await status(browser)).toBe(200)
    const [session] = await sessionsOf(accountId)
    expect(Math.abs(Date.parse(session?.expires_at ?? '') - Date.now() - 7 * day)).toBeLessThan(60_000)
    await endIn(accountId, -1)
    await settled()
    const answer = await browser.send('GET', '/closed')
    expect(answer.statusCode).toBe(401)
    expect(cookiesOf(answer)[0]).toMatch(/^attain_session=; Path=\/; Max-Age=0;/)
    expect(browser.cookie).toBe('')
    expect(await sessionsOf(accountId)).toEqual([])
  })

  test('goes on for seven days more when it is used, and its cookie too', async () => {
    const { accountId } = await site.person({ username: 'busy' })
    const browser = await signedIn(app, 'busy')
    expect(cookiesOf(await browser.send('GET', '/closed'))).toEqual([])
    await endIn(accountId, 5 * day)
    await settled()
    const answer = await browser.send('GET', '/closed')
    expect(answer.statusCode).toBe(200)
    expect(cookiesOf(answer)[0]).toMatch(
      /^attain_session=[\w.%-]{60,}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/,
    )
    const [session] = await sessionsOf(accountId)
    expect(Date.parse(session?.expires_at ?? '')).toBeGreaterThan(Date.now() + 6.9 * day)
    expect(cookiesOf(await browser.send('GET', '/closed'))).toEqual([])
    expect(await status(browser)).toBe(200)
  })

  test('that is deleted by anybody ends at once in every process', async () => {
    const { accountId } = await site.person({ username: 'cut' })
    const browser = await signedIn(app, 'cut')
    const browsers = [browser, browser.copy(other)]
    expect(await statuses(browsers)).toEqual([200, 200])
    await site.db.deleteFrom('auth_session').where('user_id', '=', accountId).execute()
    await settled()
    expect(await statuses(browsers)).toEqual([401, 401])
  })

  test('ends with its account', async () => {
    const { accountId } = await site.person({ username: 'deleted' })
    const browser = await signedIn(app, 'deleted')
    expect(await status(browser)).toBe(200)
    await site.db.deleteFrom('auth_user').where('id', '=', accountId).execute()
    await settled()
    expect(await status(browser)).toBe(401)
  })
})

describe('signing out', () => {
  test('ends this session at once, here and elsewhere, and takes the cookie away', async () => {
    await site.person({ username: 'leaving' })
    const browser = await signedIn(app, 'leaving')
    const thief = browser.copy()
    const phone = await signedIn(app, 'leaving')
    const answer = await browser.send('POST', '/api/auth/sign-out', {})
    expect(answer.statusCode).toBe(204)
    expect(cookiesOf(answer).at(-1)).toBe('attain_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax')
    expect(await status(thief)).toBe(401)
    await settled()
    expect(await statuses([thief.copy(other), phone])).toEqual([401, 200])
  })

  test('works without a session', async () => {
    expect((await new TestBrowser(app).send('POST', '/api/auth/sign-out')).statusCode).toBe(204)
    const forged = new TestBrowser(app)
    forged.cookie = 'attain_session=forged.signature'
    expect((await forged.send('POST', '/api/auth/sign-out')).statusCode).toBe(204)
  })

  test('everywhere ends all sessions of the account, and no others', async () => {
    const { accountId } = await site.person({ username: 'hunted' })
    await site.person({ username: 'bystander' })
    const browsers = [await signedIn(app, 'hunted'), await signedIn(app, 'hunted'), await signedIn(other, 'hunted')]
    const bystander = await signedIn(app, 'bystander')
    expect(await statuses(browsers)).toEqual([200, 200, 200])
    expect((await browsers[0]?.send('POST', '/api/auth/revoke-sessions', {}))?.statusCode).toBe(204)
    expect(await statuses(browsers.slice(0, 2))).toEqual([401, 401])
    await settled()
    expect(await statuses([...browsers, bystander])).toEqual([401, 401, 401, 200])
    expect(await sessionsOf(accountId)).toEqual([])
  })

  test('everywhere needs a session', async () => {
    expect((await new TestBrowser(app).send('POST', '/api/auth/revoke-sessions', {})).statusCode).toBe(401)
  })
})

test('a process knows at once what it did itself, even before it hears of it', async () => {
  const elsewhere = new URL(site.databaseUrl)
  elsewhere.pathname = '/postgres'
  const unhearing = await site.start({ databaseUrl: elsewhere.href })
  await site.person({ username: 'quick' })
  for (const url of ['sign-out', 'revoke-sessions']) {
    const browser = await signedIn(unhearing, 'quick')
    const thief = browser.copy()
    expect(await status(thief)).toBe(200)
    expect((await browser.send('POST', `/api/auth/${url}`, {})).statusCode).toBe(204)
    expect(await status(thief)).toBe(401)
  }
  const browser = await signedIn(unhearing, 'quick')
  const thief = browser.copy()
  expect(await status(thief)).toBe(200)
  const body = { currentPassword: password, newPassword: 'new-password-1' }
  expect((await browser.send('POST', '/api/auth/change-password', body)).statusCode).toBe(204)
  expect(await status(thief)).toBe(401)
})

describe('changing the password', () => {
  const change = (browser: TestBrowser, currentPassword: string, newPassword: string) =>
    browser.send('POST', '/api/auth/change-password', { currentPassword, newPassword })

  test('ends all other sessions and gives this one a new cookie', async () => {
    await site.person({ username: 'careful' })
    const [browser, thief] = [await signedIn(app, 'careful'), await signedIn(other, 'careful')]
    const old = browser.copy()
    expect(await statuses([browser, thief])).toEqual([200, 200])
    const answer = await change(browser, password, 'new-password-1')
    expect(answer.statusCode).toBe(204)
    expect(cookiesOf(answer)).toHaveLength(1)
    await settled()
    expect(await statuses([browser, thief, old])).toEqual([200, 401, 401])
    expect((await new TestBrowser(app).signIn('careful')).statusCode).toBe(401)
    expect((await new TestBrowser(app).signIn('careful', 'new-password-1')).statusCode).toBe(200)
  })

  test('needs the current one, and says so at the field', async () => {
    await site.person({ username: 'guessing' })
    const browser = await signedIn(app, 'guessing')
    const answer = await change(browser, 'not my password', 'new-password-1')
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({
      code: 'invalid_record',
      details: [{ field: 'currentPassword', code: 'wrong_password', message: 'This is not your current password.' }],
    })
    expect((await new TestBrowser(app).signIn('guessing')).statusCode).toBe(200)
  })

  test('cannot be guessed by somebody who found a session', async () => {
    await site.person({ username: 'guessed' })
    const limited = await site.start({ throttle: { perAccount: 2, perAddress: 1000, windowSeconds: 900 } })
    const browser = await signedIn(limited, 'guessed')
    const answers = [1, 2, 3].map((i) => () => change(browser, `wrong-password-${i}`, 'new-password-1'))
    const seen: number[] = []
    for (const answer of answers) seen.push((await answer()).statusCode)
    expect(seen).toEqual([422, 422, 429])
    expect((await change(browser, password, 'new-password-1')).statusCode).toBe(429)
  })

  test.each([
    ['a short one', 'short-one'],
    ['a very long one', 'x'.repeat(201)],
  ])('refuses %s', async (name, newPassword) => {
    const username = name.replaceAll(' ', '.')
    await site.person({ username })
    const browser = await signedIn(app, username)
    expect((await change(browser, password, newPassword)).statusCode).toBe(400)
  })

  test('needs a session, and no key stands in for it', async () => {
    const answer = await change(new TestBrowser(app), password, 'new-password-1')
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthenticated'])
  })
})

describe('GET /api/session', () => {
  test('says who I am, and where', async () => {
    const { accountId, personId } = await site.person({
      username: 'Jane',
      email: 'jane@example.com',
      roles: ['administrator', 'finance'],
    })
    const browser = await signedIn(app, 'jane')
    const answer = await browser.send('GET', '/api/session')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.json()).toEqual({
      account: { id: accountId, name: 'Account Jane', username: 'jane', email: 'jane@example.com' },
      workspaces: [{ slug: 'north', name: 'north' }],
      workspace: { slug: 'north', name: 'north' },
      person: { id: personId, name: 'Person Jane' },
      roles: ['administrator', 'finance'],
      administrator: true,
    })
  })

  test('is closed', async () => {
    expect((await new TestBrowser(app).send('GET', '/api/session')).statusCode).toBe(401)
  })
})

/** Lets the sessions of an account end in so many milliseconds. */
async function endIn(accountId: string, ms: number): Promise<void> {
  await sql`update auth_session set expires_at = now() + make_interval(secs => ${ms / 1000})
    where user_id = ${accountId}`.execute(site.db)
}

function sessionsOf(accountId: string) {
  return site.db.selectFrom('auth_session').select('expires_at').where('user_id', '=', accountId).execute()
}

/** Waits until the notifications of what was just done have arrived. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100))
}
