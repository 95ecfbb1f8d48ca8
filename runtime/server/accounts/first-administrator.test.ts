import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureFirstAdministrator, makeUpPassword } from './index.ts'
import { createTestSite, password, TestBrowser, type TestSite } from './test-application.ts'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite()
})
afterAll(() => site.close())

const given = (workspace: 'north' | 'south') => ({
  workspaceId: site.workspaces[workspace],
  personId: site.record(workspace),
  name: 'Administrator',
  roles: ['administrator'],
})

describe('ensureFirstAdministrator', () => {
  test('refuses a password that is too short, naming the setting', async () => {
    await expect(ensureFirstAdministrator(site.db, { ...given('north'), password: 'short' })).rejects.toThrow(
      /ATTAIN_ADMIN_PASSWORD must have at least 10 characters, but has 5/,
    )
  })

  test('makes one account, however many start at once, and tells its password once', async () => {
    const reports = await Promise.all([1, 2, 3].map(() => ensureFirstAdministrator(site.db, given('north'))))
    const created = reports.filter((report) => report.created)
    expect(created).toHaveLength(1)
    expect(created[0]).toMatchObject({ username: 'admin', madeUpPassword: expect.stringMatching(/^\w{4}(-\w{4}){3}$/) })
    expect(reports.filter((report) => report.madeUpPassword !== null)).toHaveLength(1)
    expect(await ensureFirstAdministrator(site.db, given('north'))).toMatchObject({
      created: false,
      madeUpPassword: null,
    })

    const browser = new TestBrowser(await site.start())
    expect((await browser.signIn('admin', created[0]?.madeUpPassword ?? '')).statusCode).toBe(200)
    expect((await browser.send('GET', '/administration')).statusCode).toBe(200)
  })

  test('takes the password that was set, and lets a known account administer another workspace', async () => {
    const username = 'root'
    const first = await ensureFirstAdministrator(site.db, { ...given('south'), username, password })
    expect(first).toMatchObject({ created: true, madeUpPassword: null })
    const browser = new TestBrowser(await site.start())
    expect((await browser.signIn(username)).statusCode).toBe(200)

    const { id } = await site.db
      .insertInto('workspaces')
      .values({ slug: 'west', name: 'West' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const second = await ensureFirstAdministrator(site.db, {
      ...given('south'),
      workspaceId: id,
      personId: randomUUID(),
      username,
    })
    expect(second).toEqual({ created: true, accountId: first.accountId, username, madeUpPassword: null })
    const slugs = (await browser.send('GET', '/api/session'))
      .json()
      .workspaces.map((each: { slug: string }) => each.slug)
    expect(slugs).toEqual(['south', 'west'])
  })
})

test('a made-up password can be read out: no letters that look alike', () => {
  const passwords = Array.from({ length: 200 }, makeUpPassword)
  expect(new Set(passwords).size).toBe(200)
  for (const text of passwords) expect(text).toMatch(/^[bcdfghjkmnpqrstvwxz2-9]{4}(-[bcdfghjkmnpqrstvwxz2-9]{4}){3}$/)
})
