import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Identity } from '../../accounts/index.ts'
import { newId } from '../../store/new-id.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { whoIsStillIn } from './still-in.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const hour = 3_600_000

/** Somebody of a workspace of their own, with a session that ends in so many milliseconds. */
async function somebody(name: string, { endsInMs = hour, active = true } = {}) {
  const { db } = database
  const [accountId, sessionId, personId] = [newId(), newId(), newId()]
  const { id: workspaceId } = await db
    .insertInto('workspaces')
    .values({ slug: name, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('auth_user').values({ id: accountId, name, username: name, email: null }).execute()
  const membership = { workspace_id: workspaceId, person_id: personId, account_id: accountId, roles: [], active }
  await db.insertInto('memberships').values(membership).execute()
  const session = { id: sessionId, token: newId(), user_id: accountId, expires_at: new Date(Date.now() + endsInMs) }
  await db
    .insertInto('auth_session')
    .values({ ...session, ip_address: null, user_agent: null })
    .execute()
  const identity: Identity = { kind: 'session', accountId, sessionId }
  return { name, reader: { workspaceId, personId }, identity }
}

test('those whose session goes on, in workspaces where they are active', async () => {
  const [ada, late, locked] = [
    await somebody('ada'),
    await somebody('late', { endsInMs: -1000 }),
    await somebody('locked', { active: false }),
  ]
  const elsewhere = { ...ada, name: 'elsewhere', reader: late.reader }
  const another = { ...ada, name: 'another', identity: { ...ada.identity, sessionId: newId() } as Identity }
  const still = await whoIsStillIn(database.db, [late, ada, locked, elsewhere, another])
  expect([...still].map(({ name }) => name)).toEqual(['ada'])
})
