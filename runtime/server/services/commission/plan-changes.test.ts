/** Components that come onto a plan or leave it: what is closed stays as it was paid. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { linesOf, type Payroll, startPayroll } from './testing/payroll.ts'
import { application, component, dealsWon, payments, plan } from './testing/plan-documents.ts'

const flat = (value: number) => [{ from: 0, value }]
const sales = component('sales', flat(10))
const bonus = component('bonus', flat(5))
const waiting = component('waiting', flat(2), {
  hold: { payments: 'payments', amount: 'amount', date: 'paid_on' },
})
const fresh = component('fresh', flat(1), { window: 'yearToDate', measure: { ...dealsWon, when: 'amount >= 1' } })
const cap = { cap: { amount: '2000' } }

const withPlans = (reps: readonly object[], capped: readonly object[]) =>
  application([plan('reps', reps), plan('capped', capped, cap)], { others: [payments] })

let payroll: Payroll
let ann: TestPerson

const statement = (name: string, period: string) => payroll.statement(ann, name, period)

beforeAll(async () => {
  payroll = await startPayroll(withPlans([sales, bonus, waiting], [sales, bonus]))
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent' })
  await payroll.deal(ann, '20000', '2026-01-10')
  await payroll.deal(ann, '1000', '2026-02-10')
  for (const name of ['reps', 'capped']) {
    await payroll.act('calculate', name, '2026-02')
    await payroll.act('lock', name, '2026-01')
  }
  expect(await statement('reps', '2026-01')).toMatchObject({ earned: '3400', paid: '3000', held: '400' })
  expect(await statement('capped', '2026-01')).toMatchObject({ earned: '2000' })
  await payroll.world.publish(withPlans([sales, fresh], [sales]))
  for (const name of ['reps', 'capped']) await payroll.act('calculate', name, '2026-02')
})
afterAll(() => payroll.world.close())

test('what a closed period has paid by a component that is gone is not taken back, and a new one pays nothing for it', async () => {
  expect(linesOf(await statement('reps', '2026-02'))).toEqual([
    ['earning', '100'],
    ['earning', '10'],
    // nothing tells any more whether the customer has paid
    ['release', '400'],
  ])
})

test('nor does a cap that it filled make room for others', async () => {
  expect(linesOf(await statement('capped', '2026-02'))).toEqual([['earning', '100']])
})

test('what else changes in a closed period is still a difference', async () => {
  await payroll.deal(ann, '500', '2026-01-20')
  for (const name of ['reps', 'capped']) await payroll.act('calculate', name, '2026-02')
  expect(linesOf(await statement('reps', '2026-02'))).toContainEqual(['correction', '50'])
  // it was over the cap already
  expect(linesOf(await statement('capped', '2026-02'))).toEqual([['earning', '100']])
})

test('what is open goes by the plan as it is', async () => {
  await payroll.act('lock', 'reps', '2026-02')
  await payroll.world.publish(withPlans([sales, bonus], [sales]))
  await payroll.act('calculate', 'reps', '2026-03')
  await payroll.deal(ann, '1000', '2026-03-10')
  await payroll.act('calculate', 'reps', '2026-03')
  expect(linesOf(await statement('reps', '2026-03'))).toEqual([
    ['earning', '100'],
    ['earning', '50'],
    // the deal of January that came late, by the bonus that is there again
    ['correction', '25'],
  ])
})
