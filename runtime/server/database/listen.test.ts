import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setMembership } from '../accounts/index.ts'
import { createTestSite, signedIn } from '../accounts/test-application.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { listen } from './listen.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const notify = (payload: string) => sql`select pg_notify('news', ${payload})`.execute(database.db)

test('hears what is notified, and connects again when the connection is cut', async () => {
  const heard: string[] = []
  const states: string[] = []
  const listening = listen({
    databaseUrl: database.url,
    channels: ['news'],
    onMessage: (payload) => heard.push(payload),
    onHearing: () => states.push('hearing'),
    onDeaf: () => states.push('deaf'),
  })
  await listening.started
  await notify('first')
  await until(() => heard.length === 1)
  await cutConnections(database)
  await until(() => states.length === 3)
  await notify('second')
  await until(() => heard.length === 2)
  await listening.stop()
  await notify('third')
  expect(heard).toEqual(['first', 'second'])
  expect(states).toEqual(['hearing', 'deaf', 'hearing'])
})

test('keeps trying while there is no server', async () => {
  const url = new URL(database.url)
  url.port = '1'
  let tries = 0
  const listening = listen({
    databaseUrl: url.href,
    channels: ['news'],
    onMessage: () => undefined,
    onHearing: () => undefined,
    onDeaf: () => {
      tries += 1
    },
  })
  await until(() => tries >= 3)
  await listening.stop()
  await expect(listening.started).rejects.toThrow()
})

test('a server that cannot hear asks the database, and so misses no change', async () => {
  const site = await createTestSite()
  try {
    const app = await site.start()
    const { accountId, personId } = await site.person({ username: 'anybody' })
    const browser = await signedIn(app, 'anybody')
    expect((await browser.send('GET', '/administration')).statusCode).toBe(403)
    // In one transaction with the change, whose message nobody hears then.
    await sql`begin; ${sql.raw(cut)}; commit`.execute(site.db)
    await setMembership(site.db, site.workspaces.north, personId, accountId, ['administrator'], true)
    expect((await browser.send('GET', '/administration')).statusCode).toBe(200)
    await until(() => isRemembered())
    expect((await browser.send('GET', '/administration')).statusCode).toBe(200)

    async function isRemembered(): Promise<boolean> {
      await browser.send('GET', '/closed')
      const before = site.statements.count
      await browser.send('GET', '/closed')
      return site.statements.count === before
    }
  } finally {
    await site.close()
  }
})

const cut = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'attain listening' and datname = current_database()`

async function cutConnections({ db }: TestDatabase): Promise<void> {
  await sql.raw(cut).execute(db)
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (await condition()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('It did not happen within 5 s.')
}
