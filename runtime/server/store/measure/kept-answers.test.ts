/** Figures are kept while nothing has changed, and never longer. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeRecord } from '../../services/records.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'
import { viewOf } from '../live-workspace.ts'
import { LiveWorkspaces } from '../live-workspaces.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY' },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    fields: [
      { name: 'name', label: text('Name'), type: 'text' },
      { name: 'amount', label: text('Amount'), type: 'currency' },
      { name: 'signed_on', label: text('Signed on'), type: 'date' },
    ],
  },
  {
    ...{ kind: 'kpi', name: 'signed', label: text('Signed'), unit: { type: 'currency' } },
    measure: { from: 'records', object: 'deal', calculate: 'sum', of: 'amount', date: 'signed_on' },
  },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  { kind: 'role', name: 'rep', label: text('Rep'), kpis: [{ kpi: 'signed', scope: 'own' }] },
]

let application: TestApplication
let admin: TestPerson
let rep: TestPerson
let deal: string
beforeAll(async () => {
  application = await createTestApplication(documents)
  admin = await application.person('Ada', ['administrator'])
  rep = await application.person('Rita', ['rep'])
  deal = await create('10', admin.id)
})
afterAll(() => application.close())

async function create(amount: string, owner: string): Promise<string> {
  const values = { name: 'd', amount, signed_on: '2031-01-15', owner }
  return (await admin.post('/api/records/deal', { values })).body.id
}

async function signed(asker = admin): Promise<string> {
  const body = { kpis: ['signed'], periods: { granularity: 'year', from: '2031', to: '2031' } }
  return (await asker.post('/api/performance/figures', body)).body.rows[0].values[0]
}

const settled = () => application.settled()

test('what has not changed is not looked at again', async () => {
  await settled()
  expect(await signed()).toBe('10.00')
  // behind everybody's back, as nothing in the application can
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const slot = workspace.objects.get('deal')?.slots.get('amount')?.slot ?? ''
  await sql`update record_slots set ${sql.ref(slot)} = ${sql.ref(slot)} + 100 where record_id = ${deal}::uuid`.execute(
    application.db,
  )
  expect(await signed()).toBe('10.00')
  await admin.send('PATCH', `/api/records/deal/${deal}`, { values: { amount: '20' } })
  expect(await signed()).toBe('20.00')
  await settled()
  expect(await signed()).toBe('20.00')
})

test('everybody has their own answers', async () => {
  await create('3', rep.id)
  expect([await signed(), await signed(rep), await signed(), await signed(rep)]).toEqual([
    ...['23.00', '3.00'],
    ...['23.00', '3.00'],
  ])
})

test('what was written while an answer was made, and committed after it, is seen, whoever followed what meanwhile', async () => {
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const object = workspace.objects.get('deal')
  if (!object) throw new Error('no deals')
  const [written, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const writing = application.db.transaction().execute(async (db) => {
    const view = viewOf(workspace, { personId: admin.id, roles: ['administrator'] })
    const context = { db, view, now: new Date(), today: '2031-01-01', language: 'en' as const }
    await changeRecord(context, object, deal, { amount: '500' }, undefined)
    written.resolve()
    await end.promise
  })
  await written.promise
  expect(await signed()).toBe('23.00')
  // a later transaction is followed first
  await create('1', admin.id)
  await settled()
  expect(await signed()).toBe('24.00')
  end.resolve()
  await writing
  expect(await signed()).toBe('504.00')
  await settled()
  expect(await signed()).toBe('504.00')
})
