/** What accounting takes of a month over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestApplication, TestPerson } from '../../../testing/test-application.ts'
import { at, type Months, period, startMonths } from '../testing/month.ts'
import { ok } from '../testing/payroll.ts'

let world: TestApplication
let grace: TestPerson
let ann: TestPerson
let bo: TestPerson
let act: Months['act']

beforeAll(async () => {
  ;({ world, grace, ann, bo, act } = await startMonths())
  const body = { plan: 'reps', period: '2026-01', payee: bo.id, amount: '200', reason: 'An order came late' }
  await ok(grace.post(`${at}/adjustments`, body), 201)
  await ok(act('lock', '2026-01'), 204)
})
afterAll(() => world.close())

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
