/** Deals in another currency, plans in another currency than the application's, payees who are paid in their own. */
import type { CreditsPage, ReviewBody } from '@attain/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { ok, type Payroll, startPayroll } from './testing/payroll.ts'
import { application, component, dealsWon, field, label, plan } from './testing/plan-documents.ts'

const flat = (value: number) => [{ from: 0, value }]
const inEuro = { measure: { ...dealsWon, amount: 'price' } }

const documents = application(
  [
    plan('reps', [component('sales', flat(5), inEuro)]),
    plan(
      'leads',
      [component('override', flat(1), { measure: { ...dealsWon, amount: 'price', to: [{ rule: 'managers' }] } })],
      { for: 'title = "Lead"' },
    ),
    plan(
      'abroad',
      [
        component('figure', flat(10), {
          measure: { from: 'kpi', kpi: 'won' },
          ...{ quota: { from: 'target', target: 'won' }, pays: { by: 'formula', formula: 'measure * 10%' } },
        }),
      ],
      { currency: 'EUR' },
    ),
    plan('paid', [component('sales', flat(10))], { payIn: 'pay_currency' }),
  ],
  {
    dealFields: [field('price', 'currency', { currency: 'EUR' })],
    others: [
      { kind: 'object', name: 'person', extends: true, fields: [field('pay_currency', 'text')] },
      {
        ...{ kind: 'kpi', name: 'won', label: label('Won'), unit: { type: 'currency' } },
        measure: {
          from: 'records',
          object: 'deal',
          calculate: 'sum',
          of: 'amount',
          when: 'stage = "won"',
          date: 'closed_on',
        },
      },
      {
        ...{ kind: 'target', name: 'won', label: label('Won'), kpi: 'won' },
        ...{ levels: [{ by: 'person' }], periods: { total: 'year', every: 'month' } },
      },
    ],
  },
)

let payroll: Payroll
let lead: TestPerson
let ann: TestPerson
let euro: string
let yuan: string

const rate = (from: string, into: string, day: string, worth: string) =>
  payroll.create('exchange_rate', { from_currency: from, to_currency: into, valid_from: day, rate: worth })

beforeAll(async () => {
  payroll = await startPayroll(documents)
  lead = await payroll.world.person('Lead', ['agent'], { title: 'Lead' })
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent', manager: lead.id, pay_currency: 'EUR' })
  euro = await payroll.create('currency', { name: 'EUR', minor_digits: 2 })
  yuan = await payroll.create('currency', { name: 'CNY', minor_digits: 2 })
  await rate(euro, yuan, '2026-01-15', '7.80')
  await rate(euro, yuan, '2026-02-01', '8')
  await payroll.deal(ann, '0', '2026-01-20', { price: '1000' })
  await payroll.deal(ann, '0', '2026-02-20', { price: '1000' })
})
afterAll(() => payroll.world.close())

test('a credit is converted at the rate of the day that decides its period, and the rate is kept with it', async () => {
  for (const name of ['reps', 'leads']) await payroll.act('calculate', name, '2026-02')
  // €1,000 × 7.80 × 5 % = ¥390
  const january = await payroll.statement(ann, 'reps', '2026-01')
  expect(january).toMatchObject({ currency: 'CNY', paid: '390' })
  expect(await payroll.statement(ann, 'reps', '2026-02')).toMatchObject({ paid: '400' })
  const credits = await ok<CreditsPage>(
    payroll.grace.get(`/api/commission/statements/${january.id}/credits?component=sales`),
  )
  expect(credits.items).toMatchObject([{ amount: '7800', converted: { from: 'EUR', rate: '7.8' } }])
  expect(await payroll.statement(lead, 'leads', '2026-01')).toMatchObject({ paid: '78' })
})

test('a rate that is missing refuses the component, names currency and day, and pays once it is there', async () => {
  await payroll.deal(ann, '0', '2026-01-10', { price: '500' })
  await payroll.act('calculate', 'reps', '2026-02')
  const [refused] = (await payroll.statement(ann, 'reps', '2026-01')).components
  expect(refused).toMatchObject({ status: 'refused', refused: 'rate-missing' })
  expect(refused).toHaveProperty('why', 'sales: there is no exchange rate from EUR to CNY for 2026-01-10.')
  expect(await payroll.statement(ann, 'reps', '2026-02')).toMatchObject({ paid: '400' })
  // said the other way round: one yuan is worth an eighth of a euro
  await rate(yuan, euro, '2026-01-01', '0.125')
  await payroll.act('calculate', 'reps', '2026-02')
  // 500 × 8 × 5 % besides
  expect(await payroll.statement(ann, 'reps', '2026-01')).toMatchObject({ paid: '590' })
})

test('figures and quotas come into a plan of another currency at the rate of the last day of a period', async () => {
  await payroll.deal(ann, '40000', '2026-02-10')
  const target = { target: 'won', period: '2026-02', starts: '2026-02-01', subject: `person:${ann.id}`, person: ann.id }
  const agreed = { state: 'agreed', effective: '2026-01-01', reason: 'Plan', amount: '80000' }
  await payroll.create('target_value', {
    ...{ ...target, ...agreed },
    agreed_as: `won|2026-02|person:${ann.id}|2026-01-01`,
  })
  await payroll.act('calculate', 'abroad', '2026-02')
  const february = await payroll.statement(ann, 'abroad', '2026-02')
  // ¥40,000 and ¥80,000 at 8
  expect(february).toMatchObject({ currency: 'EUR', paid: '500' })
  expect(february.components[0]).toMatchObject({ figures: { measure: '5000', quota: '10000' } })
})

test('publishing says of which currencies there is no rate', async () => {
  const warned = async (name: string, more: object) => {
    const changed = documents.map((one) => ((one as { name?: string }).name === name ? { ...one, ...more } : one))
    const review = await ok<ReviewBody>(payroll.admin.post('/api/metadata/diff', { documents: changed }))
    expect(review.problems).toEqual([])
    return review.impact.map(({ kind, message }) => [kind, message.en])
  }
  // there is a rate of euros and yuan, and none of dollars
  expect(await warned('reps', { description: label('Changed') })).toEqual([])
  expect(await warned('reps', { currency: 'USD' })).toEqual([
    [
      'rate-missing',
      '“reps” pays on amounts in EUR, and there is no exchange rate between EUR and USD: they pay nothing until there is one.',
    ],
  ])
  expect(await warned('abroad', { currency: 'USD' })).toEqual([
    ['rate-missing', expect.stringContaining('CNY and USD')],
  ])
  expect(await warned('paid', { currency: 'USD' })).toEqual([
    ['rate-missing', expect.stringContaining('CNY and USD')],
    ['rate-missing', expect.stringContaining('there is no exchange rate of USD')],
  ])
})

test('somebody is paid in their own currency, and told by which rate', async () => {
  await payroll.act('calculate', 'paid', '2026-02')
  // 10 % of 40,000
  expect(await payroll.statement(ann, 'paid', '2026-02')).toMatchObject({
    paid: '4000',
    payment: { currency: 'EUR', day: '2026-02-28', rate: '0.125', amount: '500' },
  })
  await payroll.update('person', ann.id, { pay_currency: 'JPY' })
  await payroll.act('calculate', 'paid', '2026-02')
  const { payment } = await payroll.statement(ann, 'paid', '2026-02')
  expect(payment).toEqual({ currency: 'JPY', day: '2026-02-28' })
})
