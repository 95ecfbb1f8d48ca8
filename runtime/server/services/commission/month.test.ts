/** Statements of a month over HTTP: what is unusual about them, sent, read and taken along. */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApplication, TestPerson } from '../../testing/test-application.ts'
import { at, type Months, period, startMonths } from './testing/month.ts'
import { ok } from './testing/payroll.ts'

let world: TestApplication
let grace: TestPerson
let lead: TestPerson
let ann: TestPerson
let bo: TestPerson
let cy: TestPerson
let act: Months['act']
let page: Months['page']
let statement: Months['statement']

beforeAll(async () => {
  ;({ world, grace, lead, ann, bo, cy, act, page, statement } = await startMonths())
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

test('a statement is taken along in the reader’s language, by whoever may see it', async () => {
  const { id } = await statement(bo, '2026-01', bo)
  const fetched = (format: string, who: TestPerson) =>
    world.app.inject({
      url: `${at}/statements/${id}/file?format=${format}`,
      headers: { authorization: `Bearer ${who.key}`, 'accept-language': 'zh-CN' },
    })
  const pdf = await fetched('pdf', bo)
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(decodeURIComponent(String(pdf.headers['content-disposition']))).toContain('Bo 2026年1月 v1.pdf')
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const sheets = unzipSync((await fetched('xlsx', grace)).rawPayload)
  const lines = strFromU8(sheets['xl/worksheets/sheet3.xml'] ?? new Uint8Array())
  expect(lines).toContain('<v>1000.03</v>')
  expect(lines).toContain('应发')
  expect((await fetched('pdf', cy)).statusCode).toBe(404)
})
