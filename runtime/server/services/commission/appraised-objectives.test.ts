/** Objectives that a scorecard tells: nothing before it is published, and an appeal is a difference. */
import type { CardBody, CardsPage, CycleBody } from '@attain/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { linesOf, ok, type Payroll, startPayroll } from './testing/payroll.ts'
import { application, label, plan } from './testing/plan-documents.ts'

const card = { scorecard: 'monthly' }
const objective = (name: string, weight: number, more: object = {}) => ({ name, label: label(name), weight, ...more })
const mbo = {
  ...{ name: 'mbo', label: label('MBO') },
  measure: {
    from: 'objectives',
    objectives: [
      objective('appraisal', 50, { card }),
      objective('grade', 30, { card: { ...card, counts: 'coefficient' } }),
      objective('training', 20),
    ],
  },
}
const scorecard = {
  ...{ kind: 'scorecard', name: 'monthly', label: label('Monthly'), for: 'title = "Agent"', cycle: { every: 'month' } },
  items: [{ name: 'service', label: label('Service'), weight: 100, rule: { type: 'manual' } }],
  adjustments: [{ name: 'conduct', label: label('Conduct'), rule: { type: 'manual' }, cap: 20, floor: -20 }],
  grades: [
    { name: 'a', label: label('A'), from: 95, coefficient: 1.5 },
    { name: 'b', label: label('B'), coefficient: 1 },
  ],
  reviews: [{ name: 'self', label: label('Self'), by: [{ from: 'submitter' }], weight: 100 }],
  rewards: [{ type: 'fixed', name: 'prize', label: label('Prize'), grades: ['a'], amount: 200 }],
}

let payroll: Payroll
let ann: TestPerson

/** The card of the only one who is appraised, as far as its own review. */
async function appraise(points: string): Promise<{ readonly publish: () => Promise<string> }> {
  const { admin } = payroll
  const opened = await ok<{ id: string }>(
    admin.post('/api/performance/cycles', { scorecard: 'monthly', period: '2026-09' }),
    201,
  )
  const at = `/api/performance/cycles/${opened.id}`
  const step = (type: string) => ok(admin.post(`${at}/events`, { type }), 204)
  await step('start')
  const [own] = (await ok<CardsPage>(admin.get(`${at}/cards`))).items
  const path = `/api/performance/cards/${own?.id}`
  const { reviews } = await ok<CardBody>(ann.get(path))
  const review = { review: reviews[0]?.id, points: { service: points }, comment: 'Mine', done: true }
  await ok(ann.post(`${path}/review`, review), 204)
  return {
    async publish() {
      await step('calibrate')
      await step('publish')
      // a scorecard that says nothing lets people appeal for five days
      const { appealUntil, publishedAt } = await ok<CycleBody>(admin.get(at))
      expect(Date.parse(appealUntil ?? '') - Date.parse(publishedAt ?? '')).toBeGreaterThan(4 * 86_400_000 - 1)
      return path
    },
  }
}

beforeAll(async () => {
  payroll = await startPayroll(
    application([plan('staff', [mbo], { from: '2026-09-01', targetIncentive: { amount: '1000' } })], {
      others: [scorecard],
    }),
  )
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent' })
  await payroll.create('objective_result', {
    ...{ plan: 'staff', component: 'mbo', objective: 'training', person: ann.id, period: '2026-09', achieved: '1' },
  })
})
afterAll(() => payroll.world.close())

test('what a scorecard comes to pays once it is published, and an appeal is paid as the difference', async () => {
  const { publish } = await appraise('90')
  await payroll.act('calculate', 'staff', '2026-09')
  const [component] = (await payroll.statement(ann, 'staff', '2026-09')).components
  expect(component).toMatchObject({
    status: 'refused',
    why: 'MBO: there is no published result for “appraisal” yet.',
  })

  const path = await publish()
  await payroll.act('calculate', 'staff', '2026-09')
  // 1,000 × (50 % × 90 % + 30 % × 100 % + 20 % × 100 %)
  expect(await payroll.statement(ann, 'staff', '2026-09')).toMatchObject({ earned: '950' })
  await payroll.act('lock', 'staff', '2026-09')

  const appeal = { version: 1, item: 'service', reason: 'The loan does not count' }
  const { id } = await ok<{ id: string }>(ann.post(`${path}/appeals`, appeal), 201)
  const granted = [{ adjustment: 'conduct', points: '5', reason: 'It does' }]
  const accepted = { accepted: true, answer: 'It does', granted }
  await ok(payroll.admin.post(`/api/performance/appeals/${id}/decision`, accepted), 204)
  await payroll.act('calculate', 'staff', '2026-10')
  // 1,000 × (50 % × 95 % + 30 % × 150 % + 20 % × 100 %) = 1,125
  expect(linesOf(await payroll.statement(ann, 'staff', '2026-10'))).toEqual([['correction', '175']])
  expect(await payroll.statement(ann, 'staff', '2026-09')).toMatchObject({ earned: '950' })
})

test('what follows from the result is taken up once, by a period that is open and whoever runs the plan', async () => {
  const { admin } = payroll
  const at = (period: string) => `/api/commission/plans/staff/periods/${period}/rewards`
  expect(await ok(admin.get(at('2026-10')))).toEqual({ count: 1, amount: '200' })
  // a closed period takes nothing, nor does somebody who does not run the plan
  expect(await ok(admin.get(at('2026-09')))).toEqual({ count: 0, amount: '0' })
  expect((await admin.post(at('2026-09'), {})).status).toBe(409)
  expect((await ann.post(at('2026-10'), {})).status).toBe(403)
  const both = await Promise.all([admin.post(at('2026-10'), {}), admin.post(at('2026-10'), {})])
  expect(both.map(({ body }) => body.taken).toSorted()).toEqual([0, 1])
  const statement = await payroll.statement(ann, 'staff', '2026-10')
  expect(linesOf(statement)).toContainEqual(['adjustment', '200'])
  const { words } = statement.lines.find(({ type }) => type === 'adjustment') ?? {}
  expect(words?.title).toBe('Reward: Prize · Monthly · September 2026')
  expect(await ok(admin.get(at('2026-10')))).toEqual({ count: 0, amount: '0' })
})

test('a payee reads in the plan which scorecard it is', async () => {
  const { pages } = await ok<{ pages: { en: { sections: { sentences: string[] }[] } } }>(
    ann.get('/api/commission/plans/staff/words'),
  )
  expect(pages.en.sections.flatMap(({ sentences }) => sentences)).toContain(
    'What counts: how far the objectives are achieved: appraisal 50% (the score of “Monthly”), grade 30% (the coefficient of “Monthly”), training 20%.',
  )
})
