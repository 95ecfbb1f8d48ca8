/** Earnings that wait until the customers have paid (回款). */
import type { ReviewBody } from '@attain/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { linesOf, ok, type Payroll, startPayroll } from './testing/payroll.ts'
import { application, component, field, payments, plan } from './testing/plan-documents.ts'

const hold = { hold: { payments: 'payments', amount: 'amount', date: 'paid_on', owed: 'owed' } }

const documents = application(
  [
    plan('reps', [component('sales', [{ from: 0, value: 10 }], hold)]),
    plan('credited', [
      component('sales', [{ from: 0, value: 10 }], { hold: { ...hold.hold, owed: undefined, percent: 50 } }),
    ]),
  ],
  { dealFields: [field('owed', 'currency')], others: [payments] },
)

let payroll: Payroll
let ann: TestPerson
let first: string
let second: string

const pay = (deal: string, amount: string, day: string) =>
  payroll.create('payment', { name: `${amount} ${day}`, deal, amount, paid_on: day })

beforeAll(async () => {
  payroll = await startPayroll(documents)
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent' })
  // with the tax that the customer owes as well
  first = await payroll.deal(ann, '70000', '2026-01-10', { owed: '80000' })
  second = await payroll.deal(ann, '30000', '2026-01-20', { owed: '40000' })
})
afterAll(() => payroll.world.close())

test('what is earned waits, and is released as far as has been collected', async () => {
  await pay(first, '24000', '2026-01-31')
  await pay(second, '12000', '2026-02-01')
  await payroll.act('calculate', 'reps', '2026-02')
  // 24,000 of 120,000: 2,000 of 10,000
  expect(linesOf(await payroll.statement(ann, 'reps', '2026-01'))).toEqual([
    ['earning', '10000'],
    ['hold', '-10000'],
    ['release', '2000'],
  ])
  // by the end of February 36,000 of 120,000
  expect(linesOf(await payroll.statement(ann, 'reps', '2026-02'))).toContainEqual(['release', '1000'])
  expect(await payroll.statement(ann, 'reps', '2026-02')).toMatchObject({ paid: '1000', held: '7000' })
})

test('what one customer pays too much pays for nobody else, and the last payment releases the rest', async () => {
  await payroll.act('lock', 'reps', '2026-01')
  await pay(first, '76000', '2026-03-05')
  await payroll.act('calculate', 'reps', '2026-03')
  // 80,000 and 12,000 of 120,000: 7,666.67, of which 3,000 were released
  expect(linesOf(await payroll.statement(ann, 'reps', '2026-03'))).toContainEqual(['release', '4666.67'])
})

test('a payment of a closed period that is heard of late is released in the open one', async () => {
  for (const period of ['2026-02', '2026-03']) await payroll.act('lock', 'reps', period)
  await pay(second, '28000', '2026-03-30')
  await payroll.act('calculate', 'reps', '2026-04')
  expect(await payroll.statement(ann, 'reps', '2026-04')).toMatchObject({ paid: '2333.33', held: '0' })
})

test('what a closed period has become since is paid as a correction, and does not wait', async () => {
  await payroll.deal(ann, '1000', '2026-03-20', { owed: '1000' })
  await payroll.act('calculate', 'reps', '2026-04')
  expect(linesOf(await payroll.statement(ann, 'reps', '2026-04'))).toContainEqual(['correction', '100'])
})

test('where a part is held, of what was credited when nothing else is owed', async () => {
  await payroll.act('calculate', 'credited', '2026-01')
  // half of 10,000 waits; 24,000 of 100,000 have come in
  expect(linesOf(await payroll.statement(ann, 'credited', '2026-01'))).toEqual([
    ['earning', '10000'],
    ['hold', '-5000'],
    ['release', '1200'],
  ])
})

test('publishing says that what is held by a component that is gone is released', async () => {
  const renamed = documents.map((one) => {
    const document = one as { readonly name: string; readonly components: readonly object[] }
    if (document.name !== 'reps') return one
    return { ...document, components: document.components.map((component) => ({ ...component, name: 'orders' })) }
  })
  const { impact } = await ok<ReviewBody>(payroll.admin.post('/api/metadata/diff', { documents: renamed }))
  expect(impact.map(({ kind, weight, message }) => [kind, weight, message.en])).toEqual([
    [
      'component-removed',
      'attention',
      '“sales” is not in “reps” any more, or has another name: what is held of it is released in the next period that is not closed.',
    ],
  ])
})
