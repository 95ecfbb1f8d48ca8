/** What people are told in the application: lists, reading, and windows that hear of it at once. */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { notify } from './services/notifications/index.ts'
import { mostStreams } from './services/notifications/streams.ts'
import { newId } from './store/new-id.ts'
import { dealBundle } from './testing/deal-bundle.ts'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

let application: TestApplication
let url: string

beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  url = await application.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  // fetch keeps connections that it may use again
  application.app.server.closeAllConnections()
  await application.close()
})

const title = { en: 'News', 'zh-CN': '新消息' }
const tell = (to: TestPerson, ...keys: string[]) =>
  notify(
    application.db,
    application.workspaceId,
    keys.map((key) => ({ personId: to.id, topic: 'rule', key, title, link: `/records/deal/${key}` })),
  )

interface Event {
  readonly name: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events of any shape, and fail where they are wrong
  readonly data: any
}

/** An open window. */
interface Opened {
  readonly response: Response
  /** The next event; undefined at the end. */
  next(): Promise<Event | undefined>
  close(): void
}

const opened: Opened[] = []
afterEach(() => {
  for (const window of opened.splice(0)) window.close()
})

async function open(person: TestPerson, query = '?workspace=main'): Promise<Opened> {
  const ending = new AbortController()
  const response = await fetch(`${url}/api/notifications/stream${query}`, {
    headers: { authorization: `Bearer ${person.key}` },
    signal: ending.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const window: Opened = {
    response,
    async next() {
      for (;;) {
        const [, name, data, rest] = text.match(/^(?:: still here\n\n)*event: (\w+)\ndata: ([^\n]*)\n\n(.*)$/s) ?? []
        if (name !== undefined && data !== undefined) {
          text = rest ?? ''
          return { name, data: JSON.parse(data) }
        }
        const part = await reader?.read()
        if (part === undefined || part.done) return undefined
        text += part.value
      }
    },
    close: () => ending.abort(),
  }
  opened.push(window)
  return window
}

test('is listed newest first, page by page, and counted until it is read', async () => {
  const ada = await application.person('Ada', ['nothing'])
  const ben = await application.person('Ben', ['nothing'])
  await tell(ada, 'a', 'b', 'c')
  await tell(ben, 'd')
  const first = await ada.get('/api/notifications?limit=2')
  expect(first.body).toMatchObject({
    items: [{ title, link: '/records/deal/c', topic: 'rule', text: null, read: false }, { link: '/records/deal/b' }],
    unread: 3,
  })
  const rest = await ada.get(`/api/notifications?limit=2&after=${first.body.next}`)
  expect(rest.body).toMatchObject({ items: [{ link: '/records/deal/a' }], next: null })
  const ids = first.body.items.map(({ id }: { id: string }) => id)
  expect((await ben.post('/api/notifications/read', { ids })).status).toBe(204)
  expect((await ada.get('/api/notifications')).body.unread).toBe(3)
  await ada.post('/api/notifications/read', { ids: [ids[1]] })
  const unread = await ada.get('/api/notifications?unread=true')
  expect(unread.body.items.map(({ link }: { link: string }) => link)).toEqual(['/records/deal/c', '/records/deal/a'])
  await ada.post('/api/notifications/read', { upTo: ids[0] })
  expect((await ada.get('/api/notifications')).body.unread).toBe(0)
  expect((await ben.get('/api/notifications')).body.unread).toBe(1)
  expect((await ada.post('/api/notifications/read', { ids: [] })).status).toBe(400)
})

test('a window hears of what another connection writes, when that is committed, and of nothing else', async () => {
  const ada = await application.person('Ada', ['nothing'])
  const ben = await application.person('Ben', ['nothing'])
  const window = await open(ada)
  expect(window.response.headers.get('content-type')).toContain('text/event-stream')
  expect(window.response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await window.next()).toEqual({ name: 'listening', data: { unread: 0 } })
  await tell(ben, 'for ben')
  await application.db.transaction().execute(async (tx) => {
    const notice = { personId: ada.id, topic: 'approval', key: 'one', title } as const
    await notify(tx, application.workspaceId, [notice, { ...notice, key: 'two' }])
  })
  expect(await window.next()).toMatchObject({
    name: 'notifications',
    data: { items: [{ title }, { title }], unread: 2 },
  })
  const rolledBack = application.db.transaction().execute(async (tx) => {
    await notify(tx, application.workspaceId, [{ personId: ada.id, topic: 'rule', key: 'never', title }])
    throw new Error('rolled back')
  })
  await expect(rolledBack).rejects.toThrow()
  const { body } = await ada.get('/api/notifications')
  await ada.post('/api/notifications/read', { upTo: body.items[0].id })
  expect(await window.next()).toEqual({ name: 'changed', data: { unread: 0 } })
})

test('a window is told to ask again when the connection to Postgres was lost meanwhile', async () => {
  const ada = await application.person('Ada', ['nothing'])
  const window = await open(ada)
  await window.next()
  await sql`begin; ${sql.raw(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'attain listening' and datname = current_database()`)}; commit`.execute(application.db)
  expect(await window.next()).toEqual({ name: 'changed', data: { unread: 0 } })
  await tell(ada, 'afterwards')
  expect(await window.next()).toMatchObject({ name: 'notifications', data: { unread: 1 } })
})

test('a window ends with its key, and with the membership', async () => {
  const ada = await application.person('Ada', ['nothing'])
  const ben = await application.person('Ben', ['nothing'])
  const [hers, his] = [await open(ada), await open(ben)]
  await hers.next()
  await his.next()
  await sql`delete from api_keys where account_id = ${ada.accountId}`.execute(application.db)
  expect(await hers.next()).toBe(undefined)
  await tell(ben, 'still there')
  expect(await his.next()).toMatchObject({ name: 'notifications' })
  await sql`update memberships set active = false where person_id = ${ben.id}`.execute(application.db)
  expect(await his.next()).toBe(undefined)
})

test('is for whoever is signed in, in their workspace, in not too many windows', async () => {
  const ada = await application.person('Ada', ['nothing'])
  expect((await fetch(`${url}/api/notifications/stream`)).status).toBe(401)
  expect((await open(ada, '?workspace=other')).response.status).toBe(403)
  const windows = await Promise.all(Array.from({ length: mostStreams }, () => open(ada)))
  for (const window of windows) expect((await window.next())?.name).toBe('listening')
  expect((await open(ada)).response.status).toBe(429)
  expect((await ada.get('/api/notifications/stream')).body).toMatchObject({ code: 'too_many_streams' })
  windows[0]?.close()
  await expect.poll(async () => (await open(ada)).response.status).toBe(200)
})

test('the server ends although windows are open', async () => {
  const other = await createTestApplication(dealBundle)
  const address = await other.app.listen({ port: 0, host: '127.0.0.1' })
  const ada = await other.person('Ada', ['nothing'])
  const response = await fetch(`${address}/api/notifications/stream`, {
    headers: { authorization: `Bearer ${ada.key}`, 'x-test': newId() },
  })
  expect(response.status).toBe(200)
  await other.close()
  expect(await response.text()).toContain('event: listening')
})
