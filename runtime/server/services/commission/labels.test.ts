/** Statements keep the words of the revision that they were made by. */
import type { CreditsPage, StatementBody } from '@attain/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-application.ts'
import { ok, type Payroll, startPayroll } from './testing/payroll.ts'
import { application, component, dealsWon, label, plan } from './testing/plan-documents.ts'

const flat = (value: number) => [{ from: 0, value }]
const sales = component('sales', flat(5))
const bonus = component('bonus', flat(1), { window: 'transaction', measure: { ...dealsWon, when: 'amount >= 1000' } })
const first = application([plan('reps', [sales, bonus])])
const second = first.map((document) =>
  (document as { name: string }).name === 'reps'
    ? { ...document, label: label('Agents'), components: [{ ...sales, label: label('Turnover') }] }
    : document,
)

let payroll: Payroll
let ann: TestPerson

beforeAll(async () => {
  payroll = await startPayroll(first)
  ann = await payroll.world.person('Ann', ['agent'], { title: 'Agent' })
  await payroll.deal(ann, '2000', '2026-01-20')
  await payroll.deal(ann, '3000', '2026-02-20')
  for (const type of ['calculate', 'lock']) await payroll.act(type, 'reps', '2026-01')
  await payroll.world.publish(second)
  await payroll.act('calculate', 'reps', '2026-02')
})
afterAll(() => payroll.world.close())

/** As the payee reads it, who may see the deal. */
const january = async () => {
  const { id } = await payroll.statement(ann, 'reps', '2026-01')
  return ok<StatementBody>(ann.get(`/api/commission/statements/${id}`))
}
const said = ({ plan: { label: called }, components, lines }: StatementBody) => ({
  plan: called.en,
  components: components.map(({ label: one }) => one.en),
  lines: lines.map(({ words }) => words.title),
})

test('what is renamed or taken out keeps its name in statements before', async () => {
  expect(await january()).toMatchObject({ paid: '120' })
  expect(said(await january())).toEqual({
    plan: 'reps',
    components: ['sales', 'bonus'],
    lines: ['sales', 'bonus: deal 1, 2026-01-20'],
  })
  const february = await payroll.statement(ann, 'reps', '2026-02')
  expect(said(february)).toEqual({
    plan: 'Agents',
    components: ['Turnover'],
    lines: ['Turnover'],
  })
})

test('a component that is not there any more still opens to its records', async () => {
  const { id } = await january()
  const credits = await ok<CreditsPage>(ann.get(`/api/commission/statements/${id}/credits?component=bonus`))
  expect(credits).toMatchObject({ object: 'deal', items: [{ record: { name: 'deal 1' }, amount: '2000' }] })
})
