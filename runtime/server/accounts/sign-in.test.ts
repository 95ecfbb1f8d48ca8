import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookiesOf, createTestSite, password, signedIn, TestBrowser, type TestSite } from './test-application.ts'

let site: TestSite
let app: FastifyInstance

beforeAll(async () => {
  site = await createTestSite()
  app = await site.start({ throttle: { perAccount: 10, perAddress: 1000, windowSeconds: 900 } })
  await site.person({ username: 'Li.Wei', email: 'Li.Wei@Example.com' })
})
afterAll(() => site.close())

describe('signing in', () => {
  test('by username, in any case, gives a session that opens closed routes', async () => {
    const browser = new TestBrowser(app)
    const answer = await browser.signIn('lI.wEI')
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ account: { id: expect.any(String), name: 'Account Li.Wei' } })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect((await browser.send('GET', '/closed')).json().principal.workspaceSlug).toBe('north')
  })

  test('by email, in any case', async () => {
    const browser = new TestBrowser(app)
    const body = { email: 'li.wei@EXAMPLE.com', password }
    expect((await browser.send('POST', '/api/auth/sign-in/email', body)).statusCode).toBe(200)
    expect((await browser.send('GET', '/closed')).statusCode).toBe(200)
  })

  test('the cookie over http is httpOnly and lax, for the whole site, for seven days', async () => {
    const [cookie, ...others] = cookiesOf(await new TestBrowser(app).signIn('li.wei'))
    expect(others).toEqual([])
    expect(cookie).toMatch(/^attain_session=[\w.%-]{60,200}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/)
  })

  test('the cookie over https is Secure, bound to the host, and the only one that counts there', async () => {
    const behindProxy = await site.start({ publicUrl: 'https://attain.example.com/' })
    const browser = new TestBrowser(behindProxy, { host: 'inner:3000', origin: 'https://attain.example.com' })
    const [cookie] = cookiesOf(await browser.signIn('li.wei'))
    expect(cookie).toMatch(/^__Host-attain_session=.*; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure$/)
    expect((await browser.send('GET', '/closed')).statusCode).toBe(200)
    browser.cookie = browser.cookie.replace('__Host-', '')
    expect((await browser.send('GET', '/closed')).statusCode).toBe(401)
  })

  test('a trusted proxy may say that the browser speaks https', async () => {
    const trusting = await site.start({}, { trustProxy: true })
    const headers = {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'a.example.com',
      origin: 'https://a.example.com',
    }
    expect(cookiesOf(await new TestBrowser(trusting, headers).signIn('li.wei'))[0]).toMatch(/; Secure$/)
    expect(cookiesOf(await new TestBrowser(app, headers).signIn('li.wei'))[0]).not.toMatch(/; Secure$/)
  })

  test('never shows the session token or the password hash in the answer', async () => {
    const answer = await new TestBrowser(app).signIn('li.wei')
    const token = decodeURIComponent(cookiesOf(answer)[0]?.split(/[=;]/)[1] ?? '').split('.')[0] ?? ''
    expect(token.length).toBeGreaterThan(20)
    expect(answer.body).not.toContain(token)
  })

  test('keeps the address and browser of the session', async () => {
    await new TestBrowser(app, { 'user-agent': 'Browser/1\u00e9', 'x-forwarded-for': '6.6.6.6' }).signIn('li.wei')
    const session = await site.db
      .selectFrom('auth_session')
      .select(['ip_address', 'user_agent'])
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    expect(session).toEqual({ ip_address: '127.0.0.1', user_agent: 'Browser/1' })
  })

  test('a wrong password and an unknown name get the same answer, with no cookie, in both languages', async () => {
    const answers = await Promise.all([
      new TestBrowser(app).signIn('li.wei', 'wrong-password-1'),
      new TestBrowser(app).signIn('nobody', 'wrong-password-1'),
      new TestBrowser(app).signIn('no', 'wrong-password-1'),
      new TestBrowser(app).send('POST', '/api/auth/sign-in/email', { email: 'li.wei@example.com', password: 'x' }),
      new TestBrowser(app).send('POST', '/api/auth/sign-in/email', { email: 'no@example.com', password: 'x' }),
      new TestBrowser(app).send('POST', '/api/auth/sign-in/email', { email: 'no email', password: 'x' }),
    ])
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401)
      expect(cookiesOf(answer)).toEqual([])
      expect({ ...answer.json(), requestId: '' }).toEqual({
        code: 'wrong_credentials',
        message: 'The name or the password is not right.',
        requestId: '',
      })
    }
    const chinese = await new TestBrowser(app, { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }).signIn('nobody')
    expect(chinese.json().message).toBe('用户名或密码不正确。')
  })

  test('a wrong password and an unknown name take the same time', async () => {
    const unthrottled = await site.start({ throttle: { perAccount: 1e6, perAddress: 1e6, windowSeconds: 900 } })
    const time = async (username: string) => {
      const start = performance.now()
      await new TestBrowser(unthrottled).signIn(username, 'wrong-password-1')
      return performance.now() - start
    }
    await site.person({ username: 'timed' })
    await time('timed')
    const known: number[] = []
    const unknown: number[] = []
    for (let i = 0; i < 7; i++) {
      known.push(await time('timed'))
      unknown.push(await time('untimed'))
    }
    const ratio = median(unknown) / median(known)
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.6)
  })

  test('an account without an active membership is told so, but only with the right password', async () => {
    const { accountId } = await site.person({ username: 'gone' })
    await site.db.updateTable('memberships').set({ active: false }).where('account_id', '=', accountId).execute()
    expect((await new TestBrowser(app).signIn('gone', 'wrong-password-1')).json().code).toBe('wrong_credentials')
    const answer = await new TestBrowser(app).signIn('gone')
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'account_inactive'])
    expect(cookiesOf(answer)).toEqual([])
    const sessions = await site.db.selectFrom('auth_session').selectAll().where('user_id', '=', accountId).execute()
    expect(sessions).toEqual([])
  })
})

