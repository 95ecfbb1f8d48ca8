/** A company with two teams, five people and KPIs of every kind that counts for somebody, for tests of figures. */
import type { FiguresBody } from '@attain/contract'
import { expect } from 'vitest'
import type { TestPerson } from '../../../testing/test-application.ts'
import { type Company, startCompany } from './company.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, rest: object = {}) => ({ name, label: text(name), type, ...rest })
const kpi = (name: string, measure: object, rest: object = {}) => ({
  kind: 'kpi',
  name,
  label: text(name),
  measure,
  ...rest,
})
const money = { unit: { type: 'currency' } }
export const regions = ['east', 'west', 'north']
const dimensions = [
  { name: 'region', field: 'region' },
  { name: 'sector', field: 'account.sector' },
]
const signed = { from: 'records', object: 'deal', when: 'won', date: 'signed_on', dimensions }
const rep = (name: string, scope: string) => ({
  kind: 'role',
  name,
  label: text(name),
  objects: [
    { object: 'deal', read: true, create: true, edit: true, scope: 'own' },
    { object: 'account', read: true, create: true, scope: 'all' },
    { object: 'share', read: true, create: true, scope: 'own' },
  ],
  kpis: ['signed', 'deals', 'average', 'share_of_all', 'share_of_team', 'accounts'].map((name) => ({
    kpi: name,
    scope,
  })),
})
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'Asia/Shanghai' },
  {
    ...{ kind: 'object', name: 'account', label: text('Account'), pluralLabel: text('Accounts') },
    fields: [field('name', 'text', { required: true }), field('sector', 'text')],
  },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    fields: [
      field('name', 'text', { required: true }),
      field('amount', 'currency'),
      field('won', 'boolean'),
      field('signed_on', 'date'),
      field('paid_at', 'datetime'),
      field('region', 'select', { options: regions.map((value) => ({ value, label: text(value) })) }),
      field('account', 'lookup', { target: 'account' }),
    ],
  },
  {
    ...{ kind: 'object', name: 'share', label: text('Share'), pluralLabel: text('Shares'), sharing: 'parent' },
    fields: [
      field('name', 'text', { required: true }),
      field('deal', 'masterDetail', { target: 'deal', children: { name: 'shares', label: text('Shares') } }),
      field('person', 'user'),
      field('part', 'percent'),
    ],
  },
  kpi('signed', { ...signed, calculate: 'sum', of: 'amount' }, money),
  kpi('deals', { ...signed, calculate: 'count' }),
  kpi('average', { from: 'kpis', formula: 'signed / deals' }, money),
  kpi('share_of_all', { from: 'kpis', formula: 'signed / company.signed' }),
  kpi('share_of_team', { from: 'kpis', formula: 'signed / team.signed' }),
  kpi('accounts_of_team', { from: 'kpis', formula: 'team.accounts' }),
  kpi('back_again', { from: 'kpis', formula: 'accounts + previous.accounts - rolling_2.accounts' }),
  kpi('accounts', { ...signed, calculate: 'countDistinct', of: 'account' }),
  kpi('paid', { ...signed, date: 'paid_at', calculate: 'count' }),
  kpi(
    'shared',
    { ...signed, calculate: 'sum', of: 'amount', splits: { children: 'shares', person: 'person', share: 'part' } },
    money,
  ),
  kpi('calls', { from: 'entries' }),
  kpi('points', { from: 'entries' }),
  kpi('satisfaction', { from: 'entries', calculate: 'average' }),
  {
    ...{ kind: 'rule', object: 'deal', name: 'points', label: text('Points for deals') },
    on: { type: 'changed', fields: ['won'] },
    when: 'won',
    actions: [{ do: 'postToKpi', kpi: 'points', amount: 'amount * 1%', date: 'signed_on' }],
  },
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
  rep('own_figures', 'own'),
  rep('team_figures', 'team'),
  rep('below_figures', 'subordinates'),
  rep('all_figures', 'all'),
  { ...rep('no_figures', 'own'), kpis: [] },
]

export interface FigureCompany extends Omit<Company, 'employ'> {
  /** Ids by name: East, West, and City, which belongs to East. */
  readonly teams: Readonly<Record<string, string>>
  /** Boss; under them Mia (East) and Max (West); under her Rita (City) and Rob (East), under him Wes (West). */
  person(name: string): TestPerson
  /** One more, who sees their own figures. */
  join(name: string, values?: object): Promise<TestPerson>
  change(object: string, id: string, values: object): Promise<void>
  /** A deal that is won, unless told otherwise. */
  deal(owner: string, amount: string, signedOn: string, values?: object): Promise<string>
  ask(asker: TestPerson, query: object): Promise<FiguresBody>
  /** `{ 'Rita 2030-01': '100.00' }` */
  figures(asker: TestPerson, query: object): Promise<Record<string, string | null>>
}

export const year = (key: string) => ({ granularity: 'year', from: key, to: key })
export const months = (from: string, to: string) => ({ granularity: 'month', from, to })

export async function startFigures(): Promise<FigureCompany> {
  const { employ, ...company } = await startCompany(documents)
  const { application, admin, person, create } = company
  const ask = async (asker: TestPerson, query: object): Promise<FiguresBody> => {
    const { status, body } = await asker.post('/api/performance/figures', query)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }

  const [East, West] = [await create('team', { name: 'East' }), await create('team', { name: 'West' })]
  const teams = { East, West, City: await create('team', { name: 'City', parent: East }) }
  await employ('Boss', ['all_figures'], { team: teams.East })
  for (const [name, role, team, manager] of [
    ['Mia', 'below_figures', 'East', 'Boss'],
    ['Max', 'team_figures', 'West', 'Boss'],
    ['Rita', 'own_figures', 'City', 'Mia'],
    ['Rob', 'own_figures', 'East', 'Mia'],
    ['Wes', 'no_figures', 'West', 'Max'],
  ] as const)
    await employ(name, [role], { team: teams[team], manager: person(manager).id })

  let deals = 0
  return {
    ...company,
    teams,
    join: (name, values = {}) => employ(name, ['own_figures'], values),
    async change(object, id, values) {
      const { status, body } = await admin.send('PATCH', `/api/records/${object}/${id}`, { values })
      expect(status, JSON.stringify(body)).toBe(200)
      await application.settled()
    },
    deal: (owner, amount, signedOn, values = {}) =>
      create('deal', {
        ...{ name: `D${++deals}`, owner: person(owner).id, amount, signed_on: signedOn, won: true },
        ...values,
      }),
    ask,
    async figures(asker, query) {
      const { rows, periods, labels } = await ask(asker, query)
      return Object.fromEntries(
        rows.map(({ period, subject, dimensions: told, values }) => [
          [
            ...(subject === undefined ? [] : [subject === null ? 'nobody' : labels.subjects[subject]]),
            ...told.map((value) => value ?? 'blank'),
            periods[period]?.key,
          ].join(' '),
          values[0] ?? null,
        ]),
      )
    },
  }
}
