/** What is still to come when a plan has ended, or when somebody has left it. */
import type { PlanBody } from '@attain/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { linesOf, ok, type Payroll, startPayroll } from './testing/payroll.ts'
import { application, component, field, payments, plan } from './testing/plan-documents.ts'

const flat = (value: number) => [{ from: 0, value }]
const hold = { hold: { payments: 'payments', amount: 'amount', date: 'paid_on' } }

const documents = application(
  [
    plan('parts', [component('sales', flat(10))], {
      to: '2026-02-28',
      schedule: [50, 25, 25].map((percent, after) => ({ percent, after })),
    }),
    plan('waits', [component('sales', flat(10), hold)], { to: '2026-02-28' }),
    plan('draws', [component('sales', flat(10))], {
      ...{ to: '2026-02-28', draw: { kind: 'recoverable', amount: '300' } },
    }),
    plan('lost', [component('sales', flat(10), { clawback: { date: 'lost_on', lost: '1' } })], { to: '2026-02-28' }),
    plan('goes_on', [component('sales', flat(10), hold)], { for: 'name = "Bo"' }),
  ],
  { dealFields: [field('lost_on', 'date')], others: [payments] },
)

let payroll: Payroll
let ann: TestPerson
let bo: TestPerson
let deal: string

beforeAll(async () => {
  payroll = await startPayroll(documents)
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent' })
  bo = await payroll.world.person('Bo', ['agent'], { title: 'Agent', left_on: '2026-02-10' })
  deal = await payroll.deal(ann, '10000', '2026-02-10')
  await payroll.deal(bo, '5000', '2026-02-05')
})
afterAll(() => payroll.world.close())

const at = (name: string, period = '') => `/api/commission/plans/${name}${period && `/periods/${period}`}`
const close = async (name: string, periods: readonly string[]) => {
  await payroll.act('calculate', name, periods.at(-1) ?? '')
  for (const period of periods) await payroll.act('lock', name, period)
}
const periodsOf = async (name: string) =>
  (await ok<PlanBody>(payroll.grace.get(at(name)))).periods.map(({ key, runsOff = false }) => [key, runsOff])
const paymentsOf = async (name: string, period: string) => {
  const { id } = await ok<{ id: string }>(payroll.grace.post(`${at(name, period)}/exports`, { kind: 'payment' }), 201)
  const { key } = payroll.grace
  const url = `/api/commission/exports/${id}?format=csv`
  const answer = await payroll.world.app.inject({ url, headers: { authorization: `Bearer ${key}` } })
  return answer.body
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',').filter((_, column) => [0, 2, 4].includes(column)))
}

test('instalments that are due after the end are in the payment files of periods that run off', async () => {
  expect(await periodsOf('parts')).toEqual([
    ['2026-02', false],
    ['2026-01', false],
  ])
  await close('parts', ['2026-01', '2026-02'])
  const february = await payroll.statement(ann, 'parts', '2026-02')
  expect(february.instalments).toEqual([
    { period: 'February 2026', amount: '500' },
    { period: 'March 2026', amount: '250' },
    { period: 'April 2026', amount: '250' },
  ])
  expect(await periodsOf('parts')).toEqual([
    ['2026-04', true],
    ['2026-03', true],
    ['2026-02', false],
    ['2026-01', false],
  ])
  await close('parts', ['2026-03', '2026-04'])
  expect(await paymentsOf('parts', '2026-03')).toEqual([
    ['Ann', 'February 2026', '250'],
    ['Bo', 'February 2026', '125'],
  ])
  expect(await paymentsOf('parts', '2026-04')).toEqual([
    ['Ann', 'February 2026', '250'],
    ['Bo', 'February 2026', '125'],
  ])
  // nobody has a statement when nothing is earned and nothing else is to come
  expect(await payroll.find(ann, 'parts', '2026-03')).toBeUndefined()
})

