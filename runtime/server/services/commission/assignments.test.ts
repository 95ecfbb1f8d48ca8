/** Who is on a plan besides those it is for, and what is their own on it. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setMembership } from '../../accounts/index.ts'
import type { TestPerson } from '../../testing/test-application.ts'
import { linesOf, ok, type Payroll, startPayroll } from './testing/payroll.ts'
import { application, component, plan } from './testing/plan-documents.ts'

const flat = (percent: number) => [{ from: 0, value: percent }]

const documents = application([
  plan('reps', [component('sales', flat(5))]),
  // nobody but those who are put on it
  plan('chosen', [component('sales', flat(10))], { for: undefined }),
  plan('late', [component('sales', flat(10))], { for: undefined }),
  plan(
    'bonus',
    [
      component(
        'sales',
        [
          { from: 0, value: 0 },
          { from: 100, value: 100 },
        ],
        {
          quota: { from: 'amount', amount: '120000', per: 'year' },
          window: 'yearToDate',
          pays: {
            by: 'table',
            tables: [
              {
                key: { by: 'attainment' },
                pays: 'payout',
                on: 'whole',
                tiers: [
                  { from: 0, value: 0 },
                  { from: 100, value: 100 },
                ],
              },
            ],
          },
        },
      ),
    ],
    { targetIncentive: { amount: '12000', per: 'year' } },
  ),
])

let payroll: Payroll
let ann: TestPerson
let bo: TestPerson
let north: string

const assign = (name: string, values: Record<string, unknown>) =>
  payroll.create('plan_assignment', { plan: name, ...values })

beforeAll(async () => {
  payroll = await startPayroll(documents)
  north = await payroll.create('team', { name: 'North' })
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent' })
  bo = await payroll.world.person('Bo', ['agent'], { title: 'Engineer', team: north })
  for (const owner of [ann, bo])
    for (const day of ['2026-01-10', '2026-01-20', '2026-02-10']) await payroll.deal(owner, '10000', day)
})
afterAll(() => payroll.world.close())

test('somebody who is put on a plan is paid by it from their first to their last day', async () => {
  await assign('chosen', { person: bo.id, valid_from: '2026-01-15', valid_to: '2026-01-31' })
  await payroll.act('calculate', 'chosen', '2026-02')
  expect(await payroll.statement(bo, 'chosen', '2026-01')).toMatchObject({ earned: '1000' })
  expect(await payroll.find(bo, 'chosen', '2026-02')).toBeUndefined()
  expect(await payroll.find(ann, 'chosen', '2026-01')).toBeUndefined()
})

test('a rate of their own holds from its day on, in a line of its own', async () => {
  await assign('reps', { person: ann.id, component: 'sales', rate: '0.08', valid_from: '2026-01-16' })
  await payroll.act('calculate', 'reps', '2026-02')
  const january = await payroll.statement(ann, 'reps', '2026-01')
  expect(linesOf(january)).toEqual([
    ['earning', '500'],
    ['earning', '800'],
  ])
  expect(january.lines[1]?.words.sentences).toContainEqual(expect.stringContaining('own rate of 8%'))
  expect(await payroll.statement(ann, 'reps', '2026-02')).toMatchObject({ earned: '800' })
})

test('a quota and a target incentive of their own stand in the place of the plan’s', async () => {
  // 10,000 of 10,000 a month, and 30,000 of 20,000 in two: only the quota of the year is 120,000 for everybody else
  await assign('bonus', { person: ann.id, component: 'sales', quota: '30000', target_incentive: '24000' })
  await payroll.act('calculate', 'bonus', '2026-02')
  const january = await payroll.statement(ann, 'bonus', '2026-01')
  // the whole year's quota is asked, not that of January
  expect(january.components[0]).toMatchObject({
    status: 'earned',
    earned: '0',
    figures: { measure: '20000', quota: '30000' },
  })
  expect(await payroll.statement(ann, 'bonus', '2026-02')).toMatchObject({ earned: '24000' })
})

test('whoever belongs to a team, holds a position or has a role is on a plan that these are put on', async () => {
  const part = await payroll.create('team', { name: 'North-east', parent: north })
  const cy = await payroll.world.person('Cy', ['agent'], { team: part })
  const dee = await payroll.world.person('Dee', ['agent'])
  const eve = await payroll.world.person('Eve', ['agent', 'finance'])
  for (const owner of [cy, dee, eve]) await payroll.deal(owner, '1000', '2026-03-10')
  const post = { name: 'Key accounts', person: dee.id, valid_from: '2026-03-05', valid_to: '2026-03-20' }
  const position = await payroll.create('position', post)
  await assign('chosen', { team: north, valid_from: '2026-03-01' })
  await assign('chosen', { position, valid_from: '2026-03-01' })
  await assign('chosen', { role: 'finance', valid_from: '2026-03-01' })
  await payroll.act('calculate', 'chosen', '2026-04')
  for (const payee of [cy, dee, eve])
    expect(await payroll.statement(payee, 'chosen', '2026-03')).toMatchObject({ earned: '100' })
  // the position was held until the 20th of March
  expect(await payroll.find(dee, 'chosen', '2026-04')).toBeUndefined()
  expect(await payroll.find(cy, 'chosen', '2026-04')).toBeDefined()
})

test('whoever has a role no more is off the plan as soon as it is calculated again', async () => {
  const [eve] = (await payroll.world.db
    .selectFrom('memberships')
    .select(['person_id', 'account_id'])
    .where('roles', '@>', sql<string[]>`array['agent', 'finance']`)
    .execute()) as { person_id: string; account_id: string }[]
  if (eve === undefined) throw new Error('Eve has both roles.')
  await setMembership(payroll.world.db, payroll.world.workspaceId, eve.person_id, eve.account_id, ['agent'], true)
  await payroll.act('calculate', 'chosen', '2026-04')
  expect(await payroll.statement({ id: eve.person_id } as TestPerson, 'chosen', '2026-03')).toMatchObject({
    earned: '0',
  })
})

test('whoever is taken off a plan is not on it in these days, whatever it is for', async () => {
  await assign('reps', { person: ann.id, excluded: true, valid_from: '2026-02-01', valid_to: '2026-02-28' })
  await payroll.act('calculate', 'reps', '2026-03')
  expect(await payroll.statement(ann, 'reps', '2026-02')).toMatchObject({ earned: '0', paid: '0' })
})

test('an assignment says one subject, and which component a quota is for', async () => {
  const refused = async (values: object) =>
    (await payroll.admin.post('/api/records/plan_assignment', { values: { plan: 'reps', ...values } })).status
  expect(await refused({})).toBe(422)
  expect(await refused({ person: ann.id, team: north })).toBe(422)
  expect(await refused({ person: ann.id, quota: '1' })).toBe(422)
})

test('nobody says what they are paid by themselves, by whatever door', async () => {
  const { world, grace } = payroll
  const team = await payroll.create('team', { name: 'Office' })
  const part = await payroll.create('team', { name: 'Pay', parent: team })
  const uma = await world.person('Uma', ['administrator', 'finance'], { title: 'Agent', team: part })
  const position = await payroll.create('position', { name: 'Controller', person: uma.id, valid_from: '2026-01-01' })
  const at = '/api/records/plan_assignment'
  const about: readonly object[] = [{ person: uma.id }, { position }, { team }, { team: part }, { role: 'finance' }]
  for (const one of about) {
    const values = { plan: 'chosen', ...one }
    const refused = { status: 422, body: { details: [{ code: 'ownAssignment' }] } }
    expect(await uma.post(at, { values })).toMatchObject(refused)
    const bulk = (action: string, records: object[]) => uma.post(`${at}/bulk`, { action, mode: 'each', records })
    expect(await bulk('create', [{ values }])).toMatchObject({
      body: { created: 0, failed: [{ code: 'invalid_record' }] },
    })
    const id = await payroll.create('plan_assignment', values)
    const change = { valid_from: '2026-06-01' }
    expect(await uma.send('PATCH', `${at}/${id}`, { values: change })).toMatchObject(refused)
    expect(await bulk('update', [{ id, values: change }])).toMatchObject({ body: { updated: 0 } })
    expect((await uma.send('DELETE', `${at}/${id}`)).status).toBe(403)
    expect(await bulk('delete', [{ id }])).toMatchObject({ body: { deleted: 0, failed: [{ code: 'forbidden' }] } })
    await ok(payroll.admin.send('DELETE', `${at}/${id}`), 204)
    expect((await uma.post(`/api/recycle-bin/plan_assignment/${id}/restore`, undefined)).status).toBe(403)
  }
  // of others she does, and none of them becomes hers
  const { id } = await ok<{ id: string }>(uma.post(at, { values: { plan: 'chosen', person: grace.id } }), 201)
  expect((await uma.send('PATCH', `${at}/${id}`, { values: { person: uma.id } })).status).toBe(422)
  await ok(uma.send('DELETE', `${at}/${id}`), 204)
})

test('whoever is put on a plan after periods were closed is paid for them as a difference, once', async () => {
  await assign('late', { person: ann.id, valid_from: '2026-01-01' })
  await payroll.act('calculate', 'late', '2026-01')
  await payroll.act('lock', 'late', '2026-01')
  await assign('late', { person: bo.id, valid_from: '2026-01-15' })
  await payroll.act('calculate', 'late', '2026-02')
  expect(linesOf(await payroll.statement(bo, 'late', '2026-02'))).toEqual([
    ['earning', '1000'],
    // of January the deal of the 20th
    ['correction', '1000'],
  ])
  expect(await payroll.find(bo, 'late', '2026-01')).toBeUndefined()
  await payroll.act('lock', 'late', '2026-02')
  await payroll.act('calculate', 'late', '2026-03')
  expect(linesOf(await payroll.statement(bo, 'late', '2026-03'))).toEqual([['earning', '0']])
})
