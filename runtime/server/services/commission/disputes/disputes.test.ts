/** Statements are disputed over HTTP: by whom, as far as when, what becomes of it, and who sees what of it. */
import type { DisputesPage, StatementsPage } from '@attain/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../store/new-id.ts'
import type { TestApplication, TestPerson } from '../../../testing/test-application.ts'
import { at, type Months, period, startMonths } from '../testing/month.ts'
import { ok } from '../testing/payroll.ts'

let world: TestApplication
let grace: TestPerson
let lead: TestPerson
let ann: TestPerson
let bo: TestPerson
let cy: TestPerson
let act: Months['act']
let page: Months['page']
let statement: Months['statement']

/** As if it had been sent then. */
async function sendBack(id: string, sent: Date): Promise<void> {
  const events = 'commission_statement_events'
  await world.db.transaction().execute(async (tx) => {
    await sql`alter table ${sql.ref(events)} disable trigger ${sql.ref(`${events}_append_only`)}`.execute(tx)
    await sql`update ${sql.ref(events)} set at = ${sent.toISOString()} where statement_id = ${id} and type = 'sent'`.execute(
      tx,
    )
    await sql`alter table ${sql.ref(events)} enable trigger ${sql.ref(`${events}_append_only`)}`.execute(tx)
  })
}

beforeAll(async () => {
  ;({ world, grace, lead, ann, bo, cy, act, page, statement } = await startMonths())
  await ok(act('review', '2026-01'), 204)
  await ok(grace.post(`${period('2026-01')}/sendings`, {}))
})
afterAll(() => world.close())

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

