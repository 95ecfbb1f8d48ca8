/** Sandboxes: made from live, with records or without, apart from it, refreshed, renamed, deleted. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount, setMembership } from './accounts/index.ts'
import { TestBrowser } from './accounts/test-application.ts'
import { runStatements } from './postgres/throwaway-postgres.ts'
import { erasedTables } from './services/sandboxes/erase.ts'
import { sandboxBundle } from './testing/sandbox-bundle.ts'
import { type Answer, createTestApplication, type TestApplication } from './testing/test-application.ts'

type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
  workspace?: string,
) => Promise<Answer>
type Record_ = { id: string; values: { [field: string]: unknown } }

let application: TestApplication
let ada: Ask
let ben: Ask
const ids: Record<string, string> = {}
/** Every text that somebody wrote in live. */
const written = new Set<string>()

async function signIn(name: string, roles: readonly string[], values: object = {}): Promise<Ask> {
  const { app, db, workspaceId } = application
  const { id } = await application.person(name, [], values as never)
  ids[name] = id
  await db.deleteFrom('memberships').where('person_id', '=', id).execute()
  const accountId = await createAccount(db, { username: name.toLowerCase(), name, password: 'a long password' })
  ids[`${name}'s account`] = accountId
  await setMembership(db, workspaceId, id, accountId, roles, true)
  const browser = new TestBrowser(app)
  await browser.signIn(name.toLowerCase(), 'a long password')
  return async (method, url, body, workspace = 'main') => {
    const response = await browser.send(method, url, body, { 'attain-workspace': workspace })
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.body === '' ? null : response.json(),
    }
  }
}

beforeAll(async () => {
  application = await createTestApplication(sandboxBundle)
  ada = await signIn('Ada', ['administrator'], { email: 'ada@lovelace.org' })
  ben = await signIn('Benjamin', ['rep'], { email: 'benjamin@franklin.org', title: 'Postmaster', manager: ids.Ada })
  const customers: object[] = Array.from({ length: 12 }, (_, index) => ({
    name: note(`Customer number ${index}`),
    email: note(`office${index}@customer.org`),
    code: String.fromCharCode(97 + index).repeat(2),
    phone: note(`+86 10 6552 99${String(index).padStart(2, '0')}`),
    website: note(`https://customer${index}.org/welcome`),
    address: { street: note(`Street of numbers ${index}`), city: note('Sindelfingen'), country: note('Germany') },
    notes: note(`They were founded\nby somebody called ${index}`),
    labels: [note('delightful'), note(`label${index}`)],
    owner: index % 2 ? ids.Ada : ids.Benjamin,
  }))
  for (const text of ['benjamin@franklin.org', 'Postmaster', 'Benjamin']) note(text)
  const made = await ada('POST', '/api/records/customer/bulk', {
    action: 'create',
    mode: 'all',
    records: customers.map((values) => ({ values })),
  })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  const customerIds = made.body.ids as string[]
  // the oldest stands below the youngest
  const moved = await ada('PATCH', `/api/records/customer/${customerIds[0]}`, { values: { parent: customerIds[11] } })
  expect(moved.status, JSON.stringify(moved.body)).toBe(200)
  ids.oldest = customerIds[0] as string
  let previous: string | undefined
  for (let index = 0; index < 12; index++) {
    const { status, body } = await ada('POST', '/api/records/visit', {
      values: {
        subject: note(`Visit to talk about ${index}`),
        customer: customerIds[index < 9 ? 0 : 1],
        ...(previous ? { previous } : {}),
        guide: ids.Benjamin,
        cost: `${100 + index}.50`,
        share: '0.25',
        guests: index,
        on: '2026-03-01',
        at: `2026-03-${10 + index}T08:00:00.000Z`,
        done: index % 3 !== 0,
        kind: 'site',
        kinds: ['site'],
      },
    })
    expect(status, JSON.stringify(body)).toBe(201)
    previous = body.id
  }
  const file = await ada('POST', '/api/records/customer', { values: { name: note('To be deleted') } })
  await ada('DELETE', `/api/records/customer/${file.body.id}`)
}, 60_000)
afterAll(() => application.close())

