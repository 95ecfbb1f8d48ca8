/** Paid on what others earn: by another plan, and by the same one from the bottom up. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { type Payroll, startPayroll } from './testing/payroll.ts'
import { application, component, plan } from './testing/plan-documents.ts'

const flat = (value: number) => [{ from: 0, value }]
const onEarnings = (of: string, by: string) => ({ measure: { from: 'earnings', plan: by, of } })

const documents = application([
  plan('reps', [component('sales', flat(10))]),
  plan('leads', [component('override', flat(20), onEarnings('reports', 'reps'))], { for: 'title = "Lead"' }),
  plan('heads', [component('override', flat(5), onEarnings('subordinates', 'reps'))], { for: 'title = "Head"' }),
  plan('mates', [component('share', flat(1), onEarnings('team', 'reps'))]),
  // everybody, each on what those directly below earn by it
  plan('chain', [component('sales', flat(10)), component('override', flat(50), onEarnings('reports', 'chain'))], {
    for: 'title <> "nobody"',
  }),
  plan('circle', [component('share', flat(10), onEarnings('team', 'circle'))]),
])

let payroll: Payroll
let head: TestPerson
let lead: TestPerson
let ann: TestPerson
let bo: TestPerson
let deal: string

const calculate = (name: string, period: string) =>
  payroll.grace.post(`/api/commission/plans/${name}/periods/${period}/events`, { type: 'calculate' })

beforeAll(async () => {
  payroll = await startPayroll(documents)
  const team = await payroll.create('team', { name: 'North' })
  head = await payroll.world.person('Head', ['agent'], { title: 'Head' })
  lead = await payroll.world.person('Lead', ['agent'], { title: 'Lead', manager: head.id })
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent', manager: lead.id, team })
  bo = await payroll.world.person('Bo', ['agent'], { title: 'Agent', manager: lead.id, team })
  deal = await payroll.deal(ann, '30000', '2026-01-10')
  await payroll.deal(bo, '10000', '2026-01-10')
})
afterAll(() => payroll.world.close())

test('what nobody has calculated yet cannot be paid on', async () => {
  const { status, body } = await calculate('leads', '2026-01')
  expect([status, body.message]).toEqual([400, expect.stringContaining('Calculate “reps” for January 2026 first')])
})

test('managers are paid on what those below them earn, and mates on what their team does', async () => {
  await payroll.act('calculate', 'reps', '2026-01')
  for (const name of ['leads', 'heads', 'mates']) await payroll.act('calculate', name, '2026-01')
  // 3,000 and 1,000
  expect(await payroll.statement(lead, 'leads', '2026-01')).toMatchObject({ earned: '800' })
  expect(await payroll.statement(head, 'heads', '2026-01')).toMatchObject({ earned: '200' })
  expect(await payroll.statement(ann, 'mates', '2026-01')).toMatchObject({ earned: '10' })
  expect(await payroll.statement(bo, 'mates', '2026-01')).toMatchObject({ earned: '30' })
})

test('what a closed period has become counts in the period in which it is corrected', async () => {
  for (const name of ['reps', 'leads']) await payroll.act('lock', name, '2026-01')
  await payroll.update('deal', deal, { amount: '40000' })
  await payroll.act('calculate', 'reps', '2026-02')
  await payroll.act('calculate', 'leads', '2026-02')
  expect(await payroll.statement(lead, 'leads', '2026-02')).toMatchObject({ earned: '200' })
})

test('who moves to another manager is theirs from the period on in whose end it has happened', async () => {
  const other = await payroll.world.person('Other', ['agent'], { title: 'Lead', manager: head.id })
  await payroll.create('past_membership', { person: bo.id, manager: lead.id, until: '2026-03-15' })
  await payroll.update('person', bo.id, { manager: other.id })
  for (const day of ['2026-02-20', '2026-03-10']) await payroll.deal(bo, '10000', day)
  await payroll.act('calculate', 'reps', '2026-03')
  await payroll.act('calculate', 'leads', '2026-03')
  expect(await payroll.statement(lead, 'leads', '2026-02')).toMatchObject({ earned: '400' })
  expect(await payroll.statement(other, 'leads', '2026-03')).toMatchObject({ earned: '200' })
})

test('by the same plan everybody comes after those whose earnings they look at', async () => {
  await payroll.act('calculate', 'chain', '2026-01')
  // 4,000 and 1,000 of the reps; half of that, and half of that again
  expect(await payroll.statement(ann, 'chain', '2026-01')).toMatchObject({ earned: '4000' })
  expect(await payroll.statement(lead, 'chain', '2026-01')).toMatchObject({ earned: '2500' })
  expect(await payroll.statement(head, 'chain', '2026-01')).toMatchObject({ earned: '1250' })
})

test('people who would be paid on each other’s earnings are refused by name', async () => {
  const { status, body } = await calculate('circle', '2026-04')
  expect([status, body.message]).toEqual([400, expect.stringMatching(/Ann, Bo would each be paid/)])
})