describe('a dispute', () => {
  test('is raised by the payee alone, on a line that is there', async () => {
    const { id } = await statement(bo, '2026-01', bo)
    const raise = (who: TestPerson, body: object) => who.post(`${at}/statements/${id}/disputes`, body)
    const body = { line: 1, expected: '1200.03', reason: 'The order of Acme is missing' }
    expect((await raise(lead, body)).status).toBe(403)
    expect((await raise(ann, body)).status).toBe(404)
    expect((await raise(bo, { ...body, line: 9 })).status).toBe(409)
    expect((await raise(bo, { ...body, expected: '1000.03' })).status).toBe(409)
    expect(await raise(bo, { ...body, expected: '1200.035' })).toMatchObject({
      ...{ status: 400, body: { message: expect.stringContaining('CNY') } },
    })
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
    // nor what is expected, which is no business of managers
    expect((await statement(bo, '2026-01', lead)).disputes).toMatchObject([
      { state: 'open', about: '', reason: null, stated: null, expected: null, adjusted: null },
    ])
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
    const seen = await statement(bo, '2026-01', lead)
    expect(seen.disputes).toMatchObject([{ state: 'accepted', answer: null, adjusted: null }])
    expect(JSON.stringify(seen.lines)).not.toContain('Acme')
  })

  test('pays nothing twice: of what is being decided or was granted there is no second one', async () => {
    const raise = async (body: object, key = '2026-01') => {
      const { id } = await statement(bo, key, bo)
      return bo.post(`${at}/statements/${id}/disputes`, { reason: 'More', ...body })
    }
    // line 1 was granted 200 more, which is a line of its own now
    expect(await raise({ line: 1, expected: '1300' })).toMatchObject({
      ...{ status: 409, body: { message: expect.stringContaining('200 CNY was granted for this already') } },
    })
    await ok(raise({ expected: '1300' }), 201)
    for (const line of [1, 2])
      expect(await raise({ line, expected: '1300' })).toMatchObject({
        ...{ status: 409, body: { message: expect.stringContaining('all of this statement') } },
      })
    await ok(decide('reject'), 204)
    await ok(raise({ line: 2, expected: '250' }), 201)
    expect(await raise({ expected: '1300' })).toMatchObject({
      ...{ status: 409, body: { message: expect.stringContaining('a line of this statement') } },
    })
    await ok(decide('reject'), 204)
  })

  test('is not accepted while nobody has said how much is granted', async () => {
    const id = await dispute(bo, '2026-01', { line: 2, expected: '300', reason: 'Still too little' })
    const answer = await decide('approve', { values: { granted: null } })
    expect(answer).toMatchObject({ status: 409, body: { message: expect.stringContaining('how much') } })
    for (const granted of ['0.005', '-99999999999999999999'])
      expect((await decide('approve', { values: { granted } })).status).toBe(400)
    await ok(decide('reject'), 204)
    const { items } = await ok<DisputesPage>(grace.get(`${at}/disputes?state=refused`))
    expect(items[0]).toMatchObject({ id })
  })

  test('may be granted in part, and of a closed period is paid in the next one', async () => {
    await ok(act('lock', '2026-01'), 204)
    await dispute(bo, '2026-01', { expected: '1500', reason: 'All of it is too little' })
    await ok(decide('approve', { values: { granted: '100' } }), 204)
    expect(await statement(bo, '2026-01', bo)).toMatchObject({ version: 2, paid: '1200.03' })
    const february = await statement(bo, '2026-02', bo)
    expect(february.lines).toContainEqual(expect.objectContaining({ type: 'adjustment', amount: '100' }))
    // what is paid in February is not seen in January
    const { id } = await statement(bo, '2026-01', bo)
    const again = await bo.post(`${at}/statements/${id}/disputes`, { expected: '1500', reason: 'All of it' })
    expect(again).toMatchObject({ status: 409, body: { message: expect.stringContaining('a line of February 2026') } })
    const line = february.lines.findIndex(({ type }) => type === 'adjustment') + 1
    await dispute(bo, '2026-02', { line, expected: '300', reason: 'Still too little' })
    await ok(decide('reject'), 204)
  })

  test('that was raised twice before that was refused is accepted once', async () => {
    const first = await dispute(bo, '2026-02', { line: 1, expected: '3000', reason: 'A deal is missing' })
    const second = newId()
    await sql`insert into commission_disputes (workspace_id, id, statement_id, plan, period, payee_id, line, stated, expected,
        reason, files, raised_at, state)
      select workspace_id, ${second}::uuid, statement_id, plan, period, payee_id, 0, stated, expected, reason, files, raised_at,
        'accepted' from commission_disputes where id = ${first}::uuid`.execute(world.db)
    const adjustment = newId()
    await sql`insert into commission_adjustments (workspace_id, id, plan, payee_id, period, amount, reason, made_at)
      select workspace_id, ${adjustment}::uuid, plan, payee_id, '2026-03', 500, 'Granted', now() from commission_disputes
      where id = ${first}::uuid`.execute(world.db)
    await sql`update commission_disputes set adjustment_id = ${adjustment}::uuid where id = ${second}::uuid`.execute(
      world.db,
    )
    expect(await decide('approve')).toMatchObject({
      ...{ status: 409, body: { message: expect.stringContaining('500 was granted for the same money already') } },
    })
    await ok(decide('reject'), 204)
  })

  test('that is refused says why, and changes nothing', async () => {
    await dispute(cy, '2026-01', { expected: '50', reason: 'I was promised something' })
    await ok(decide('reject', { opinion: 'Nothing was sold' }), 204)
    const after = await statement(cy, '2026-01', cy)
    expect(after).toMatchObject({ version: 1, paid: '0' })
    expect(after.disputes).toMatchObject([{ state: 'refused', answer: 'Nothing was sold', adjusted: null }])
  })

  test('is called in the language of whoever reads it', async () => {
    const { id } = await statement(cy, '2026-01', cy)
    const { key } = grace
    const about = async (language: string) => {
      const headers = { authorization: `Bearer ${key}`, 'accept-language': language }
      const { items } = (await world.app.inject({ url: `${at}/disputes`, headers })).json<DisputesPage>()
      return items.find((one) => one.statement.id === id)?.about
    }
    expect([await about('en'), await about('zh-CN')]).toEqual(['All of it', '整张结算单'])
  })

  test('is possible all of the last day, and nobody is late before it is over', async () => {
    const { id } = await statement(cy, '2026-01', cy)
    const fiveDaysAgo = Date.parse(new Date().toISOString().slice(0, 10)) - 5 * 86_400_000
    await sendBack(id, new Date(fiveDaysAgo))
    expect((await statement(cy, '2026-01', cy)).may.dispute).toBe(true)
    expect((await page('2026-01', 'show=late')).items).toEqual([])
    await sendBack(id, new Date(fiveDaysAgo - 1))
    expect((await statement(cy, '2026-01', cy)).may.dispute).toBe(false)
    expect((await page('2026-01', 'show=late')).items).toMatchObject([{ payee: { name: 'Cy' } }])
  })

  test('is not possible any more when its time is over', async () => {
    const { id } = await statement(ann, '2026-01', ann)
    await sendBack(id, new Date(Date.now() - 7 * 86_400_000))
    const answer = await ann.post(`${at}/statements/${id}/disputes`, { expected: '1', reason: 'Late' })
    expect(answer).toMatchObject({ status: 409, body: { message: 'The time for disputes is over.' } })
    expect((await statement(ann, '2026-01', ann)).may.dispute).toBe(false)
  })

  test('of a statement that was never sent is possible as long after its period was locked', async () => {
    await ok(act('lock', '2026-02'), 204)
    const february = await statement(ann, '2026-02', ann)
    expect(february).toMatchObject({ sentAt: null, may: { dispute: true } })
    const lockedDaysAgo = (days: number) =>
      world.db.executeQuery(
        sql`update commission_periods set locked_at = now() - ${days} * interval '1 day' where period = '2026-02'`.compile(
          world.db,
        ),
      )
    await lockedDaysAgo(5)
    expect((await statement(ann, '2026-02', ann)).may.dispute).toBe(true)
    await lockedDaysAgo(6)
    expect((await statement(ann, '2026-02', ann)).may.dispute).toBe(false)
    const answer = await ann.post(`${at}/statements/${february.id}/disputes`, { expected: '1', reason: 'Late' })
    expect(answer).toMatchObject({ status: 409, body: { message: 'The time for disputes is over.' } })
  })

  test('is refused where nobody but the payee would decide on it', async () => {
    const own = await world.person('Uma', ['finance'], { title: 'Agent' })
    await world.db.updateTable('memberships').set({ active: false }).where('person_id', '=', grace.id).execute()
    const key = '2026-03'
    await ok(own.post(`${period(key)}/events`, { type: 'calculate' }), 204)
    const { items } = await ok<StatementsPage>(own.get(`${period(key)}/statements`))
    const mine = items.find(({ payee }) => payee.id === own.id)
    const answer = await own.post(`${at}/statements/${mine?.id}/disputes`, { expected: '9999', reason: 'Please' })
    expect(answer).toMatchObject({ status: 409, body: { message: expect.stringContaining('Nobody but the payee') } })
    await world.db.updateTable('memberships').set({ active: true }).where('person_id', '=', grace.id).execute()
  })
})
