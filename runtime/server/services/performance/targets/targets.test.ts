/** Targets over HTTP: who sets and proposes them, how they add up, what is asked of whom, and what was before. */
import { periodOf } from '@attain/engine/performance/calendar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LiveWorkspaces } from '../../../store/live-workspaces.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../../../testing/test-application.ts'
import { systemContext } from '../../context.ts'
import { readTargets } from './index.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, rest: object = {}) => ({ name, label: text(name), type, ...rest })
const role = (name: string, scope: string, targets?: string) => ({
  ...{ kind: 'role', name, label: text(name) },
  kpis: ['signed', 'rate'].map((kpi) => ({ kpi, scope, ...(targets && { targets }) })),
})
const signed = { from: 'records', object: 'deal', date: 'signed_on', dimensions: [{ name: 'region', field: 'region' }] }
const money = { unit: { type: 'currency' } }
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'Asia/Shanghai' },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    fields: [
      field('name', 'text', { required: true }),
      field('amount', 'currency'),
      field('signed_on', 'date'),
      field('region', 'text'),
    ],
  },
  {
    kind: 'kpi',
    name: 'signed',
    label: text('Signed'),
    measure: { ...signed, calculate: 'sum', of: 'amount' },
    ...money,
  },
  {
    kind: 'kpi',
    name: 'rate',
    label: text('Rate'),
    measure: { ...signed, calculate: 'average', of: 'amount' },
    ...money,
  },
  {
    ...{ kind: 'target', name: 'signed', label: text('Signed'), kpi: 'signed', decimals: 0 },
    periods: { method: 'evenly' },
    levels: [{ by: 'company' }, { by: 'team', method: 'evenly' }, { by: 'person', method: 'evenly' }],
    ramp: { percents: [0, 50] },
    prorate: {},
  },
  { kind: 'target', name: 'rate', label: text('Rate'), kpi: 'rate', levels: [{ by: 'person' }] },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  role('rep', 'own', 'propose'),
  role('manager', 'subordinates', 'set'),
  role('watcher', 'all'),
]

let application: TestApplication
let admin: TestPerson
const people: Record<string, TestPerson> = {}
const teams: Record<string, string> = {}
const person = (name: string): TestPerson => {
  const found = people[name]
  if (!found) throw new Error(name)
  return found
}

async function create(object: string, values: object): Promise<string> {
  const { status, body } = await admin.post(`/api/records/${object}`, { values })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

beforeAll(async () => {
  application = await createTestApplication(documents)
  admin = await application.person('Ada', ['administrator'])
  people.Boss = await application.person('Boss', ['watcher'])
  people.Mia = await application.person('Mia', ['manager'], { manager: person('Boss').id })
  teams.East = await create('team', { name: 'East', head: person('Mia').id })
  for (const [name, values] of [
    ['Rita', {}],
    ['Rob', { hired_on: '2030-02-15' }],
    ['Lea', { left_on: '2030-03-10' }],
  ] as const) {
    const place = { team: teams.East, manager: person('Mia').id }
    people[name] = await application.person(name, ['rep'], { ...place, ...values })
  }
})
afterAll(() => application.close())

describe('reading', () => {
  const line = (subject: string, period: string, amount: string | null, rest: object = {}) => {
    const line = { target: 'signed', period, subject, effective: '2030-01-01', ...rest }
    const starts = `${period.slice(0, 4)}-${period.length === 7 ? period.slice(5) : '01'}-01`
    const agreed = `${line.target}|${period}|${subject}|${line.effective}`
    return { reason: 'plan', starts, amount, state: 'agreed', agreed_as: agreed, ...line }
  }
  const read = async (target: string, periods: readonly string[], rest: object = {}) => {
    const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
    const { targets, calendars } = workspace.model
    const calendar = calendars.get('standard')
    const document = targets.get(target)
    if (!calendar || !document) throw new Error(target)
    const found = await readTargets(systemContext(application.db, workspace), {
      target: document,
      periods: periods.flatMap((key) => periodOf(calendar, key) ?? []),
      ...rest,
    })
    return Object.fromEntries([...found].map(([key, { amount, asked }]) => [key, [amount, asked]]))
  }

  test('a quarter is what its months come to; who is new or leaves is asked for less', async () => {
    const [rita, rob, lea] = ['Rita', 'Rob', 'Lea'].map((name) => `person:${person(name).id}`) as [
      string,
      string,
      string,
    ]
    for (const [subject, period, amount] of [
      ['company', '2030', '1000'],
      [rita, '2030-01', '100'],
      [rita, '2030-02', '50'],
      [rob, '2030-02', '280'],
      [rob, '2030-03', '310'],
      [lea, '2030-03', '310'],
    ] as const)
      await create('target_value', line(subject, period, amount))
    expect(await read('signed', ['2030', '2030-Q1', '2030-02', '2030-03'], { asOf: '2030-01-01' })).toEqual({
      '2030|company': ['1000', '1000'],
      [`2030|${rita}`]: ['150', '150'],
      [`2030|${rob}`]: ['590', '155'],
      [`2030|${lea}`]: ['310', '100'],
      [`2030-Q1|${rita}`]: ['150', '150'],
      [`2030-Q1|${rob}`]: ['590', '155'],
      [`2030-Q1|${lea}`]: ['310', '100'],
      [`2030-02|${rita}`]: ['50', '50'],
      // nothing in the month of hire, half of it in the next
      [`2030-02|${rob}`]: ['280', '0'],
      [`2030-03|${rob}`]: ['310', '155'],
      [`2030-03|${lea}`]: ['310', '100'],
    })
  })
})
