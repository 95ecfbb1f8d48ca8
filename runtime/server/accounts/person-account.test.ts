import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setMembership } from './index.ts'
import { lockMemberships } from './memberships.ts'
import {
  createSampleApiKey,
  createTestSite,
  password,
  signedIn,
  TestBrowser,
  type TestSite,
} from './test-application.ts'

let site: TestSite
let app: FastifyInstance
let admin: TestBrowser
let count = 0

beforeAll(async () => {
  site = await createTestSite()
  app = await site.start()
  await site.person({ username: 'admin', roles: ['administrator'] })
  admin = await signedIn(app, 'admin')
})
afterAll(() => site.close())

let username: string
beforeEach(() => {
  count += 1
  username = `person.${count}`
})

const put = (personId: string, body: object, browser = admin, headers = {}) =>
  browser.send('PUT', `/api/people/${personId}/account`, body, headers)
const get = (personId: string) => admin.send('GET', `/api/people/${personId}/account`)

describe('giving a person an account', () => {
  test('lets them sign in with their roles', async () => {
    const personId = site.record('north', 'Zhang San')
    const body = {
      username: `Z.${username}`,
      email: `${username}@Example.com`,
      password,
      roles: ['sales_rep', 'finance'],
    }
    const answer = await put(personId, body)
    const saved = {
      username: `z.${username}`,
      email: `${username}@example.com`,
      roles: ['finance', 'sales_rep'],
      active: true,
    }
    expect([answer.statusCode, answer.json()]).toEqual([200, saved])
    expect((await get(personId)).json()).toEqual(saved)
    const session = (await (await signedIn(app, `z.${username}`)).send('GET', '/api/session')).json()
    expect(session).toMatchObject({ account: { name: 'Zhang San' }, person: { id: personId }, administrator: false })
  })

  test('needs a password, and says so in the language of who asks', async () => {
    const answer = await put(site.record('north'), { username, roles: [] }, admin, { 'accept-language': 'zh' })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().details).toEqual([
      { field: 'password', code: 'required', message: '新账号需要至少 10 个字符的密码。' },
    ])
  })

  test('refuses a username or email that another account has, in any case', async () => {
    await site.person({ username, email: `${username}@example.com` })
    const personId = site.record('north')
    const first = await put(personId, { username: username.toUpperCase(), password, roles: [] })
    expect([first.statusCode, first.json().code, first.json().details[0].field]).toEqual([
      409,
      'not_unique',
      'username',
    ])
    const email = `${username}@EXAMPLE.com`
    const second = await put(personId, { username: `${username}b`, email, password, roles: [] })
    expect(second.json()).toMatchObject({ code: 'not_unique', details: [{ field: 'email', code: 'not_unique' }] })
    expect((await get(personId)).statusCode).toBe(404)
  })

  test.each([
    ['a role that does not exist', { roles: ['superhero'] }, 422],
    ['a NUL byte in the username', { username: 'a\u0000bc' }, 400],
    ['an @ in the username', { username: 'a@example.com' }, 400],
    ['a username of 10 kB', { username: 'a'.repeat(10_000) }, 400],
    ['SQL', { username: "a'; drop table auth_user; --" }, 400],
    ['a short password', { password: 'short-one' }, 400],
    ['an email that is none', { email: 'none' }, 400],
    ['something unknown', { accountId: 'x' }, 400],
    ['roles that are no list', { roles: 'administrator' }, 400],
  ])('refuses %s', async (_, part, status) => {
    const personId = site.record('north')
    const answer = await put(personId, { username, password, roles: [], ...part })
    expect(answer.statusCode).toBe(status)
    expect((await get(personId)).statusCode).toBe(404)
  })

  test('refuses a person of another workspace, or none at all', async () => {
    const { personId } = await site.person({ username, workspace: 'south' })
    for (const id of [personId, randomUUID()]) {
      expect((await put(id, { username: 'anybody', password, roles: [] })).statusCode).toBe(404)
      expect((await get(id)).statusCode).toBe(404)
    }
    expect((await get('not-an-id')).statusCode).toBe(400)
  })

  test('is for administrators', async () => {
    const { personId } = await site.person({ username })
    const browser = await signedIn(app, username)
    const answer = await put(personId, { username, roles: ['administrator'] }, browser)
    expect(answer.statusCode).toBe(403)
    expect((await browser.send('GET', `/api/people/${personId}/account`)).statusCode).toBe(403)
    expect((await put(personId, { username, roles: [] }, new TestBrowser(app))).statusCode).toBe(401)
  })
})

