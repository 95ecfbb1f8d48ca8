/** Figures of many records are read from an index of their own, which follows what is measured. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LiveWorkspaces } from '../store/live-workspaces.ts'
import { createTestApplication, type TestApplication } from '../testing/test-application.ts'
import { keepIndexes, pendingIndexes } from './index-figures.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const measured = (name: string, more: object) => ({
  ...{ kind: 'kpi', name, label: text(name), unit: { type: 'number' } },
  measure: { from: 'records', object: 'deal', date: 'signed_on', ...more },
})
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY' },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    fields: [
      { name: 'name', label: text('Name'), type: 'text' },
      { name: 'pieces', label: text('Pieces'), type: 'number' },
      { name: 'boxes', label: text('Boxes'), type: 'number' },
      { name: 'signed_on', label: text('Signed on'), type: 'date' },
    ],
  },
  measured('pieces', { calculate: 'sum', of: 'pieces' }),
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
]

let application: TestApplication
beforeAll(async () => {
  application = await createTestApplication(documents)
  const admin = await application.person('Ada', ['administrator'])
  for (const name of ['a', 'b', 'c'])
    await admin.post('/api/records/deal', { values: { name, pieces: 2, boxes: 1, signed_on: '2031-01-15' } })
  await application.settled()
})
afterAll(() => application.close())

async function keep(least: number) {
  const { db, workspaceId } = application
  const workspace = await new LiveWorkspaces(db).get(workspaceId)
  const pending = await pendingIndexes(db, workspace, least)
  await keepIndexes(db, workspace, pending, new AbortController().signal)
  return { made: pending.make.length, dropped: pending.drop.length }
}

async function slotsOf(...fields: string[]): Promise<string[]> {
  const slots = await application.db.selectFrom('field_slots').select(['field', 'slot']).execute()
  return fields.map((field) => slots.find((one) => one.field === field)?.slot ?? '')
}

async function indexes(): Promise<string[]> {
  const { rows } = await sql<{ of: string }>`select indexdef as of from pg_indexes
    where indexname like 'figures%'`.execute(application.db)
  return rows.map(({ of }) => of.replace(/^.* USING btree /, ''))
}

test('few records have none', async () => {
  expect(await keep(4)).toEqual({ made: 0, dropped: 0 })
  expect(await indexes()).toEqual([])
})

test('of many it holds the day, and all that is measured', async () => {
  expect(await keep(3)).toEqual({ made: 1, dropped: 0 })
  const [day, pieces] = await slotsOf('signed_on', 'pieces')
  expect(await indexes()).toEqual([expect.stringContaining(`(${day}) INCLUDE (${pieces}, owner_id) WHERE`)])
  expect(await keep(3)).toEqual({ made: 0, dropped: 0 })
})

test('a year is added up from it alone', async () => {
  const [day, pieces] = await slotsOf('signed_on', 'pieces')
  const plan = await application.db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off; set local enable_bitmapscan = off`.execute(tx)
    const { rows } = await sql<object>`explain select sum(${sql.ref(pieces ?? '')}) from record_slots
      where workspace_id = ${sql.lit(application.workspaceId)} and object_key = ${sql.lit(await dealKey())}
        and ${sql.ref(day ?? '')} >= '2031-01-01'::timestamp`.execute(tx)
    return JSON.stringify(rows)
  })
  expect(plan).toContain('Index Only Scan using figures_')
})

async function dealKey(): Promise<number> {
  const { object_key } = await application.db
    .selectFrom('object_keys')
    .select('object_key')
    .where('name', '=', 'deal')
    .executeTakeFirstOrThrow()
  return object_key
}

test('another measure has another one, and the first is dropped', async () => {
  await application.publish([...documents, measured('boxes', { calculate: 'sum', of: 'boxes' })])
  await application.settled()
  expect(await keep(3)).toMatchObject({ made: 1 })
  const [pieces = '', boxes = ''] = await slotsOf('pieces', 'boxes')
  const beside = [pieces, boxes].sort()
  expect(await indexes()).toEqual([expect.stringContaining(`INCLUDE (${beside.join(', ')}, owner_id) WHERE`)])
})

test('one whose making broke off is made again', async () => {
  await sql`update pg_index set indisvalid = false
    where indexrelid in (select oid from pg_class where relname like 'figures%')`.execute(application.db)
  expect(await keep(3)).toEqual({ made: 1, dropped: 0 })
  expect(await keep(3)).toEqual({ made: 0, dropped: 0 })
})
