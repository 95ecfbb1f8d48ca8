/** An application in which people are appraised by what they sell, and by those who work with them. */
import {
  type Answer,
  createTestApplication,
  type TestApplication,
  type TestPerson,
} from '../../../testing/test-application.ts'

const text = (en: string) => ({ en, 'zh-CN': en })

export const scorecard = {
  ...{ kind: 'scorecard', name: 'monthly', label: text('Monthly') },
  for: 'title = "Agent"',
  cycle: { every: 'month' },
  items: [
    {
      ...{ name: 'sales', label: text('Sales'), weight: 70, kpi: 'signed', target: 100 },
      ...{ rule: { type: 'completionRate' }, cap: 120 },
    },
    { name: 'service', label: text('Service'), weight: 30, rule: { type: 'manual' } },
  ],
  adjustments: [{ name: 'conduct', label: text('Conduct'), rule: { type: 'manual' }, cap: 20, floor: -20 }],
  vetoes: [{ name: 'fraud', label: text('Fraud'), when: { of: 'manual' } }],
  grades: [
    { name: 'a', label: text('A'), from: 90, coefficient: 1.5 },
    { name: 'b', label: text('B'), from: 70, coefficient: 1 },
    { name: 'c', label: text('C'), coefficient: 0 },
  ],
  reviews: [
    { name: 'self', label: text('Self'), by: [{ from: 'submitter' }], weight: 10, days: 3 },
    { name: 'manager', label: text('Manager'), by: [{ from: 'managers' }], weight: 60, days: 5 },
    {
      ...{ name: 'second', label: text('Second'), by: [{ from: 'managers', of: 'manager' }], weight: 30 },
      ...{ nobody: 'leaveOut' },
    },
  ],
  distribution: {
    shares: [
      { grade: 'a', share: 40 },
      { grade: 'b', share: 60 },
    ],
    smallest: 2,
    ties: [{ by: 'kpi', kpi: 'signed' }],
    moves: 'down',
  },
  publishing: { appealDays: 5 },
  rewards: [
    {
      ...{ type: 'bonus', name: 'bonus', label: text('Bonus'), prorate: 'no' },
      base: { from: 'amount', amount: 1000 },
    },
    { type: 'notice', name: 'talk', label: text('Talk'), grades: ['c'], text: text('Please talk to your manager.') },
  ],
} as const

export const documents: readonly object[] = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'UTC' },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    fields: [
      { name: 'name', label: text('name'), type: 'text', required: true },
      { name: 'amount', label: text('amount'), type: 'currency' },
      { name: 'signed_on', label: text('signed on'), type: 'date' },
    ],
  },
  {
    ...{ kind: 'kpi', name: 'signed', label: text('Signed'), unit: { type: 'currency' } },
    measure: { from: 'records', object: 'deal', date: 'signed_on', calculate: 'sum', of: 'amount' },
  },
  scorecard,
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  { kind: 'role', name: 'agent', label: text('Agent') },
  {
    ...{ kind: 'role', name: 'hr', label: text('HR') },
    scorecards: [{ scorecard: 'monthly', actions: ['run'] }],
  },
  {
    ...{ kind: 'role', name: 'board', label: text('Board') },
    scorecards: [{ scorecard: 'monthly', actions: ['calibrate'] }],
  },
]

export interface Appraisal {
  readonly application: TestApplication
  readonly admin: TestPerson
  readonly hr: TestPerson
  readonly board: TestPerson
  readonly chief: TestPerson
  readonly lead: TestPerson
  readonly ann: TestPerson
  readonly bo: TestPerson
  /** Has nothing to do with any of it. */
  readonly zoe: TestPerson
  /** Reports to nobody. */
  readonly cy: TestPerson
  close(): Promise<void>
}

export async function createAppraisal(): Promise<Appraisal> {
  const application = await createTestApplication(documents)
  const admin = await application.person('Ada', ['administrator'])
  const hr = await application.person('Hua', ['hr'])
  const board = await application.person('Bea', ['board'])
  const chief = await application.person('Chief', ['agent'])
  const lead = await application.person('Lead', ['agent'], { manager: chief.id })
  const agent = (name: string, manager: string | null) =>
    application.person(name, ['agent'], { title: 'Agent', ...(manager === null ? {} : { manager }) })
  const ann = await agent('Ann', lead.id)
  const bo = await agent('Bo', lead.id)
  const cy = await agent('Cy', null)
  const zoe = await application.person('Zoe', ['agent'])
  for (const [owner, amount] of [
    [ann, '110'],
    [bo, '90'],
    [cy, '95'],
  ] as const) {
    const values = { name: `of ${owner.id}`, owner: owner.id, amount, signed_on: '2026-10-15' }
    expectStatus(await admin.post('/api/records/deal', { values }), 201)
  }
  return { application, admin, hr, board, chief, lead, ann, bo, cy, zoe, close: () => application.close() }
}

export function expectStatus(answer: Answer, status: number): Answer['body'] {
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
