/** A plan over HTTP: calculated, corrected, closed; late deals; who sees what. */
import type { CreditsPage, StatementBody, StatementsPage } from '@attain/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'

const label = (en: string) => ({ en, 'zh-CN': en })

const credits = {
  ...{ from: 'credits', object: 'deal', when: 'stage = "won"', date: 'closed_on', amount: 'amount' },
}

const documents: readonly object[] = [
  { kind: 'app', name: 'sales', label: label('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'UTC' },
  {
    ...{ kind: 'object', name: 'deal', label: label('Deal'), pluralLabel: label('Deals'), sharing: 'private' },
    fields: [
      { name: 'name', label: label('Name'), type: 'text', required: true },
      { name: 'amount', label: label('Amount'), type: 'currency' },
      { name: 'closed_on', label: label('Closed on'), type: 'date' },
      {
        ...{ name: 'stage', label: label('Stage'), type: 'select' },
        options: ['open', 'won'].map((value) => ({ value, label: label(value) })),
      },
    ],
  },
  {
    ...{ kind: 'object', name: 'share', label: label('Share'), pluralLabel: label('Shares'), sharing: 'parent' },
    fields: [
      { name: 'name', label: label('Name'), type: 'text', required: true },
      {
        ...{ name: 'deal', label: label('Deal'), type: 'masterDetail', target: 'deal' },
        children: { name: 'shares', label: label('Shares') },
      },
      { name: 'person', label: label('Person'), type: 'user' },
      { name: 'part', label: label('Part'), type: 'percent' },
      { name: 'day', label: label('Day'), type: 'date' },
    ],
  },
  {
    ...{ kind: 'commission-plan', name: 'reps', label: label('Reps'), for: 'title = "Agent"', from: '2026-01-01' },
    components: [
      {
        ...{ name: 'sales', label: label('Sales'), measure: credits, window: 'yearToDate' },
        pays: {
          by: 'table',
          tables: [
            {
              on: 'whole',
              tiers: [
                { from: 0, value: 5 },
                { from: 100000, value: 8 },
              ],
            },
          ],
        },
      },
      {
        ...{ name: 'bonus', label: label('Bonus'), window: 'transaction' },
        measure: { ...credits, when: 'AND(stage = "won", amount >= 50000)' },
        pays: { by: 'formula', formula: '500' },
      },
    ],
    draw: { kind: 'recoverable', amount: '2000' },
  },
  {
    ...{ kind: 'commission-plan', name: 'leads', label: label('Leads'), for: 'title = "Lead"', from: '2026-01-01' },
    components: [
      {
        ...{ name: 'override', label: label('Override') },
        measure: { ...credits, to: [{ rule: 'managers', from: 1, to: 1 }] },
        pays: { by: 'table', tables: [{ tiers: [{ from: 0, value: 2 }] }] },
      },
    ],
  },
  {
    ...{ kind: 'commission-plan', name: 'shared', label: label('Shared'), for: 'title = "Agent"', from: '2026-01-01' },
    components: [
      {
        ...{ name: 'parts', label: label('Parts') },
        measure: { ...credits, to: [{ rule: 'splits', children: 'shares', person: 'person', share: 'part' }] },
        pays: { by: 'table', tables: [{ tiers: [{ from: 0, value: 10 }] }] },
      },
    ],
  },
  { kind: 'role', name: 'administrator', label: label('Administrator'), administrator: true },
  {
    ...{ kind: 'role', name: 'agent', label: label('Agent') },
    objects: [{ object: 'deal', create: true, read: true, edit: true, scope: 'own' }],
  },
  {
    ...{ kind: 'role', name: 'finance', label: label('Finance') },
    plans: ['reps', 'leads', 'shared'].map((plan) => ({ plan, actions: ['run', 'close'] })),
  },
]

let world: TestApplication
let admin: TestPerson
let grace: TestPerson
let lead: TestPerson
let ann: TestPerson
let bo: TestPerson
const deals = new Map<string, string>()

const ok = async <B>(answer: Promise<{ status: number; body: unknown }>, status = 200): Promise<B> => {
  const { status: found, body } = await answer
  expect(found, JSON.stringify(body)).toBe(status)
  return body as B
}

async function deal(owner: TestPerson, name: string, amount: string, day: string): Promise<void> {
  const values = { name, owner: owner.id, amount, closed_on: day, stage: 'won' }
  const { id } = await ok<{ id: string }>(admin.post('/api/records/deal', { values }), 201)
  deals.set(name, id)
}

const act = (type: string, period: string, plan = 'reps', who = grace) =>
  who.post(`/api/commission/plans/${plan}/periods/${period}/events`, { type })

const page = (period: string, plan = 'reps', who = grace) =>
  ok<StatementsPage>(who.get(`/api/commission/plans/${plan}/periods/${period}/statements`))

async function statement(payee: TestPerson, period: string, plan = 'reps'): Promise<StatementBody> {
  const { items } = await page(period, plan)
  const row = items.find((one) => one.payee.id === payee.id)
  return ok(grace.get(`/api/commission/statements/${row?.id}`))
}

const linesOf = ({ lines }: StatementBody) => lines.map(({ type, amount }) => [type, amount])

beforeAll(async () => {
  world = await createTestApplication(documents)
  admin = await world.person('Ada', ['administrator'])
  grace = await world.person('Grace', ['finance'])
  lead = await world.person('Lead', ['agent'], { title: 'Lead' })
  ann = await world.person('Ann', ['agent'], { title: 'Agent', manager: lead.id })
  bo = await world.person('Bo', ['agent'], { title: 'Agent', manager: lead.id })
  await deal(ann, 'first', '80000', '2026-01-10')
  await deal(ann, 'second', '70000', '2026-02-10')
  await deal(bo, 'small', '10000.50', '2026-01-31')
})
afterAll(() => world.close())

describe('a plan', () => {
  test('is calculated up to a period, each tier and each transaction a line', async () => {
    await ok(act('calculate', '2026-02'), 204)
    const january = await statement(ann, '2026-01')
    expect(january).toMatchObject({ version: 1, earned: '4500', paid: '4500', owed: '0', state: 'calculated' })
    expect(linesOf(january)).toEqual([
      ['earning', '4000'],
      ['transaction', '500'],
    ])
    // 150,000 at 8 % is 12,000, less the 4,000 of January
    const february = await statement(ann, '2026-02')
    expect(february.components[0]).toMatchObject({
      earned: '8000',
      figures: { measure: '150000', earned: '8000' },
    })
    expect(february).toMatchObject({ earned: '8500', paid: '8500' })
  })

  test('advances a draw to whoever earns less, and keeps what is owed', async () => {
    const january = await statement(bo, '2026-01')
    // 10,000.50 at 5 % is 500.025, half a cent up
    expect(january).toMatchObject({ earned: '500.03', paid: '2000', owed: '1499.97' })
    expect(linesOf(january)).toEqual([
      ['earning', '500.03'],
      ['draw', '1499.97'],
    ])
  })

  test('opens every figure to the records that made it', async () => {
    const { id } = await statement(ann, '2026-02')
    const of = `/api/commission/statements/${id}/credits?component=sales&limit=10`
    const credited = await ok<CreditsPage>(admin.get(of))
    expect(credited).toMatchObject({
      total: 1,
      object: 'deal',
      items: [{ record: { name: 'second' }, amount: '70000', date: '2026-02-10', share: '1' }],
    })
    // finance sees what was credited, but not a record that it may not read
    expect((await ok<CreditsPage>(grace.get(of))).items).toMatchObject([{ record: null, amount: '70000' }])
  })

  test('writes nothing when nothing has changed', async () => {
    const counted = async () => {
      const { rows } = await sql<{ credits: number; statements: number }>`select
        (select count(*)::int from commission_credits) as credits,
        (select count(*)::int from commission_statements) as statements`.execute(world.db)
      return rows[0]
    }
    const before = await counted()
    await ok(act('calculate', '2026-02'), 204)
    expect(await counted()).toEqual(before)
  })

  test('gives a new version to those alone whose deals have changed', async () => {
    await ok(admin.send('PATCH', `/api/records/deal/${deals.get('small')}`, { values: { amount: '20000' } }))
    await ok(act('calculate', '2026-02'), 204)
    expect(await statement(bo, '2026-01')).toMatchObject({ version: 2, earned: '1000' })
    expect(await statement(ann, '2026-01')).toMatchObject({ version: 1 })
  })

  test('is corrected by a line with a reason, and nobody corrects their own', async () => {
    const body = { plan: 'reps', period: '2026-02', payee: bo.id, amount: '-12.34', reason: 'Paid twice' }
    await ok(grace.post('/api/commission/adjustments', body), 201)
    expect(linesOf(await statement(bo, '2026-02'))).toContainEqual(['adjustment', '-12.34'])
    expect((await ann.post('/api/commission/adjustments', body)).status).toBe(403)
  })

  test('is corrected by what can be paid, in a period that comes soon', async () => {
    const body = { plan: 'reps', period: '2026-02', payee: bo.id, amount: '1', reason: 'Rounding' }
    const status = async (more: object) =>
      (await grace.post('/api/commission/adjustments', { ...body, ...more })).status
    expect(await status({ amount: '0.005' })).toBe(400)
    expect(await status({ amount: '-0.00' })).toBe(409)
    expect(await status({ period: '2099-12' })).toBe(400)
    expect((await act('calculate', '2099-12')).status).toBe(400)
    expect(linesOf(await statement(bo, '2026-02'))).toContainEqual(['adjustment', '-12.34'])
    expect((await page('2099-12')).total).toBe(0)
  })
})

describe('who sees what', () => {
  test('payees see their own, managers that of those below them, others none', async () => {
    const { id } = await statement(ann, '2026-01')
    const read = async (who: TestPerson) => (await who.get(`/api/commission/statements/${id}`)).status
    expect(await Promise.all([ann, lead, grace, bo].map(read))).toEqual([200, 200, 200, 404])
    expect((await page('2026-01')).items.map(({ payee }) => payee.name)).toEqual(['Ann', 'Bo'])
    expect((await ann.get('/api/commission/plans/reps/periods/2026-01/statements')).status).toBe(403)
    expect((await act('calculate', '2026-01', 'reps', ann)).status).toBe(403)
    expect((await ok<{ items: unknown[] }>(ann.get('/api/commission/mine'))).items).toHaveLength(2)
  })
})

describe('a closed period', () => {
  test('is closed in its order, and changes no more', async () => {
    expect((await act('lock', '2026-02')).body.message).toContain('January 2026')
    await ok(act('review', '2026-01'), 204)
    await ok(act('lock', '2026-01'), 204)
    expect((await act('calculate', '2026-01')).status).toBe(409)
    expect((await act('reopen', '2026-01')).status).toBe(409)
  })

  test('is paid the difference in the open period when a deal of it changes', async () => {
    // 40,000 at 5 % are 2,000 in January now, of which 1,000 was written
    await ok(admin.send('PATCH', `/api/records/deal/${deals.get('small')}`, { values: { amount: '40000' } }))
    await ok(act('calculate', '2026-02'), 204)
    expect(await statement(bo, '2026-01')).toMatchObject({ version: 2, earned: '1000', state: 'locked' })
    const february = await statement(bo, '2026-02')
    expect(february.lines).toContainEqual(
      expect.objectContaining({ type: 'correction', period: '2026-01', amount: '1000' }),
    )
  })

  test('leaves the difference written when that period is closed as well', async () => {
    await ok(act('lock', '2026-02'), 204)
    await ok(act('pay', '2026-01'), 204)
    await ok(act('calculate', '2026-03'), 204)
    expect(linesOf(await statement(bo, '2026-03')).map(([type]) => type)).not.toContain('correction')
  })
})

describe('crediting', () => {
  test('gives managers a copy of what their people are credited, as they stood', async () => {
    await ok(act('calculate', '2026-02', 'leads'), 204)
    // January: 80,000 of Ann and 40,000 of Bo at 2 %
    const january = await statement(lead, '2026-01', 'leads')
    expect(january).toMatchObject({ earned: '2400' })
    const { items } = await ok<CreditsPage>(
      grace.get(`/api/commission/statements/${january.id}/credits?component=override`),
    )
    expect(items.map(({ via, amount }) => [via?.name, amount]).sort()).toEqual([
      ['Ann', '80000'],
      ['Bo', '40000'],
    ])
  })

  test('divides a record by its shares', async () => {
    for (const [person, part] of [
      [ann, '0.6'],
      [bo, '0.4'],
    ] as const) {
      const values = { name: 'part', deal: deals.get('second'), person: person.id, part }
      await ok(admin.post('/api/records/share', { values }), 201)
    }
    await ok(act('calculate', '2026-02', 'shared'), 204)
    expect(await statement(ann, '2026-02', 'shared')).toMatchObject({ earned: '4200' })
    expect(await statement(bo, '2026-02', 'shared')).toMatchObject({ earned: '2800' })
  })
})