describe('changing the account of a person', () => {
  test('takes effect at once', async () => {
    const { personId } = await site.person({ username })
    const browser = await signedIn(app, username)
    expect((await browser.send('GET', '/administration')).statusCode).toBe(403)
    expect((await put(personId, { username, roles: ['administrator'] })).statusCode).toBe(200)
    expect((await browser.send('GET', '/administration')).statusCode).toBe(200)
    expect((await put(personId, { username, roles: [] })).statusCode).toBe(200)
    expect((await browser.send('GET', '/administration')).statusCode).toBe(403)
  })

  test('sets a new name, email and password, and ends the sessions', async () => {
    const { personId } = await site.person({ username, email: `${username}@example.com` })
    const browser = await signedIn(app, username)
    const body = { username: `${username}x`, password: 'another-password', roles: ['finance'] }
    expect((await put(personId, body)).json()).toEqual({ username: `${username}x`, roles: ['finance'], active: true })
    expect((await browser.send('GET', '/closed')).statusCode).toBe(401)
    expect((await browser.signIn(username)).statusCode).toBe(401)
    expect((await browser.signIn(`${username}x`, 'another-password')).statusCode).toBe(200)
  })

  test('deactivating ends sessions and keys at once; activating lets in again', async () => {
    const { personId } = await site.person({ username })
    const browser = await signedIn(app, username)
    const authorization = `Bearer ${await createSampleApiKey(site, username)}`
    const byKey = () => app.inject({ url: '/closed', headers: { authorization } })
    expect([(await browser.send('GET', '/closed')).statusCode, (await byKey()).statusCode]).toEqual([200, 200])
    expect((await put(personId, { username, roles: ['finance'], active: false })).json().active).toBe(false)
    expect([(await browser.send('GET', '/closed')).statusCode, (await byKey()).statusCode]).toEqual([401, 401])
    expect((await browser.signIn(username)).json().code).toBe('account_inactive')
    expect((await put(personId, { username, roles: ['finance'] })).json().active).toBe(false)
    expect((await put(personId, { username, roles: ['finance'], active: true })).json().active).toBe(true)
    expect((await browser.signIn(username)).statusCode).toBe(200)
    expect((await byKey()).statusCode).toBe(401)
  })

  test('an account of two workspaces keeps its name and password, and its session in the other one', async () => {
    const { accountId, personId } = await site.person({ username, email: `${username}@example.com` })
    await setMembership(site.db, site.workspaces.south, randomUUID(), accountId, ['finance'], true)
    const same = { username, email: `${username}@example.com`, roles: ['finance'] }
    for (const part of [{ password: 'taken-over-1' }, { username: 'takenover' }, { email: 'taken@over.example' }]) {
      const answer = await put(personId, { ...same, ...part })
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'shared_account'])
    }
    const browser = await signedIn(app, username)
    expect((await put(personId, { ...same, active: false })).statusCode).toBe(200)
    const status = async (workspace: string) =>
      (await browser.send('GET', '/closed', undefined, { 'attain-workspace': workspace })).statusCode
    expect([await status('north'), await status('south')]).toEqual([403, 200])
  })

  test('leaves everything as it was when something is wrong', async () => {
    const { personId } = await site.person({ username })
    await site.person({ username: `${username}b` })
    const before = (await get(personId)).json()
    const browser = await signedIn(app, username)
    const body = { username: `${username}b`, password: 'another-password', roles: ['finance'] }
    expect((await put(personId, body)).statusCode).toBe(409)
    expect((await get(personId)).json()).toEqual(before)
    expect((await browser.send('GET', '/closed')).statusCode).toBe(200)
  })
})

describe('the last administrator', () => {
  let boss: { accountId: string; personId: string }
  let browser: TestBrowser
  const headers = { 'attain-workspace': 'south' }

  beforeAll(async () => {
    boss = await site.person({ username: 'boss', workspace: 'south', roles: ['administrator'] })
    browser = await signedIn(app, 'boss')
  })

  test.each([{ roles: [] }, { roles: ['finance'] }, { roles: ['administrator'], active: false }])(
    'cannot become %j',
    async (part) => {
      const answer = await put(boss.personId, { username: 'boss', ...part }, browser, headers)
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'last_administrator'])
      expect((await browser.send('GET', '/administration')).statusCode).toBe(200)
    },
  )

  test('nor can one of two take it from themselves; but one from the other', async () => {
    const second = await site.person({ username, workspace: 'south', roles: ['administrator'] })
    const own = await put(boss.personId, { username: 'boss', roles: [] }, browser, headers)
    expect([own.statusCode, own.json().code]).toEqual([409, 'own_administration'])
    expect((await put(second.personId, { username, roles: [] }, browser, headers)).statusCode).toBe(200)
  })

  test('a change waits for another one that is under way', async () => {
    const second = await site.person({ username, workspace: 'south', roles: ['administrator'] })
    const other = await signedIn(app, username)
    expect((await other.send('GET', '/administration', undefined, headers)).statusCode).toBe(200)
    const answer = await site.db.transaction().execute(async (transaction) => {
      await lockMemberships(transaction, site.workspaces.south)
      await setMembership(transaction, site.workspaces.south, second.personId, second.accountId, [], true)
      const waiting = put(boss.personId, { username: 'boss', roles: [] }, other, headers)
      await new Promise((resolve) => setTimeout(resolve, 200))
      return { waiting }
    })
    expect((await answer.waiting).json().code).toBe('last_administrator')
    expect((await browser.send('GET', '/administration')).statusCode).toBe(200)
  })

  test('two administrators cannot take it from each other at the same time', async () => {
    const second = await site.person({ username, workspace: 'south', roles: ['administrator'] })
    const other = await signedIn(app, username)
    const answers = await Promise.all([
      put(second.personId, { username, roles: [] }, browser, headers),
      put(boss.personId, { username: 'boss', roles: [] }, other, headers),
    ])
    const statuses = answers.map((answer) => answer.statusCode).sort()
    expect(statuses[0]).toBe(200)
    expect([403, 409]).toContain(statuses[1])
  })
})