function note(text: string): string {
  written.add(text)
  return text
}

async function ready(slug: string): Promise<Answer['body']> {
  for (;;) {
    const { body } = await ada('GET', '/api/sandboxes')
    const item = body.items.find((one: { slug: string }) => one.slug === slug)
    if (item?.state !== 'filling') return item
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function gone(slug: string): Promise<void> {
  while ((await ada('GET', '/api/sandboxes')).body.items.some((one: { slug: string }) => one.slug === slug))
    await new Promise((resolve) => setTimeout(resolve, 20))
}

async function make(name: string, body: object): Promise<string> {
  const made = await ada('POST', '/api/sandboxes', { name, ...body })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect(await ready(made.body.slug)).toMatchObject({ name, state: 'ready', problem: null, isMine: true })
  return made.body.slug
}

async function records(object: string, workspace: string): Promise<Record_[]> {
  const { status, body } = await ada('POST', `/api/records/${object}/query`, { limit: 200 }, workspace)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.items
}

test('a sandbox has the documents of live, and who made it', async () => {
  const slug = await make('Empty', { data: 'none' })
  expect(slug).toBe('main-sandbox')
  const { body: live } = await ada('GET', '/api/metadata')
  const { body: here } = await ada('GET', '/api/metadata', undefined, slug)
  expect(here.documents).toEqual(live.documents)
  expect((await records('person', slug)).map(({ values }) => values.name)).toEqual(['Ada'])
  expect(await records('customer', slug)).toEqual([])
  const { body: session } = await ada('GET', '/api/session', undefined, slug)
  expect(session).toMatchObject({ workspace: { slug, name: 'Empty', sandboxOf: 'main' }, administrator: true })
  const { body: list } = await ada('GET', '/api/sandboxes', undefined, slug)
  expect(list.live).toEqual({ slug: 'main', name: 'Test', isMine: true })
  expect(list.items[0]).toMatchObject({ madeByName: 'Ada', data: 'none', toLive: 0, fromLive: 0 })
})

test('it is for administrators of live, and for nobody else to see', async () => {
  expect((await ben('GET', '/api/sandboxes')).status).toBe(403)
  expect((await ben('POST', '/api/sandboxes', { name: 'Mine', data: 'sample' })).status).toBe(403)
  expect((await ben('GET', '/api/records/customer', undefined, 'main-sandbox')).body.code).toBe('no_workspace')
  const { body } = await ben('GET', '/api/session')
  expect(body.workspaces).toEqual([{ slug: 'main', name: 'Test' }])
  for (const administrators of [[ids.Benjamin], ['0199a1a0-0000-7000-8000-000000000000']])
    expect((await ada('POST', '/api/sandboxes', { name: 'X', data: 'none', administrators })).body.code).toBe(
      'invalid_request',
    )
  for (const bad of [
    { name: ' x', data: 'none' },
    { name: 'x', data: 'all' },
    { name: 'x', data: 'sample', records: 0 },
    { name: 'x', data: 'sample', records: 10_001 },
    { name: 'x' },
  ])
    expect((await ada('POST', '/api/sandboxes', bad)).status).toBe(400)
  expect((await ada('POST', '/api/sandboxes', { name: 'X', data: 'none', slug: 'main' })).body.code).toBe('conflict')
  expect((await ada('POST', '/api/sandboxes', { name: 'X', data: 'none' }, 'main-sandbox')).body.code).toBe(
    'invalid_request',
  )
})

test('a sample has the newest of each object and what they refer to, and is apart from live', async () => {
  const slug = await make('Sample', { data: 'sample', records: 3 })
  const visits = await records('visit', slug)
  // each refers to the one before
  expect(visits).toHaveLength(12)
  const customers = await records('customer', slug)
  expect(customers.map(({ values }) => values.name).sort()).toEqual(
    [0, 1, 9, 10, 11].map((index) => `Customer number ${index}`).sort(),
  )
  await expectClosed(slug)
  await expectRollups(slug)
  const [live] = (await records('customer', 'main')).filter(({ id }) => id === ids.oldest)
  const [copy] = customers.filter(({ id }) => id === ids.oldest)
  expect(copy?.values).toEqual({ ...live?.values, version: 1 })

  // words, unique values and running numbers are as after any other write
  const { body: found } = await ada('GET', '/api/search?q=number%209', undefined, slug)
  expect(JSON.stringify(found)).toContain('Customer number 9')
  const twice = await ada('POST', '/api/records/customer', { values: { name: 'Customer number 9' } }, slug)
  expect(twice.body.code).toBe('not_unique')
  const next = await ada('POST', '/api/records/customer', { values: { name: 'Another one' } }, slug)
  // one was deleted in live, one went to the record that was refused
  expect(next.body.values.number).toBe('C-0015')

  // what happens here does not happen there
  const changed = await ada('PATCH', `/api/records/customer/${ids.oldest}`, { values: { notes: 'only here' } }, slug)
  expect(changed.body.values.notes).toBe('only here')
  expect((await ada('GET', `/api/records/customer/${ids.oldest}`)).body.values.notes).toContain('founded')
  expect((await ada('GET', `/api/records/customer/${next.body.id}`)).status).toBe(404)
  expect((await ada('GET', `/api/records/customer/${next.body.id}/history`)).status).toBe(404)
})

test('masked records say nothing that somebody wrote, and hang together as before', async () => {
  const slug = await make('Masked', { data: 'masked', records: 100 })
  const customers = await records('customer', slug)
  const visits = await records('visit', slug)
  expect([customers.length, visits.length]).toEqual([12, 12])
  await expectClosed(slug)
  await expectRollups(slug)

  // nowhere at all: documents, slots, words, keys, history
  const { id } = await application.db
    .selectFrom('workspaces')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const tables = await tablesWithWorkspaces()
  const metadata = new Set(['documents', 'common_documents', 'memberships', 'object_keys', 'field_slots'])
  for (const table of tables.filter((name) => !metadata.has(name))) {
    const { rows } = await sql<{
      row: string
    }>`select t::text as row from ${sql.table(table)} t where workspace_id = ${id}`.execute(application.db)
    const all = rows
      .map(({ row }) => row)
      .join('\n')
      .toLowerCase()
    for (const text of written) expect(all.includes(text.toLowerCase()), `${table}: ${text}`).toBe(false)
  }
  const people = await records('person', slug)
  expect(people.map(({ values }) => values.name)).toContain('Ada')
  expect(people).toHaveLength(2)
  const members = await application.db.selectFrom('memberships').selectAll().where('workspace_id', '=', id).execute()
  expect(members.map(({ person_id }) => person_id)).toEqual([ids.Ada])

  // equal stays equal, unique stays unique, what counts stays
  expect(new Set(customers.map(({ values }) => values.name)).size).toBe(12)
  expect(new Set(customers.map(({ values }) => values.code)).size).toBe(12)
  expect(new Set(customers.map(({ values }) => (values.address as { city: string }).city)).size).toBe(12)
  const labels = customers.flatMap(({ values }) => values.labels as string[])
  expect(new Set(labels).size).toBe(13)
  const live = new Map((await records('visit', 'main')).map((visit) => [visit.id, visit.values]))
  for (const { id, values } of visits) expect(values).toEqual({ ...live.get(id), subject: values.subject, version: 1 })

  // another sandbox is masked in another way
  const other = await make('Masked again', { data: 'masked', records: 100, maskAmounts: true })
  const names = new Set(customers.map(({ values }) => values.name))
  expect((await records('customer', other)).filter(({ values }) => names.has(values.name))).toEqual([])
  const costs = (await records('visit', other)).filter(({ id, values }) => values.cost !== live.get(id)?.cost)
  expect(costs.length).toBeGreaterThan(6)
  await expectRollups(other)
}, 60_000)

test('a process that dies in the middle leaves nothing half, and the work is done again', async () => {
  const { db, databaseUrl } = application
  const made = await ada('POST', '/api/sandboxes', { name: 'Unlucky', data: 'none' })
  const { slug } = made.body
  const { id } = await db.selectFrom('workspaces').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  const { rows } = await sql<{
    key: number
  }>`select object_key as key from object_keys where workspace_id = ${id} and name = 'visit'`.execute(db)
  const [last] = (await records('visit', 'main'))
    .map((visit) => visit.id)
    .sort()
    .slice(-1)
  // somebody holds the place of the last record, so that the copying comes to a stop there
  await db.transaction().execute(async (tx) => {
    await sql`insert into records (workspace_id, object_key, id, version, created_at, updated_at, doc)
      values (${id}, ${rows[0]?.key}, ${last}, 1, now(), now(), '{}')`.execute(tx)
    const { rows: own } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    expect((await ada('POST', `/api/sandboxes/${slug}/refresh`, { data: 'sample' })).status).toBe(202)
    for (;;) {
      const stopped = await sql<{
        pid: number
      }>`select pid from pg_stat_activity where ${own[0]?.pid} = any(pg_blocking_pids(pid))`.execute(db)
      const { body } = await ada('GET', '/api/sandboxes')
      const item = body.items.find((one: { slug: string }) => one.slug === slug)
      if (stopped.rows[0] && item.progress?.done > 0) {
        expect(item.progress.total).toBeGreaterThan(item.progress.done)
        await runStatements(databaseUrl, [`select pg_terminate_backend(${stopped.rows[0].pid})`])
        break
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const left = await db.selectFrom('records').select('id').where('workspace_id', '=', id).execute()
    expect(left.map((one) => one.id)).toEqual([ids.Ada])
    await sql`delete from records where workspace_id = ${id} and id = ${last}`.execute(tx)
  })
  expect((await ready(slug)).state).toBe('ready')
  expect(await records('visit', slug)).toHaveLength(12)
  await expectRollups(slug)
}, 40_000)

test('a refresh brings what live has by now, and keeps who works there', async () => {
  const slug = 'main-sandbox'
  const put = await ada('PUT', `/api/people/${ids.Ada}/account`, { username: 'ada', roles: ['administrator'] }, slug)
  expect(put.status, JSON.stringify(put.body)).toBe(200)
  await application.publish([
    ...sandboxBundle,
    { kind: 'role', name: 'guest', label: { en: 'Guest', 'zh-CN': '访客' } },
  ])
  expect(await ready(slug)).toMatchObject({ toLive: 0, fromLive: 1 })
  expect((await ada('POST', `/api/sandboxes/${slug}/refresh`, { data: 'sample', records: 5 })).status).toBe(202)
  expect(await ready(slug)).toMatchObject({ data: 'sample', records: 5, fromLive: 0, state: 'ready' })
  const { body } = await ada('GET', '/api/metadata', undefined, slug)
  expect(body.documents.some((document: { name: string }) => document.name === 'guest')).toBe(true)
  expect((await records('customer', slug)).length).toBeGreaterThanOrEqual(5)
  expect((await ada('GET', '/api/session', undefined, slug)).body.person).toEqual({ id: ids.Ada, name: 'Ada' })
})

test('whoever is given an account in a masked sandbox stays masked when it is refreshed', async () => {
  const slug = 'main-sandbox-3'
  const account = { username: 'placeholder', password: 'a long password', roles: ['administrator'] }
  const put = await ada('PUT', `/api/people/${ids.Benjamin}/account`, account, slug)
  expect(put.status, JSON.stringify(put.body)).toBe(200)
  expect((await ada('POST', `/api/sandboxes/${slug}/refresh`, { data: 'masked' })).status).toBe(202)
  expect((await ready(slug)).state).toBe('ready')
  const people = await records('person', slug)
  const names = new Map(people.map(({ id, values }) => [id, values.name]))
  expect([names.get(ids.Ada as string), people.length]).toEqual(['Ada', 3])
  expect(JSON.stringify(people)).not.toContain('enjamin')
})

test('it is renamed, and deleted by its name without a trace', async () => {
  const slug = 'main-sandbox'
  expect((await ada('PATCH', `/api/sandboxes/${slug}`, { name: 'Renamed' })).status).toBe(204)
  expect((await ada('GET', '/api/session', undefined, slug)).body.workspace.name).toBe('Renamed')
  expect((await ada('DELETE', `/api/sandboxes/${slug}?name=Empty`)).body.code).toBe('invalid_request')
  expect((await ada('DELETE', '/api/sandboxes/main?name=Test')).status).toBe(404)
  const { id } = await application.db
    .selectFrom('workspaces')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  await ada(
    'PUT',
    `/api/drafts/${ids.Ada}`,
    { seen: 0, documents: [{ identity: 'role:rep', content: null, unfinished: null }] },
    slug,
  )
  // from within it, too
  expect((await ada('DELETE', `/api/sandboxes/${slug}?name=Renamed`, undefined, slug)).status).toBe(202)
  await gone(slug)
  expect((await ada('GET', '/api/records/customer', undefined, slug)).body.code).toBe('no_workspace')
  const tables = await tablesWithWorkspaces()
  expect([...erasedTables, 'sandboxes'].sort(), 'whoever adds a table adds it to erase.ts').toEqual(tables.sort())
  for (const table of tables) {
    const { rows } = await sql`select from ${sql.table(table)} where workspace_id = ${id}`.execute(application.db)
    expect(rows.length, table).toBe(0)
  }
  const { rows } = await sql`select from pg_namespace where nspname = 'reporting_main_sandbox'`.execute(application.db)
  expect(rows).toEqual([])
  // live is untouched
  expect(await records('customer', 'main')).toHaveLength(12)
})

test('whoever is let into live no more is not let into its sandboxes', async () => {
  const { db, workspaceId } = application
  const cleo = await signIn('Cleo', ['administrator'])
  const made = await ada('POST', '/api/sandboxes', { name: 'Shared', data: 'none', administrators: [ids.Cleo] })
  const { slug } = made.body
  expect((await cleo('GET', '/api/session', undefined, slug)).body.administrator).toBe(true)
  const { status } = await ada('PUT', `/api/people/${ids.Cleo}/account`, {
    username: 'cleo',
    roles: ['administrator'],
    active: false,
  })
  expect(status).toBe(200)
  expect((await cleo('GET', '/api/session', undefined, slug)).status).toBeGreaterThanOrEqual(400)
  const rows = await db
    .selectFrom('memberships')
    .select('active')
    .where('account_id', '=', ids["Cleo's account"] as string)
    .where('workspace_id', '<>', workspaceId)
    .execute()
  expect(rows).toEqual([{ active: false }])
})

async function tablesWithWorkspaces(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`.execute(
    application.db,
  )
  return rows.map(({ name }) => name)
}

/** No reference leads nowhere. */
async function expectClosed(workspace: string): Promise<void> {
  const all = new Map<string, Set<string>>()
  for (const object of ['person', 'customer', 'visit'])
    all.set(object, new Set((await records(object, workspace)).map(({ id }) => id)))
  const targets: [string, string, string][] = [
    ['customer', 'parent', 'customer'],
    ['customer', 'owner', 'person'],
    ['customer', 'created_by', 'person'],
    ['visit', 'customer', 'customer'],
    ['visit', 'previous', 'visit'],
    ['visit', 'guide', 'person'],
    ['person', 'manager', 'person'],
  ]
  for (const [object, field, target] of targets)
    for (const { values } of await records(object, workspace))
      if (values[field]) expect(all.get(target)?.has(values[field] as string), `${object}.${field}`).toBe(true)
  for (const { values } of await records('visit', workspace)) expect(values.customer).toBeTruthy()
}

/** Each is what its formula asks of the children, and what the slots hold. */
async function expectRollups(workspace: string): Promise<void> {
  const customers = await records('customer', workspace)
  for (const { id, values } of customers) {
    expect(values.visits_total ?? null).toEqual(values.visits_total_asked ?? null)
    expect(values.last_made ?? null).toEqual(values.last_made_asked ?? null)
    const below = customers.filter((one) => one.values.parent === id)
    const total = below.reduce((sum, one) => sum + Number(one.values.visits_total), 0)
    expect(Number(values.total_below)).toBe(total)
  }
  const { body } = await ada(
    'POST',
    '/api/records/customer/query',
    { filter: 'visits_total > 500', limit: 50 },
    workspace,
  )
  const large = customers.filter(({ values }) => Number(values.visits_total) > 500)
  expect(large.length).toBeGreaterThan(0)
  expect(body.items.length).toBe(large.length)
}
