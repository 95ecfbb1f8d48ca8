import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../store/new-id.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { callWebhook, forgetOldNotifications, type Notice, notify, postToRobot } from './index.ts'

let database: TestDatabase
let workspaceId: number

beforeAll(async () => {
  database = await createTestDatabase()
  const workspace = { slug: 'main', name: 'Test' }
  const { id } = await database.db.insertInto('workspaces').values(workspace).returning('id').executeTakeFirstOrThrow()
  workspaceId = id
})
afterAll(() => database.drop())

const title = { en: 'A deal waits for you', 'zh-CN': '有一笔商机待您处理' }
const notice = (personId: string, key: string): Notice => ({ personId, topic: 'approval', key, title })

const told = (personId: string) =>
  database.db
    .selectFrom('notifications')
    .select(['key', 'title', 'read_at'])
    .where('person_id', '=', personId)
    .execute()
const deliveries = (target: string) =>
  database.db
    .selectFrom('deliveries')
    .select(['kind', 'key', 'state', 'payload'])
    .where('target', '=', target)
    .execute()

async function jobs(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from jobs.job`.execute(database.db)
  return rows[0]?.n ?? 0
}

async function setUpEmail(): Promise<void> {
  await database.db
    .insertInto('channels')
    .values({
      workspace_id: workspaceId,
      name: 'email',
      kind: 'email',
      settings: '{}',
      secrets: Buffer.alloc(0),
      changed_at: new Date(),
      changed_by: newId(),
    })
    .execute()
}

test('a person is told once of each thing, and nothing goes out where no e-mail is set up', async () => {
  const [ada, ben] = [newId(), newId()]
  const { db } = database
  await notify(db, workspaceId, [notice(ada, 'one'), notice(ben, 'one'), notice(ada, 'one')])
  await notify(db, workspaceId, [notice(ada, 'one'), notice(ada, 'two')])
  expect(await told(ada)).toEqual([
    { key: 'one', title, read_at: null },
    { key: 'two', title, read_at: null },
  ])
  expect(await told(ben)).toHaveLength(1)
  expect(await deliveries(ada)).toEqual([])
  expect(await jobs()).toBe(0)
})

test('what rolls back was never told', async () => {
  const ada = newId()
  const telling = database.db.transaction().execute(async (tx) => {
    await notify(tx, workspaceId, [notice(ada, 'never')])
    await callWebhook(tx, workspaceId, { key: 'never', webhook: 'erp', body: {} })
    throw new Error('rolled back')
  })
  await expect(telling).rejects.toThrow('rolled back')
  expect(await told(ada)).toEqual([])
  expect(await deliveries('erp')).toEqual([])
})

test('an e-mail is written, once, for whoever did not say otherwise', async () => {
  await setUpEmail()
  const before = await jobs()
  const [ada, ben] = [newId(), newId()]
  await database.db
    .insertInto('notification_preferences')
    .values({
      workspace_id: workspaceId,
      person_id: ben,
      language: 'en',
      time_zone: 'UTC',
      email: JSON.stringify({ approval: false }),
      quiet_from: 0,
      quiet_until: 0,
    })
    .execute()
  for (let i = 0; i < 2; i++) {
    await notify(database.db, workspaceId, [
      notice(ada, 'mail'),
      notice(ben, 'mail'),
      { ...notice(ben, 'rule'), topic: 'rule', link: '/objects/deal' },
    ])
  }
  expect(await told(ben)).toHaveLength(2)
  expect(await deliveries(ada)).toEqual([
    { kind: 'email', key: 'mail', state: 'waiting', payload: { topic: 'approval', title } },
  ])
  expect(await deliveries(ben)).toMatchObject([{ key: 'rule', payload: { link: '/objects/deal' } }])
  expect(await jobs()).toBe(before + 2)
})

test('a webhook and a robot are each called once for a key', async () => {
  const before = await jobs()
  for (let i = 0; i < 2; i++) {
    await callWebhook(database.db, workspaceId, { key: 'won', webhook: 'erp', body: { deal: 1 } })
    await postToRobot(database.db, workspaceId, { key: 'won', robot: 'sales', title })
  }
  expect(await deliveries('erp')).toEqual([
    { kind: 'webhook', key: 'won', state: 'waiting', payload: { body: { deal: 1 } } },
  ])
  expect(await deliveries('sales')).toMatchObject([{ kind: 'robot', key: 'won' }])
  expect(await jobs()).toBe(before + 2)
})

test('many people are told in one go', async () => {
  const people = Array.from({ length: 2_000 }, () => newId())
  await notify(
    database.db,
    workspaceId,
    people.map((id) => notice(id, 'all')),
  )
  expect(await told(people[1_999] ?? '')).toHaveLength(1)
  expect(await deliveries(people[0] ?? '')).toHaveLength(1)
})

test('what was sent and read long ago is forgotten, what is still to come is not', async () => {
  const { db } = database
  const [ada, ben] = [newId(), newId()]
  await notify(db, workspaceId, [notice(ada, 'old'), notice(ben, 'old')])
  await sql`update deliveries set created_at = now() - interval '91 days' where key = 'old'`.execute(db)
  await sql`update deliveries set state = 'sent' where key = 'old' and target = ${ada}`.execute(db)
  await sql`update notifications set read_at = now() - interval '13 months' where key = 'old' and person_id = ${ada}`.execute(
    db,
  )
  await forgetOldNotifications(db)
  expect([await told(ada), await deliveries(ada)]).toEqual([[], []])
  expect([await told(ben), await deliveries(ben)]).toMatchObject([[{ key: 'old' }], [{ state: 'waiting' }]])
})
