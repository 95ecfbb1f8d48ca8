/** What a transaction writes after it has looked is a change, for itself and for others, whatever others do meanwhile. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemContext } from '../../services/context.ts'
import { createRecord } from '../../services/records.ts'
import { dealBundle } from '../../testing/deal-bundle.ts'
import { createTestApplication, type TestApplication } from '../../testing/test-application.ts'
import type { LiveObject, LiveWorkspace } from '../live-workspace.ts'
import { LiveWorkspaces } from '../live-workspaces.ts'
import type { Database } from '../statement.ts'
import { changesSince } from './changes.ts'

let application: TestApplication
let workspace: LiveWorkspace
let deals: LiveObject
beforeAll(async () => {
  application = await createTestApplication(dealBundle)
  workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const found = workspace.objects.get('deal')
  if (found === undefined) throw new Error('no object deal')
  deals = found
})
afterAll(() => application.close())

const add = async (db: Database, code: string) => (await createRecord(systemContext(db, workspace), deals, { code })).id

/** Transactions that began later and are over. */
async function others(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await sql`select pg_current_xact_id()`.execute(application.db)
}

test.each([
  ['nobody else writes', 0],
  ['another is over by then', 1],
  ['several are over by then', 3],
])('in one transaction, while %s', async (name, count) => {
  const later = await application.db.transaction().execute(async (tx) => {
    const before = await add(tx, `before ${name}`)
    await others(count)
    const { snapshot } = await changesSince(tx, workspace.id, undefined)
    const after = await add(tx, `after ${name}`)
    const ids = (await changesSince(tx, workspace.id, snapshot)).records?.map(({ id }) => id)
    expect(ids).toContain(after)
    return { snapshot, before, after }
  })
  const { records = [] } = await changesSince(application.db, workspace.id, later.snapshot)
  expect(records.map(({ id }) => id)).toContain(later.after)
})

test('while others still go on, theirs are told when they are over, and what was over before is not', async () => {
  const known = await add(application.db, 'known')
  const slow = await application.db.startTransaction().execute()
  const written = await add(slow, 'slow')
  const snapshot = await application.db.transaction().execute(async (tx) => {
    await add(tx, 'own')
    await others(2)
    return (await changesSince(tx, workspace.id, undefined)).snapshot
  })
  await slow.commit().execute()
  const { records = [] } = await changesSince(application.db, workspace.id, snapshot)
  const ids = records.map(({ id }) => id)
  expect(ids).toContain(written)
  expect(ids).not.toContain(known)
})
