/** A payee's what-if: what they would get if they closed some deals is what they do get when they close them. */
import type { OpenDealsBody, WhatIfBody, WhatIfResult } from '@attain/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../../testing/test-application.ts'
import { linesOf, ok, type Payroll, startPayroll } from '../testing/payroll.ts'
import { application, component, dealsWon, plan } from '../testing/plan-documents.ts'

const today = new Date().toISOString().slice(0, 10)
const month = today.slice(0, 7)
const before = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 2, 1)).toISOString().slice(0, 10)

const reps = plan(
  'reps',
  [
    component(
      'sales',
      [
        { from: 0, value: 5 },
        { from: 1000, value: 8 },
      ],
      { window: 'planToDate' },
    ),
    component('large', [], {
      measure: { from: 'credits', object: 'deal', when: 'AND(stage = "won", amount >= 1000)', date: 'closed_on' },
      pays: { by: 'table', tables: [{ pays: 'perUnit', tiers: [{ from: 0, value: 100 }] }] },
    }),
    component('override', [{ from: 0, value: 1 }], { measure: { ...dealsWon, to: [{ rule: 'managers' }] } }),
  ],
  { from: before },
)

let payroll: Payroll
let boss: TestPerson
let ann: TestPerson
let ben: TestPerson
let small: string
let large: string
const url = '/api/commission/mine/plans/reps/what-if'

beforeAll(async () => {
  payroll = await startPayroll(application([reps]))
  const { world } = payroll
  boss = await world.person('Boss', ['administrator'], { title: 'Agent' })
  ann = await world.person('Ann', ['agent'], { title: 'Agent', manager: boss.id })
  ben = await world.person('Ben', ['agent'], { title: 'Agent', manager: boss.id })
  await payroll.deal(ann, '700', before)
  await payroll.act('calculate', 'reps', before.slice(0, 7))
  await payroll.act('lock', 'reps', before.slice(0, 7))
  // nobody has calculated this month yet
  await payroll.deal(ann, '100', today)
  small = await payroll.deal(ann, '400', today, { stage: 'open' })
  large = await payroll.deal(ann, '999', '2031-01-01', { stage: 'open' })
  await payroll.deal(ben, '5000', today, { stage: 'open' })
})
afterAll(() => payroll.world.close())

const ask = (who: TestPerson, deals: WhatIfBody['deals']) => ok<WhatIfResult>(who.post(url, { deals }))

test('one’s own deals that do not count yet can be supposed to be closed', async () => {
  const open = await ok<OpenDealsBody>(ann.get(url))
  expect(open).toMatchObject({ currency: 'CNY', period: { key: month }, days: { from: `${month}-01`, usual: today } })
  expect(open.deals.map(({ record, amount, currency }) => [record.id, amount, currency])).toEqual([
    [small, '400', 'CNY'],
    [large, '999', 'CNY'],
  ])
  // who stands above them is credited with copies
  expect((await ok<OpenDealsBody>(boss.get(url))).deals).toHaveLength(3)
})

test('a deal counts as what it would be, and by what it would be worth', async () => {
  // 700 of the month before are in the window: 100 at 5 %, of 400 another 200 at 5 % and 200 at 8 %
  const one = await ask(ann, [{ record: small }])
  expect([one.before.paid, one.after.paid]).toEqual(['5', '31'])
  const cheap = await ask(ann, [{ record: small, amount: '10.50' }])
  expect(cheap.after.paid).toBe('5.53')
  // 999 are no large deal, 1,000 are
  const [just, over] = [await ask(ann, [{ record: large }]), await ask(ann, [{ record: large, amount: '1000' }])]
  expect([just.after.paid, over.after.paid]).toEqual(['78.92', '179'])
  const both = await ask(ann, [
    { record: small, day: `${month}-01` },
    { record: large, amount: '1000' },
  ])
  expect(both.after.paid).toBe('211')
  expect((await ask(boss, [{ record: small }])).after.paid).toBe('5')
})

test('nothing is written, and closing them pays what was said', async () => {
  const { db } = payroll.world
  const count = async () =>
    (
      await sql`select (select count(*) from commission_credits) as credits, (select count(*) from commission_statements) as statements,
      (select max(xmin::text::bigint) from record_slots) as slots, (select count(*) from events) as events`.execute(db)
    ).rows
  await payroll.world.settled()
  const was = await count()
  const said = await ask(ann, [{ record: small }, { record: large, amount: '1200' }])
  expect(await count()).toEqual(was)
  await payroll.update('deal', small, { stage: 'won' })
  await payroll.update('deal', large, { stage: 'won', amount: '1200', closed_on: today })
  await payroll.act('calculate', 'reps', month)
  const statement = await payroll.statement(ann, 'reps', month)
  expect([statement.paid, linesOf(statement)]).toEqual([said.after.paid, linesOf(said.after)])
  expect((await ok<OpenDealsBody>(ann.get(url))).deals).toEqual([])
})

test('it is for payees, and about what they may read', async () => {
  const open = await payroll.deal(ben, '80', today, { stage: 'open' })
  const status = async (who: TestPerson, deals: unknown) => (await who.post(url, { deals })).status
  expect(await status(ann, [{ record: open }])).toBe(404)
  expect(await status(ben, [{ record: open, day: before }])).toBe(400)
  expect(await status(ben, [])).toBe(400)
  expect(await status(payroll.grace, [{ record: open }])).toBe(404)
  expect((await payroll.grace.get(url)).status).toBe(404)
})

test('one is worked out at a time for each person: the newest ones wait, and nobody waits for others', async () => {
  const deal = await payroll.deal(ann, '90', today, { stage: 'open' })
  const own = await payroll.deal(ben, '90', today, { stage: 'open' })
  const asked = Array.from({ length: 6 }, (_, at) => ann.post(url, { deals: [{ record: deal, amount: `${at + 1}0` }] }))
  const others = ben.post(url, { deals: [{ record: own }] })
  const answers = await Promise.all(asked)
  const counted = Map.groupBy(answers, ({ status }) => status)
  expect([counted.get(200)?.length, counted.get(409)?.length]).toEqual([4, 2])
  expect(counted.get(409)?.[0]?.body.message).toContain('only the newest questions are answered')
  expect((await others).status).toBe(200)
  // whoever is done may ask again
  expect((await ann.post(url, { deals: [{ record: deal }] })).status).toBe(200)
})
