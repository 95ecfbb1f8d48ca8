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

async function create(amount: string, owner: string, day = '2031-01-15'): Promise<string> {
  const values = { name: 'd', amount, signed_on: day, owner }
  return (await admin.post('/api/records/deal', { values })).body.id
}

async function signed(asker = admin, year = '2031'): Promise<string> {
  const body = { kpis: ['signed'], periods: { granularity: 'year', from: year, to: year } }
  return (await asker.post('/api/performance/figures', body)).body.rows[0].values[0]
}

/** Behind everybody's back, as nothing in the application can. */
async function addUnseen(cents: string, record: string): Promise<void> {
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const slot = workspace.objects.get('deal')?.slots.get('amount')?.slot ?? ''
  await sql`update record_slots set ${sql.ref(slot)} = ${sql.ref(slot)} + ${cents}::bigint where record_id = ${record}::uuid`.execute(
    application.db,
  )
}

const settled = () => application.settled()

test('what has not changed is not looked at again', async () => {
  await settled()
  expect(await signed()).toBe('10.00')
  await addUnseen('100', deal)
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

test('a year is one answer until a change touches it; then a change in January leaves the other months as they are', async () => {
  const summer = await create('7', admin.id, '2033-07-01')
  const winter = await create('1', admin.id, '2033-01-01')
  const change = (amount: string) => admin.send('PATCH', `/api/records/deal/${winter}`, { values: { amount } })
  await settled()
  expect(await signed(admin, '2033')).toBe('8.00')
  await addUnseen('100', summer)
  await change('2')
  // all of it, anew: by month
  expect(await signed(admin, '2033')).toBe('10.00')
  await addUnseen('100', summer)
  await change('3')
  expect(await signed(admin, '2033')).toBe('11.00')
})
