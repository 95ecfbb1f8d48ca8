/** A month is closed over HTTP: statements sent and read, disputed and corrected; who sees what of it. */
import type { DisputesPage, StatementBody, StatementsPage } from '@attain/contract'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'

const label = (en: string) => ({ en, 'zh-CN': en })

const plan = {
  ...{ kind: 'commission-plan', name: 'reps', label: label('Reps'), for: 'title = "Agent"', from: '2026-01-01' },
  components: [
    {
      ...{ name: 'sales', label: label('Sales') },
      measure: { from: 'credits', object: 'deal', when: 'stage = "won"', date: 'closed_on', amount: 'amount' },
      pays: { by: 'table', tables: [{ tiers: [{ from: 0, value: 5 }] }] },
    },
  ],
  cap: { amount: '4000' },
  disputes: { approval: 'disputes', within: 5 },
  accounts: [
    { lines: 'adjustments', debit: '6690', credit: '2310' },
    { debit: '6600', credit: '2310' },
  ],
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
  plan,
  {
    ...{ kind: 'approval', object: 'commission_dispute', name: 'disputes', label: label('Disputes'), first: 'finance' },
    nodes: [
      {
        ...{ type: 'approval', name: 'finance', label: label('Finance'), needed: 1, next: 'end' },
        approvers: [{ from: 'role', role: 'finance' }],
        fields: [
          { field: 'reason', right: 'read' },
          { field: 'granted', right: 'edit' },
        ],
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
    plans: [{ plan: 'reps', actions: ['run', 'close'] }],
  },
]

let world: TestApplication
let admin: TestPerson
let grace: TestPerson
let lead: TestPerson
let ann: TestPerson
let bo: TestPerson
let cy: TestPerson

const ok = async <B>(answer: Promise<{ status: number; body: unknown }>, status = 200): Promise<B> => {
  const { status: found, body } = await answer
  expect(found, JSON.stringify(body)).toBe(status)
  return body as B
}

const at = '/api/commission'
const period = (key: string) => `${at}/plans/reps/periods/${key}`
const act = (type: string, key: string) => grace.post(`${period(key)}/events`, { type })
const page = (key: string, query = '') => ok<StatementsPage>(grace.get(`${period(key)}/statements?${query}`))

async function statement(payee: TestPerson, key: string, who = grace): Promise<StatementBody> {
  const { items } = await page(key)
  return ok(who.get(`${at}/statements/${items.find((one) => one.payee.id === payee.id)?.id}`))
}

async function dispute(who: TestPerson, key: string, body: object): Promise<string> {
  const { id } = await statement(who, key, who)
  return (await ok<{ id: string }>(who.post(`${at}/statements/${id}/disputes`, body), 201)).id
}

async function decide(type: 'approve' | 'reject', body: object = {}): Promise<{ status: number; body: unknown }> {
  const { items } = await ok<{ items: { id: string; task: number }[] }>(
    grace.get('/api/approvals/inbox?box=todo&limit=10'),
  )
  const [first] = items
  return grace.post(`/api/approvals/${first?.id}/events`, { type, task: first?.task, ...body })
}

beforeAll(async () => {
  world = await createTestApplication(documents)
  admin = await world.person('Ada', ['administrator'])
  grace = await world.person('Grace', ['finance'])
  lead = await world.person('Lead', ['agent'], { title: 'Lead' })
  ann = await world.person('Ann', ['agent'], { title: 'Agent', manager: lead.id })
  bo = await world.person('Bo', ['agent'], { title: 'Agent', manager: lead.id })
  cy = await world.person('Cy', ['agent'], { title: 'Agent' })
  for (const [owner, amount, day] of [
    [ann, '100000', '2026-01-10'],
    [bo, '20000.50', '2026-01-20'],
    [bo, '50000', '2026-02-20'],
  ] as const) {
    const values = { name: 'deal', owner: owner.id, amount, closed_on: day, stage: 'won' }
    await ok(admin.post('/api/records/deal', { values }), 201)
  }
  await ok(act('calculate', '2026-02'), 204)
})
afterAll(() => world.close())

describe('exceptions', () => {
  test('are counted, shown and sorted by the database', async () => {
    const all = await page('2026-01', 'sort=paid')
    expect(all.items.map(({ payee, paid }) => [payee.name, paid])).toEqual([
      ['Ann', '4000'],
      ['Bo', '1000.03'],
      ['Cy', '0'],
    ])
    expect(all).toMatchObject({ total: 3, paid: '5000.03', answerDays: 5 })
    expect(all.counts).toMatchObject({ all: 3, nothing: 1, capped: 1, refused: 0, disputed: 0, unsent: 3 })
    expect((await page('2026-01', 'show=capped')).items).toMatchObject([{ payee: { name: 'Ann' }, isCapped: true }])
    expect((await page('2026-01', 'show=nothing')).items).toMatchObject([{ payee: { name: 'Cy' } }])
    // February: Ann lost 4,000, Bo won 1,499.97
    expect((await page('2026-02', 'sort=change')).items.map(({ payee }) => payee.name)).toEqual(['Ann', 'Bo', 'Cy'])
    const second = await page('2026-01', 'sort=name&skip=1&limit=1')
    expect(second).toMatchObject({ total: 3, items: [{ payee: { name: 'Bo' } }] })
    expect((await page('2026-01', 'search=_')).total).toBe(0)
  })

  test('are those of one plan, for whoever sees all of it', async () => {
    expect(await ok(grace.get(`${at}/plans/reps`))).toMatchObject({ name: 'reps', may: ['see', 'run', 'close'] })
    expect((await ann.get(`${at}/plans/reps`)).status).toBe(403)
  })
})

describe('statements', () => {
  test('are sent in review, once, and told to their payees', async () => {
    const send = (body: object = {}, who = grace) => who.post(`${period('2026-01')}/sendings`, body)
    expect((await send()).status).toBe(409)
    await ok(act('review', '2026-01'), 204)
    expect((await send({}, ann)).status).toBe(403)
    expect(await ok(send())).toEqual({ sent: 3 })
    expect(await ok(send())).toEqual({ sent: 0 })
    const { items } = await ok<{ items: { topic: string; title: { en: string } }[] }>(ann.get('/api/notifications'))
    expect(items).toMatchObject([{ topic: 'commission', title: { en: 'Your statement is here (January 2026, Reps)' } }])
  })

  test('are confirmed by their payee, in the version that they read', async () => {
    const { id, may, answerUntil } = await statement(ann, '2026-01', ann)
    expect(may).toEqual({ confirm: true, dispute: true, correct: false })
    expect(answerUntil).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect((await lead.post(`${at}/statements/${id}/confirmation`, undefined)).status).toBe(403)
    expect((await bo.post(`${at}/statements/${id}/confirmation`, undefined)).status).toBe(404)
    await ok(ann.post(`${at}/statements/${id}/confirmation`, undefined), 204)
    expect(await statement(ann, '2026-01', ann)).toMatchObject({ may: { confirm: false }, version: 1 })
    expect((await page('2026-01')).counts).toMatchObject({ unsent: 0, unconfirmed: 2 })
    const unsent = await statement(ann, '2026-02')
    expect((await ann.post(`${at}/statements/${unsent.id}/confirmation`, undefined)).status).toBe(409)
  })

  test('are called to mind to those who have not confirmed', async () => {
    expect(await ok(grace.post(`${period('2026-01')}/sendings`, { remind: true }))).toEqual({ sent: 2 })
  })
})

describe('a dispute', () => {
  test('is raised by the payee alone, on a line that is there', async () => {
    const { id } = await statement(bo, '2026-01', bo)
    const raise = (who: TestPerson, body: object) => who.post(`${at}/statements/${id}/disputes`, body)
    const body = { line: 1, expected: '1200.03', reason: 'The order of Acme is missing' }
    expect((await raise(lead, body)).status).toBe(403)
    expect((await raise(ann, body)).status).toBe(404)
    expect((await raise(bo, { ...body, line: 9 })).status).toBe(409)
    expect((await raise(bo, { ...body, expected: '1000.03' })).status).toBe(409)
    const note = await world.app.inject({
      ...{ method: 'POST', url: '/api/files?name=order.txt', payload: 'signed on 30 January' },
      headers: { authorization: `Bearer ${bo.key}`, 'content-type': 'text/plain' },
    })
    const files = [note.json().id]
    await ok(raise(bo, { ...body, files }), 201)
    expect((await raise(bo, body)).body.message).toContain('already')
  })

  test('is seen by finance with all that was said, by managers as being there, by others not', async () => {
    const { items, total } = await ok<DisputesPage>(grace.get(`${at}/disputes?state=open`))
    expect(total).toBe(1)
    expect(items).toMatchObject([
      {
        payee: { name: 'Bo' },
        line: 1,
        about: expect.stringContaining('Sales'),
        stated: '1000.03',
        expected: '1200.03',
      },
    ])
    expect(items[0]?.reason).toContain('Acme')
    const [file] = items[0]?.files ?? []
    expect(file?.name).toBe('order.txt')
    const fetched = async ({ key }: TestPerson) => {
      const url = `${at}/disputes/${items[0]?.id}/files/${file?.id}`
      return (await world.app.inject({ url, headers: { authorization: `Bearer ${key}` } })).statusCode
    }
    expect(await Promise.all([bo, grace, lead, ann].map(fetched))).toEqual([200, 200, 404, 404])
    expect((await statement(bo, '2026-01', lead)).disputes).toMatchObject([{ state: 'open', reason: null }])
    expect(await ok<DisputesPage>(bo.get(`${at}/disputes`))).toEqual({ total: 0, items: [] })
    expect((await page('2026-01')).counts).toMatchObject({ disputed: 1 })
  })

  test('that is accepted posts a line with the reason in the open period', async () => {
    await ok(decide('approve', { opinion: 'Right, the order came late' }), 204)
    const after = await statement(bo, '2026-01', bo)
    expect(after).toMatchObject({ version: 2, paid: '1200.03', sentAt: null, confirmedAt: null })
    const line = after.lines.find(({ type }) => type === 'adjustment')
    expect(line).toMatchObject({ amount: '200' })
    expect(JSON.stringify(line?.words)).toContain('The order of Acme is missing → Right, the order came late (Grace)')
    expect(after.disputes).toMatchObject([
      { state: 'accepted', decidedBy: { name: 'Grace' }, adjusted: { amount: '200', period: { key: '2026-01' } } },
    ])
  })

  test('may be granted in part, and of a closed period is paid in the next one', async () => {
    await ok(act('lock', '2026-01'), 204)
    await dispute(bo, '2026-01', { expected: '1500', reason: 'All of it is too little' })
    await ok(decide('approve', { values: { granted: '100' } }), 204)
    expect(await statement(bo, '2026-01', bo)).toMatchObject({ version: 2, paid: '1200.03' })
    const february = await statement(bo, '2026-02', bo)
    expect(february.lines).toContainEqual(expect.objectContaining({ type: 'adjustment', amount: '100' }))
  })

  test('that is refused says why, and changes nothing', async () => {
    await dispute(cy, '2026-01', { expected: '50', reason: 'I was promised something' })
    await ok(decide('reject', { opinion: 'Nothing was sold' }), 204)
    const after = await statement(cy, '2026-01', cy)
    expect(after).toMatchObject({ version: 1, paid: '0' })
    expect(after.disputes).toMatchObject([{ state: 'refused', answer: 'Nothing was sold', adjusted: null }])
  })

  test('is not possible any more when its time is over', async () => {
    const { id } = await statement(ann, '2026-01', ann)
    const late = new Date(Date.now() - 7 * 86_400_000).toISOString()
    await world.db.transaction().execute(async (tx) => {
      await sql`alter table commission_statement_events disable trigger commission_statement_events_append_only`.execute(
        tx,
      )
      await sql`update commission_statement_events set at = ${late} where statement_id = ${id} and type = 'sent'`.execute(
        tx,
      )
      await sql`alter table commission_statement_events enable trigger commission_statement_events_append_only`.execute(
        tx,
      )
    })
    const answer = await ann.post(`${at}/statements/${id}/disputes`, { expected: '1', reason: 'Late' })
    expect(answer).toMatchObject({ status: 409, body: { message: 'The time for disputes is over.' } })
    expect((await statement(ann, '2026-01', ann)).may.dispute).toBe(false)
  })

  test('is refused where nobody but the payee would decide on it', async () => {
    const own = await world.person('Uma', ['finance'], { title: 'Agent' })
    await world.db.updateTable('memberships').set({ active: false }).where('person_id', '=', grace.id).execute()
    const key = '2026-02'
    await ok(own.post(`${period(key)}/events`, { type: 'calculate' }), 204)
    const { items } = await ok<StatementsPage>(own.get(`${period(key)}/statements`))
    const mine = items.find(({ payee }) => payee.id === own.id)
    const answer = await own.post(`${at}/statements/${mine?.id}/disputes`, { expected: '9999', reason: 'Please' })
    expect(answer).toMatchObject({ status: 409, body: { message: expect.stringContaining('Nobody but the payee') } })
    await world.db.updateTable('memberships').set({ active: true }).where('person_id', '=', grace.id).execute()
  })
})

test('a statement is taken along in the reader’s language, by whoever may see it', async () => {
  const { id } = await statement(bo, '2026-01', bo)
  const fetched = (format: string, who: TestPerson) =>
    world.app.inject({
      url: `${at}/statements/${id}/file?format=${format}`,
      headers: { authorization: `Bearer ${who.key}`, 'accept-language': 'zh-CN' },
    })
  const pdf = await fetched('pdf', bo)
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(decodeURIComponent(String(pdf.headers['content-disposition']))).toContain('Bo 2026年1月 v2.pdf')
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const sheets = unzipSync((await fetched('xlsx', grace)).rawPayload)
  const lines = strFromU8(sheets['xl/worksheets/sheet3.xml'] ?? new Uint8Array())
  expect(lines).toContain('<v>1000.03</v>')
  expect(lines).toContain('应发')
  expect((await fetched('pdf', cy)).statusCode).toBe(404)
})

describe('accounting', () => {
  const take = (kind: string, key: string, who = grace) => who.post(`${period(key)}/exports`, { kind })
  const file = async (id: string, who = grace) => {
    const { app } = world
    const headers = { authorization: `Bearer ${who.key}` }
    const answer = await app.inject({ url: `${at}/exports/${id}?format=csv`, headers })
    return { status: answer.statusCode, lines: answer.body.replace('\uFEFF', '').trimEnd().split('\r\n') }
  }

  test('gets every line with its account, before and after rounding', async () => {
    const { id } = await ok<{ id: string }>(take('accrual', '2026-01'), 201)
    const { lines } = await file(id)
    expect(lines[0]).toBe(
      'Person,Employee number,Period,Version,Kind,Component,Before rounding,Rounding,Amount,Currency,Debit,Credit',
    )
    expect(lines.slice(1)).toEqual([
      'Ann,,January 2026,1,Earnings,Sales,5000,0,5000,CNY,6600,2310',
      'Ann,,January 2026,1,Earnings,,-1000,0,-1000,CNY,6600,2310',
      'Bo,,January 2026,2,Earnings,Sales,1000.025,0.005,1000.03,CNY,6600,2310',
      'Bo,,January 2026,2,Adjustments,,200,0,200,CNY,6690,2310',
    ])
    expect((await take('accrual', '2026-01', ann)).status).toBe(403)
    expect((await file(id, ann)).status).toBe(404)
  })

  test('takes a payment once, of a locked period alone; what was taken stays', async () => {
    expect((await take('payment', '2026-02')).status).toBe(409)
    const { id } = await ok<{ id: string }>(take('payment', '2026-01'), 201)
    expect((await file(id)).lines.slice(1)).toEqual([
      'Ann,,January 2026,1,4000,CNY,2310,,4000,CNY',
      'Bo,,January 2026,2,1200.03,CNY,2310,,1200.03,CNY',
    ])
    expect(await ok(take('payment', '2026-01'), 201)).toEqual({ id })
    expect(await ok(grace.get(`${period('2026-01')}/exports`))).toMatchObject({
      items: [
        { kind: 'payment', isFinal: true, total: '5200.03', takenBy: { name: 'Grace' }, withoutAccount: 0 },
        { kind: 'accrual', isFinal: true, total: '5200.03', lines: 4 },
      ],
    })
  })
})