describe('what else comes in', () => {
  test.each([
    ['a NUL byte', 'li.wei\u0000'],
    ['SQL', "li.wei' or '1'='1"],
    ['more SQL', '"; drop table auth_user; --'],
    ['a lone surrogate', 'li\ud800wei'],
    ['a wildcard', '%'],
    ['nothing but spaces', '     '],
  ])('a username with %s is nobody', async (_, username) => {
    expect((await new TestBrowser(app).signIn(username)).json().code).toBe('wrong_credentials')
    const body = { email: `${username}@example.com`, password }
    expect((await new TestBrowser(app).send('POST', '/api/auth/sign-in/email', body)).statusCode).toBe(401)
  })

  test.each([
    ['a username of 10 kB', { username: 'a'.repeat(10_000), password }],
    ['a password of 10 kB', { username: 'li.wei', password: 'a'.repeat(10_000) }],
    ['no password', { username: 'li.wei' }],
    ['a list', { username: ['li.wei'], password }],
    ['an object', { username: { $ne: '' }, password }],
    ['something unknown', { username: 'li.wei', password, callbackURL: 'https://evil.example' }],
    ['a prototype', JSON.parse(`{"username":"li.wei","password":"${password}","__proto__":{"admin":true}}`)],
  ])('%s is no request', async (_, body) => {
    const answer = await new TestBrowser(app).send('POST', '/api/auth/sign-in/username', body)
    expect(answer.statusCode).toBe(400)
    expect(cookiesOf(answer)).toEqual([])
  })

  test('a password may have any characters', async () => {
    const answer = await new TestBrowser(app).signIn('li.wei', 'пароль\u0000密码🔑')
    expect(answer.json().code).toBe('wrong_credentials')
  })

  test.each([
    ['POST', '/api/auth/sign-up/email'],
    ['GET', '/api/auth/get-session'],
    ['GET', '/api/auth/list-sessions'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/change-email'],
    ['POST', '/api/auth/delete-user'],
    ['POST', '/api/auth/request-password-reset'],
    ['POST', '/api/auth/is-username-available'],
    ['GET', '/api/auth/ok'],
    ['GET', '/api/auth/sign-in/username'],
  ] as const)('%s %s of better-auth cannot be reached', async (method, url) => {
    const browser = await signedIn(app, 'li.wei')
    expect((await browser.send(method, url, method === 'POST' ? {} : undefined)).statusCode).toBe(404)
  })
})

describe('throttling', () => {
  test('holds back after too many failures for one name, from any address and over processes, even when right', async () => {
    await site.person({ username: 'target' })
    const limits = { perAccount: 3, perAddress: 1000, windowSeconds: 900 }
    const processes = [await site.start({ throttle: limits }), await site.start({ throttle: limits })]
    const attempt = (i: number, given: string) => {
      const options = { remoteAddress: `10.0.0.${i}`, headers: { host: 'localhost', origin: 'http://localhost' } }
      const payload = { username: i % 2 ? 'TARGET' : 'target', password: given }
      return processes[i % 2]?.inject({ ...options, method: 'POST', url: '/api/auth/sign-in/username', payload })
    }
    for (let i = 0; i < 3; i++) expect((await attempt(i, 'wrong-password-1'))?.statusCode).toBe(401)
    const held = await attempt(3, password)
    expect(held?.statusCode).toBe(429)
    const wait = Number(held?.headers['retry-after'])
    expect(wait).toBeGreaterThan(800)
    expect(wait).toBeLessThanOrEqual(900)
    expect(held?.json()).toMatchObject({ code: 'too_many_requests', details: { retryAfterSeconds: wait } })
    expect((await new TestBrowser(app).signIn('li.wei')).statusCode).toBe(200)
  })

  test('an unknown name is held back just the same', async () => {
    const name = `unknown.${randomBytes(4).toString('hex')}`
    const limited = await site.start({ throttle: { perAccount: 2, perAddress: 1000, windowSeconds: 900 } })
    const statuses: number[] = []
    for (let i = 0; i < 3; i++) statuses.push((await new TestBrowser(limited).signIn(name)).statusCode)
    expect(statuses).toEqual([401, 401, 429])
  })

  test('many at once are no way around it', async () => {
    await site.person({ username: 'stormed' })
    const limited = await site.start({ throttle: { perAccount: 3, perAddress: 1000, windowSeconds: 900 } })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => new TestBrowser(limited).signIn('stormed', 'wrong-password-1')),
    )
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(3)
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(17)
  })

  test('holds an address back that fails with many names, and counts no successes', async () => {
    const limited = await site.start({ throttle: { perAccount: 100, perAddress: 4, windowSeconds: 900 } })
    const from = (remoteAddress: string, username: string, given: string) =>
      limited.inject({
        method: 'POST',
        url: '/api/auth/sign-in/username',
        remoteAddress,
        headers: { host: 'localhost', origin: 'http://localhost' },
        payload: { username, password: given },
      })
    for (let i = 0; i < 6; i++) expect((await from('2001:db8:1::1', 'li.wei', password)).statusCode).toBe(200)
    for (let i = 0; i < 4; i++) {
      expect((await from(`2001:db8:1::${i}`, `guess.${i}`, 'wrong-password-1')).statusCode).toBe(401)
    }
    expect((await from('2001:db8:1::ffff', 'li.wei', password)).statusCode).toBe(429)
    expect((await from('2001:db8:2::1', 'li.wei', password)).statusCode).toBe(200)
  })

  test('a success forgives the failures before, and a window ends', async () => {
    await site.person({ username: 'clumsy' })
    const limited = await site.start({ throttle: { perAccount: 2, perAddress: 1000, windowSeconds: 900 } })
    const attempt = async (given: string) => (await new TestBrowser(limited).signIn('clumsy', given)).statusCode
    expect([await attempt('wrong-password-1'), await attempt(password)]).toEqual([401, 200])
    expect([await attempt('wrong-password-1'), await attempt('wrong-password-2')]).toEqual([401, 401])
    expect(await attempt(password)).toBe(429)
    await site.db
      .updateTable('sign_in_failures')
      .set({ since: new Date(Date.now() - 901_000) })
      .execute()
    expect(await attempt(password)).toBe(200)
  })

  test('what was typed as a name is not kept', async () => {
    await new TestBrowser(app).signIn('my-secret-password')
    const rows = await site.db.selectFrom('sign_in_failures').selectAll().execute()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('my-secret-password')
  })
})

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
