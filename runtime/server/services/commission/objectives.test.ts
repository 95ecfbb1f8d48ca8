/** Objectives (MBO), and who says how far they are achieved. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { type Payroll, startPayroll } from './testing/payroll.ts'
import { application, label, plan } from './testing/plan-documents.ts'

const objective = (name: string, weight: number) => ({ name, label: label(name), weight })
const mbo = {
  ...{ name: 'mbo', label: label('MBO') },
  measure: { from: 'objectives', objectives: [objective('launch', 60), objective('training', 40)] },
}

let payroll: Payroll
let ann: TestPerson

const say = (of: string, achieved: string | null) =>
  payroll.create('objective_result', {
    ...{ plan: 'staff', component: 'mbo', objective: of, person: ann.id, period: '2026-Q1', achieved },
  })

beforeAll(async () => {
  payroll = await startPayroll(
    application([plan('staff', [mbo], { every: 'quarter', targetIncentive: { amount: '5000' } })]),
  )
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent' })
})
afterAll(() => payroll.world.close())

test('while nobody has said how far one is achieved, nothing is paid for them, and it is said which', async () => {
  await say('launch', '1')
  await payroll.act('calculate', 'staff', '2026-Q1')
  const [component] = (await payroll.statement(ann, 'staff', '2026-Q1')).components
  expect(component).toMatchObject({ status: 'refused', why: 'MBO: nobody has said how far “training” is achieved.' })
})

test('pays as much of the target incentive as is achieved, by weight', async () => {
  await say('training', '0.5')
  await payroll.act('calculate', 'staff', '2026-Q1')
  // 5,000 × (60 % × 100 % + 40 % × 50 %)
  expect(await payroll.statement(ann, 'staff', '2026-Q1')).toMatchObject({ earned: '4000' })
})

test('what was said last holds', async () => {
  await say('training', '0.75')
  await payroll.act('calculate', 'staff', '2026-Q1')
  expect(await payroll.statement(ann, 'staff', '2026-Q1')).toMatchObject({ version: 3, earned: '4500' })
  await say('training', null)
  await payroll.act('calculate', 'staff', '2026-Q1')
  expect(await payroll.statement(ann, 'staff', '2026-Q1')).toMatchObject({ version: 4, earned: '0' })
})
