import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LiveWorkspaces } from '../store/live-workspaces.ts'
import { newId } from '../store/new-id.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../testing/test-application.ts'

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
  {
    ...{ kind: 'dashboard', name: 'sales', label: text('Sales'), for: ['director'] },
    widgets: [{ name: 'signed', type: 'number', kpi: 'signed', x: 0, y: 0, w: 3, h: 2 }],
  },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  { kind: 'role', name: 'director', label: text('Director'), kpis: [{ kpi: 'signed', scope: 'all' }] },
]

let application: TestApplication
let director: TestPerson
beforeAll(async () => {
  application = await createTestApplication(documents)
  const administrator = await application.person('Ada', ['administrator'])
  director = await application.person('Dora', ['director'])
  const values = { name: 'A', amount: '10', signed_on: new Date().toISOString().slice(0, 10) }
  await administrator.post('/api/records/deal', { values })
  await application.settled()
})
afterAll(() => application.close())

/** Behind everybody's back, so that nothing that is kept is forgotten: a kept figure stays as it was. */
async function addUnseen(amount: number): Promise<void> {
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const slot = sql.ref(workspace.objects.get('deal')?.slots.get('amount')?.slot ?? '')
  await sql`update record_slots set ${slot} = ${slot} + ${amount * 100}::bigint where ${slot} is not null`.execute(
    application.db,
  )
}

async function signedOf(person: TestPerson): Promise<string> {
  const query = { kpis: ['signed'], periods: { granularity: 'month' } }
  return (await person.post('/api/performance/figures', query)).body.rows[0].values[0]
}

async function isHere(person: TestPerson, ago: string): Promise<void> {
  await sql`insert into auth_session (id, token, user_id, expires_at, updated_at)
    values (${newId()}, ${newId()}, ${person.accountId}, now() + interval '1 day', now() - ${ago}::interval)`.execute(
    application.db,
  )
}

test('the dashboard of who was here lately is answered before it is asked for, after a start and after a publish', async () => {
  const { app, workspaceId } = application
  await isHere(director, '3 days')
  await app.warming.warm(workspaceId)
  await addUnseen(1)
  expect(await signedOf(director)).toBe('11.00')

  await application.publish([...documents, { kind: 'role', name: 'rep', label: text('Rep') }])
  await isHere(director, '1 day')
  await app.warming.warm(workspaceId)
  await addUnseen(1)
  expect(await signedOf(director)).toBe('11.00')
})

test('each publish is followed by it', async () => {
  const { app } = application
  app.warming.start()
  await app.warming.idle()
  await application.publish(documents)
  await app.warming.idle()
  await addUnseen(5)
  expect(await signedOf(director)).toBe('12.00')
})
