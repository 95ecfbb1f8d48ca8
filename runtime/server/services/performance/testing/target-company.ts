/** A company with a team and KPIs with targets of every kind of level, for tests of targets. */
import { expect } from 'vitest'
import type { TestPerson } from '../../../testing/test-application.ts'
import { type Company, startCompany } from './company.ts'

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
    ranking: 'everybody',
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
  {
    ...{ kind: 'kpi', name: 'placed', label: text('Placed'), ...money },
    measure: { ...signed, calculate: 'sum', of: 'amount' },
  },
  {
    ...{ kind: 'target', name: 'placed', label: text('Placed'), kpi: 'placed', decimals: 0 },
    levels: [{ by: 'company' }, { by: 'dimension', dimension: 'region' }, { by: 'team' }],
  },
  { kind: 'target', name: 'rate', label: text('Rate'), kpi: 'rate', levels: [{ by: 'person' }] },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  {
    ...{ kind: 'target', name: 'approved', label: text('Approved'), kpi: 'signed', levels: [{ by: 'company' }] },
    ...{ periods: { every: 'year' }, approval: 'check' },
  },
  {
    ...{ kind: 'approval', object: 'target_change', name: 'check', label: text('Check') },
    first: 'boss',
    nodes: [
      {
        type: 'approval',
        name: 'boss',
        label: text('Boss'),
        approvers: [{ from: 'role', role: 'checker' }],
        next: 'end',
      },
    ],
  },
  { kind: 'role', name: 'checker', label: text('Checker') },
  role('rep', 'own', 'propose'),
  role('manager', 'subordinates', 'set'),
  role('watcher', 'all'),
  role('planner', 'all', 'propose'),
]

export interface Cell {
  readonly subject: string
  readonly period: string
  readonly amount: string | null
  readonly seen?: string | null
}

export interface TargetCompany extends Company {
  /** The team of Mia and her people. */
  readonly east: string
  /** Boss; under them Mia, who sets targets; under her Rita, Rob (hired on 2030-02-15) and Lea (who left on 2030-03-10). Cora approves. */
  person(name: string): TestPerson
  /** `person:…`, as targets name people. */
  who(name: string): string
  ask(asker: TestPerson, path: string, body: object): ReturnType<TestPerson['post']>
  /** What it answers; it may not be refused. */
  done(asker: TestPerson, path: string, body: object): Promise<Awaited<ReturnType<TestPerson['post']>>['body']>
  save(asker: TestPerson, cells: readonly Cell[], rest?: object): ReturnType<TargetCompany['done']>
  /** `{ 'Rita 2031-01': '100' }` */
  grid(asker: TestPerson, year: string, target?: string): Promise<Record<string, string | null>>
}

export async function startTargets(): Promise<TargetCompany> {
  const company = await startCompany(documents)
  const { person, employ, create } = company
  const ask: TargetCompany['ask'] = (asker, path, body) => asker.post(`/api/performance/targets/${path}`, body)
  const done: TargetCompany['done'] = async (asker, path, body) => {
    const { status, body: answer } = await ask(asker, path, body)
    expect(status, JSON.stringify(answer)).toBe(200)
    return answer
  }

  await employ('Boss', ['watcher'])
  await employ('Cora', ['checker'])
  const mia = await employ('Mia', ['manager'], { manager: person('Boss').id })
  const east = await create('team', { name: 'East', head: mia.id })
  for (const [name, values] of [
    ['Rita', {}],
    ['Rob', { hired_on: '2030-02-15', employee_number: 'E-17' }],
    ['Lea', { left_on: '2030-03-10' }],
  ] as const)
    await employ(name, ['rep'], { team: east, manager: mia.id, ...values })

  return {
    ...company,
    ...{ east, ask, done },
    who: (name) => `person:${person(name).id}`,
    save: (asker, cells, rest = {}) => done(asker, 'save', { target: 'signed', reason: 'plan', cells, ...rest }),
    async grid(asker, year, target = 'signed') {
      const { rows } = await done(asker, 'grid', { target, year })
      return Object.fromEntries(
        rows.flatMap(({ name, cells }: { name: string; cells: Record<string, { amount: string | null }> }) =>
          Object.entries(cells).map(([period, { amount }]) => [`${name} ${period}`, amount]),
        ),
      )
    },
  }
}
