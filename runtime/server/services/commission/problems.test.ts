/** What is paid to nobody, and said: shares, territories, people on no plan, assignments. */
import type { PeriodProblems } from '@attain/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { ok, type Payroll, startPayroll } from './testing/payroll.ts'
import { application, component, dealsWon, field, label, object, plan } from './testing/plan-documents.ts'

const flat = [{ from: 0, value: 10 }]
const to = (rule: object) => ({ measure: { ...dealsWon, to: [rule] } })

const documents = application(
  [
    plan('shared', [
      component('parts', flat, to({ rule: 'splits', children: 'shares', person: 'person', share: 'part' })),
    ]),
    plan('areas', [
      component(
        'areas',
        flat,
        to({
          ...{ rule: 'territory', object: 'area', person: 'person' },
          match: [
            { field: 'region', with: 'region' },
            { field: 'sector', with: 'sector' },
          ],
        }),
      ),
    ]),
    plan('owners', [
      component('sales', flat),
      component('number', flat, { measure: { ...dealsWon, amount: undefined } }),
    ]),
  ],
  {
    dealFields: [field('region', 'text'), field('sector', 'text')],
    others: [
      object(
        'share',
        [
          field('deal', 'masterDetail', { target: 'deal', children: { name: 'shares', label: label('Shares') } }),
          field('person', 'user'),
          field('part', 'percent'),
        ],
        { sharing: 'parent' },
      ),
      object('area', [field('region', 'text'), field('sector', 'text'), field('person', 'user')]),
    ],
  },
)

let payroll: Payroll
let ann: TestPerson
let bo: TestPerson
let deal: string

const problems = async (name: string, who = payroll.admin) =>
  (await ok<PeriodProblems>(who.get(`/api/commission/plans/${name}/periods/2026-01/problems`))).items

const share = (person: TestPerson, part: string) =>
  payroll.create('share', { name: part, deal, person: person.id, part })

beforeAll(async () => {
  payroll = await startPayroll(documents)
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent' })
  bo = await payroll.world.person('Bo', ['agent'], { title: 'Engineer' })
  deal = await payroll.deal(ann, '10000', '2026-01-10', { region: 'East', sector: 'retail' })
})
afterAll(() => payroll.world.close())

test('a record whose shares do not add up is credited to nobody, and named until they do', async () => {
  expect(await problems('shared')).toMatchObject([{ type: 'shares', record: { id: deal }, total: null }])
  await share(ann, '0.6')
  await payroll.act('calculate', 'shared', '2026-01')
  expect(await payroll.statement(ann, 'shared', '2026-01')).toMatchObject({ earned: '0' })
  expect(await problems('shared')).toMatchObject([{ type: 'shares', record: { id: deal }, total: '0.6' }])
  // finance may run the plan, but not read the record
  expect(await problems('shared', payroll.grace)).toMatchObject([{ type: 'shares', record: null }])
  await share(bo, '0.4')
  await payroll.act('calculate', 'shared', '2026-01')
  expect(await payroll.statement(ann, 'shared', '2026-01')).toMatchObject({ earned: '600' })
})

test('somebody who sells and is on no plan is named, with what it comes to', async () => {
  // the rest of the shared deal; of the plan of owners he has nothing
  expect(await problems('shared')).toEqual([
    { type: 'unassigned', person: { id: bo.id, name: 'Bo' }, count: 1, amount: '4000' },
  ])
  expect(await problems('owners')).toEqual([])
  const assignment = await payroll.create('plan_assignment', { plan: 'owners', person: bo.id })
  expect(await problems('shared')).toEqual([])
  // one of another plan
  await payroll.update('plan_assignment', assignment, { component: 'areas', quota: '5' })
  expect(await problems('owners')).toMatchObject([{ type: 'assignment', record: { id: assignment } }])
})

test('two territories that are as specific credit nobody, and the record is named', async () => {
  await payroll.create('area', { name: 'East', region: 'East', person: ann.id })
  await payroll.act('calculate', 'areas', '2026-01')
  expect(await payroll.statement(ann, 'areas', '2026-01')).toMatchObject({ earned: '1000' })
  expect(await problems('areas')).toEqual([])
  await payroll.create('area', { name: 'Retail', sector: 'retail', person: bo.id })
  await payroll.act('calculate', 'areas', '2026-01')
  expect(await payroll.statement(ann, 'areas', '2026-01')).toMatchObject({ earned: '0' })
  expect(await problems('areas')).toMatchObject([{ type: 'territories', record: { id: deal } }])
  // one that says both is more specific than either
  await payroll.create('area', { name: 'Retail in the east', region: 'East', sector: 'retail', person: ann.id })
  await payroll.act('calculate', 'areas', '2026-01')
  expect(await payroll.statement(ann, 'areas', '2026-01')).toMatchObject({ earned: '1000' })
})

test('what several components credit of a person is said once, as an amount', async () => {
  const cy = await payroll.world.person('Cy', ['agent'])
  await payroll.deal(cy, '500', '2026-01-12')
  await payroll.deal(cy, '700', '2026-01-13')
  const [found] = (await problems('owners')).filter(({ type }) => type === 'unassigned')
  expect(found).toMatchObject({ person: { name: 'Cy' }, count: 2, amount: '1200' })
})

test('problems are for those who see the plan whole', async () => {
  expect((await ann.get('/api/commission/plans/shared/periods/2026-01/problems')).status).toBe(403)
})
