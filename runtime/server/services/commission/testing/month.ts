/** Two months of a plan, calculated: Ann is over its cap, Bo sold a little in both, Cy nothing; Lead manages Ann and Bo. */
import type { StatementBody, StatementsPage } from '@attain/contract'
import { createTestApplication, type TestApplication, type TestPerson } from '../../../testing/test-application.ts'
import { ok } from './payroll.ts'

const label = (en: string) => ({ en, 'zh-CN': en })

const plan = {
  ...{ kind: 'commission-plan', name: 'reps', label: label('Reps'), for: 'title = "Agent"', from: '2026-01-01' },
  components: [
    {
      ...{ name: 'sales', label: label('Sales') },
      measure: { from: 'credits', object: 'deal', when: 'stage = "won"', date: 'closed_on', amount: 'amount' },
      pays: { by: 'table', tables: [{ tiers: [{ from: 0, value: 5 }] }] },
    },
  ],
  cap: { amount: '4000' },
  disputes: { approval: 'disputes', within: 5 },
  accounts: [
    { lines: 'adjustments', debit: '6690', credit: '2310' },
    { debit: '6600', credit: '2310' },
  ],
}

export const documents: readonly object[] = [
  { kind: 'app', name: 'sales', label: label('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'UTC' },
  {
    ...{ kind: 'object', name: 'deal', label: label('Deal'), pluralLabel: label('Deals'), sharing: 'private' },
    fields: [
      { name: 'name', label: label('Name'), type: 'text', required: true },
      { name: 'amount', label: label('Amount'), type: 'currency' },
      { name: 'closed_on', label: label('Closed on'), type: 'date' },
      {
        ...{ name: 'stage', label: label('Stage'), type: 'select' },
        options: ['open', 'won'].map((value) => ({ value, label: label(value) })),
      },
    ],
  },
  plan,
  {
    ...{ kind: 'approval', object: 'commission_dispute', name: 'disputes', label: label('Disputes'), first: 'finance' },
    nodes: [
      {
        ...{ type: 'approval', name: 'finance', label: label('Finance'), needed: 1, next: 'end' },
        approvers: [{ from: 'role', role: 'finance' }],
        fields: [
          { field: 'reason', right: 'read' },
          { field: 'granted', right: 'edit' },
        ],
      },
    ],
  },
  { kind: 'role', name: 'administrator', label: label('Administrator'), administrator: true },
  {
    ...{ kind: 'role', name: 'agent', label: label('Agent') },
    objects: ['deal', 'commission_dispute'].map((object) => ({
      ...{ object, create: true, read: true, edit: true, scope: 'own' },
    })),
  },
  {
    ...{ kind: 'role', name: 'finance', label: label('Finance') },
    plans: [{ plan: 'reps', actions: ['run', 'close'] }],
  },
]

export interface Months {
  readonly world: TestApplication
  readonly grace: TestPerson
  readonly lead: TestPerson
  readonly ann: TestPerson
  readonly bo: TestPerson
  readonly cy: TestPerson
  act(type: string, key: string): Promise<{ status: number; body: unknown }>
  page(key: string, query?: string): Promise<StatementsPage>
  /** As `who` sees it; finance where nobody is said. */
  statement(payee: TestPerson, key: string, who?: TestPerson): Promise<StatementBody>
}

export const at = '/api/commission'
export const period = (key: string) => `${at}/plans/reps/periods/${key}`

export async function startMonths(): Promise<Months> {
  const world = await createTestApplication(documents)
  const admin = await world.person('Ada', ['administrator'])
  const grace = await world.person('Grace', ['finance'])
  const lead = await world.person('Lead', ['agent'], { title: 'Lead' })
  const ann = await world.person('Ann', ['agent'], { title: 'Agent', manager: lead.id })
  const bo = await world.person('Bo', ['agent'], { title: 'Agent', manager: lead.id })
  const cy = await world.person('Cy', ['agent'], { title: 'Agent' })
  for (const [owner, amount, day] of [
    [ann, '100000', '2026-01-10'],
    [bo, '20000.50', '2026-01-20'],
    [bo, '50000', '2026-02-20'],
  ] as const) {
    const values = { name: 'deal', owner: owner.id, amount, closed_on: day, stage: 'won' }
    await ok(admin.post('/api/records/deal', { values }), 201)
  }
  const act: Months['act'] = (type, key) => grace.post(`${period(key)}/events`, { type })
  const page: Months['page'] = (key, query = '') => ok(grace.get(`${period(key)}/statements?${query}`))
  await ok(act('calculate', '2026-02'), 204)
  return {
    ...{ world, grace, lead, ann, bo, cy, act, page },
    async statement(payee, key, who = grace) {
      const { items } = await page(key)
      return ok(who.get(`${at}/statements/${items.find((one) => one.payee.id === payee.id)?.id}`))
    },
  }
}