test('one period stays open, in which a late change is posted', async () => {
  expect((await periodsOf('parts'))[0]).toEqual(['2026-05', true])
  await payroll.deal(ann, '1000', '2026-02-20')
  await payroll.act('calculate', 'parts', '2026-05')
  const may = await payroll.statement(ann, 'parts', '2026-05')
  expect(linesOf(may)).toEqual([['correction', '100']])
  expect(may).toMatchObject({ earned: '0', paid: '100', components: [] })
  const { status, body } = await payroll.grace.post('/api/commission/adjustments', {
    ...{ plan: 'parts', period: '2026-05', payee: bo.id, amount: '50', reason: 'A prize that was forgotten' },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  expect(linesOf(await payroll.statement(bo, 'parts', '2026-05'))).toEqual([['adjustment', '50']])
})

test('nothing is credited after the end', async () => {
  await payroll.deal(ann, '70000', '2026-05-10')
  await payroll.act('calculate', 'parts', '2026-05')
  expect(await payroll.statement(ann, 'parts', '2026-05')).toMatchObject({ paid: '100' })
  expect(await ok(payroll.grace.get(`${at('parts', '2026-05')}/problems`))).toEqual({ items: [] })
})

test('what is held is released as the money comes in, and the periods end with it', async () => {
  await close('waits', ['2026-01', '2026-02'])
  await payroll.create('payment', { name: 'first', deal, amount: '4000', paid_on: '2026-04-05' })
  await payroll.act('calculate', 'waits', '2026-04')
  // Ann's 1,100 of 11,000 wait, and Bo's 500
  expect(await payroll.statement(ann, 'waits', '2026-03')).toMatchObject({ paid: '0', held: '1100' })
  const april = await payroll.statement(ann, 'waits', '2026-04')
  expect(linesOf(april)).toEqual([['release', '400']])
  expect(april).toMatchObject({ paid: '400', held: '700' })
  const last = new Date().toISOString().slice(0, 7)
  expect((await periodsOf('waits'))[0]).toEqual([last, true])
})

test('whoever has left a plan that goes on gets what was held', async () => {
  const own = await payroll.deal(bo, '2000', '2026-02-06')
  await close('goes_on', ['2026-01', '2026-02'])
  await payroll.create('payment', { name: 'second', deal: own, amount: '2000', paid_on: '2026-03-05' })
  await payroll.act('calculate', 'goes_on', '2026-03')
  // 500 of 5,000 and 200 of 2,000 were held
  expect(linesOf(await payroll.statement(bo, 'goes_on', '2026-03'))).toEqual([['release', '200']])
})

test('no draw is given any more, and what is owed comes off what still comes', async () => {
  const cy = await payroll.world.person('Cy', ['agent'], { title: 'Agent' })
  await close('draws', ['2026-01', '2026-02'])
  expect(await payroll.statement(cy, 'draws', '2026-02')).toMatchObject({ paid: '300', owed: '600' })
  const late = { plan: 'draws', period: '2026-03', payee: cy.id, amount: '500', reason: 'A prize that was forgotten' }
  await ok(payroll.grace.post('/api/commission/adjustments', late), 201)
  const march = await payroll.statement(cy, 'draws', '2026-03')
  expect(linesOf(march)).toEqual([
    ['adjustment', '500'],
    ['recovery', '-500'],
  ])
  expect(march).toMatchObject({ paid: '0', owed: '100' })
})

test('a clawback after the end is noted, and nobody pays it in cash', async () => {
  await close('lost', ['2026-01', '2026-02'])
  await payroll.update('deal', deal, { lost_on: '2026-03-10' })
  await payroll.act('calculate', 'lost', '2026-03')
  const march = await payroll.statement(ann, 'lost', '2026-03')
  expect(linesOf(march)).toEqual([
    ['clawback', '-1000'],
    ['carriedOut', '1000'],
  ])
  expect(march).toMatchObject({ paid: '0', carried: '1000' })
})
