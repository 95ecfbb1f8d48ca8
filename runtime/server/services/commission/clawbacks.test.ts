/** What is taken back of records that were lost after they had been paid for. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { linesOf, type Payroll, startPayroll } from './testing/payroll.ts'
import { application, component, dealsWon, field, plan } from './testing/plan-documents.ts'

const clawback = { clawback: { date: 'lost_on', lost: 'unserved / 12' } }
const flat = (value: number) => [{ from: 0, value }]

const documents = application(
  [
    plan('reps', [component('sales', flat(10), clawback)]),
    plan('each', [
      component(
        'deals',
        [
          { from: 0, value: 2 },
          { from: 10000, value: 5 },
        ].map((tier) => ({ ...tier, on: 'whole' })),
        {
          ...{ ...clawback, window: 'transaction' },
        },
      ),
    ]),
    plan(
      'leads',
      [component('override', flat(1), { ...clawback, measure: { ...dealsWon, to: [{ rule: 'managers' }] } })],
      {
        for: 'title = "Lead"',
      },
    ),
  ],
  { dealFields: [field('lost_on', 'date'), field('unserved', 'number')] },
)

let payroll: Payroll
let lead: TestPerson
let ann: TestPerson
let contract: string

beforeAll(async () => {
  payroll = await startPayroll(documents)
  lead = await payroll.world.person('Lead', ['agent'], { title: 'Lead' })
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent', manager: lead.id })
  contract = await payroll.deal(ann, '12000', '2026-01-10')
  await payroll.deal(ann, '4000', '2026-01-20')
  for (const day of ['2026-02-10', '2026-03-10']) await payroll.deal(ann, '10000', day)
})
afterAll(() => payroll.world.close())

test('a lost record is taken back in the period of its loss, at what its period has paid for it', async () => {
  for (const name of ['reps', 'each', 'leads']) {
    await payroll.act('calculate', name, '2026-02')
    await payroll.act('lock', name, '2026-01')
  }
  // 5 of 12 months are not served: of 1,200 that were paid, 500 are taken back
  await payroll.update('deal', contract, { lost_on: '2026-02-20', unserved: 5 })
  await payroll.act('calculate', 'reps', '2026-02')
  const february = await payroll.statement(ann, 'reps', '2026-02')
  expect(linesOf(february)).toEqual([
    ['earning', '1000'],
    ['clawback', '-500'],
  ])
  expect(february).toMatchObject({ earned: '1000', paid: '500' })
  const [, line] = february.lines
  expect(line).toMatchObject({ credit: contract, period: '2026-01' })
  expect(line?.words.sentences[0]).toBe('1,600 was paid for 16,000; 41.666667% of 12,000 is lost')
})

test('where transactions are paid alone, at what its own line has paid', async () => {
  await payroll.act('calculate', 'each', '2026-02')
  // 12,000 at 5 % were 600, not the 680 ÷ 16,000 of the month
  expect(linesOf(await payroll.statement(ann, 'each', '2026-02'))).toContainEqual(['clawback', '-250'])
})

test('what managers were paid for it is taken back as well', async () => {
  await payroll.act('calculate', 'leads', '2026-02')
  expect(linesOf(await payroll.statement(lead, 'leads', '2026-02'))).toContainEqual(['clawback', '-50'])
})

test('calculating again writes nothing, and a loss that is heard of after its period is closed is due in the open one', async () => {
  const { version } = await payroll.statement(ann, 'reps', '2026-02')
  await payroll.act('calculate', 'reps', '2026-02')
  expect((await payroll.statement(ann, 'reps', '2026-02')).version).toBe(version)
  await payroll.act('lock', 'reps', '2026-02')
  // one month more is lost than February was told of: of that the difference is due in March
  await payroll.update('deal', contract, { unserved: 6 })
  await payroll.act('calculate', 'reps', '2026-03')
  const march = await payroll.statement(ann, 'reps', '2026-03')
  expect(linesOf(march)).toContainEqual(['clawback', '-100'])
  expect(march.lines[1]?.words.sentences[0]).toContain('500 was taken back before')
})

test('a loss that is taken back gives back what closed periods took', async () => {
  await payroll.update('deal', contract, { lost_on: null, unserved: null })
  await payroll.act('calculate', 'reps', '2026-03')
  expect(linesOf(await payroll.statement(ann, 'reps', '2026-03'))).toContainEqual(['clawback', '500'])
})
