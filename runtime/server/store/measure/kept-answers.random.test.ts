/** Whatever changes, in whatever order: what is kept says the same as what is asked anew. */
import type { FiguresQuery } from '@attain/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerFigures } from '../../services/performance/figures.ts'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'
import { viewOf } from '../live-workspace.ts'
import { LiveWorkspaces } from '../live-workspaces.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, rest: object = {}) => ({ name, label: text(name), type, ...rest })
const kpi = (name: string, measure: object) => {
  const isMoney = 'of' in measure && measure.of === 'amount'
  return { kind: 'kpi', name, label: text(name), measure, ...(isMoney && { unit: { type: 'currency' } }) }
}
const dimensions = [
  { name: 'sector', field: 'account.sector' },
  { name: 'parent', field: 'account.parent.sector' },
]
const signed = { from: 'records', object: 'deal', date: 'signed_on', dimensions }
const documents = [
  { kind: 'app', name: 'sales', label: text('Sales'), formatVersion: 1, currency: 'CNY', timeZone: 'Asia/Shanghai' },
  {
    ...{ kind: 'object', name: 'account', label: text('Account'), pluralLabel: text('Accounts') },
    fields: [field('name', 'text'), field('sector', 'text'), field('parent', 'lookup', { target: 'account' })],
  },
  {
    ...{ kind: 'object', name: 'deal', label: text('Deal'), pluralLabel: text('Deals') },
    fields: [
      field('name', 'text'),
      field('amount', 'currency'),
      field('signed_on', 'date'),
      field('paid_at', 'datetime'),
      field('account', 'lookup', { target: 'account' }),
      // a formula field, and a formula in the KPI, that look into the account
      field('is_large', 'formula', { expression: 'AND(account.sector == "large", amount > 100)', returns: 'boolean' }),
    ],
  },
  {
    ...{ kind: 'object', name: 'visit', label: text('Visit'), pluralLabel: text('Visits'), history: false },
    fields: [field('name', 'text'), field('day', 'date')],
  },
  {
    ...{ kind: 'object', name: 'share', label: text('Share'), pluralLabel: text('Shares'), sharing: 'parent' },
    fields: [
      field('name', 'text'),
      field('deal', 'masterDetail', { target: 'deal', children: { name: 'shares', label: text('Shares') } }),
      field('person', 'user'),
      field('part', 'percent'),
    ],
  },
  kpi('signed', { ...signed, calculate: 'sum', of: 'amount' }),
  kpi('deals', { ...signed, calculate: 'count' }),
  kpi('large', { ...signed, when: 'is_large', calculate: 'sum', of: 'amount' }),
  kpi('average', { ...signed, calculate: 'average', of: 'amount' }),
  kpi('most', { ...signed, calculate: 'max', of: 'amount' }),
  kpi('median', { ...signed, calculate: 'median', of: 'amount' }),
  kpi('accounts', { ...signed, calculate: 'countDistinct', of: 'account' }),
  kpi('paid', { from: 'records', object: 'deal', date: 'paid_at', calculate: 'sum', of: 'amount' }),
  kpi('made', { from: 'records', object: 'deal', date: 'created_at', calculate: 'count' }),
  kpi('visits', { from: 'records', object: 'visit', date: 'day', calculate: 'count' }),
  kpi('shared', {
    ...signed,
    ...{ calculate: 'sum', of: 'amount', splits: { children: 'shares', person: 'person', share: 'part' } },
  }),
  { kind: 'role', name: 'administrator', label: text('Administrator'), administrator: true },
]
const names = ['signed', 'deals', 'large', 'average', 'most', 'median', 'accounts', 'paid', 'made', 'visits', 'shared']

let application: TestApplication
let admin: TestPerson
const people: string[] = []
const teams: string[] = []
const accounts: string[] = []
const deals: string[] = []
beforeAll(async () => {
  application = await createTestApplication(documents)
  admin = await application.person('Ada', ['administrator'])
  for (const name of ['North', 'South']) teams.push(await create('team', { name }))
  for (const name of ['Ben', 'Cai', 'Dee'])
    people.push(await create('person', { name, team: teams[people.length % 2], manager: people[0] ?? admin.id }))
  for (const sector of ['large', 'small', 'large']) accounts.push(await create('account', { name: 'a', sector }))
})
afterAll(() => application.close())

async function create(object: string, values: object): Promise<string> {
  const { status, body } = await admin.post(`/api/records/${object}`, { values })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

async function change(object: string, id: string, values: object): Promise<void> {
  const { status, body } = await admin.send('PATCH', `/api/records/${object}/${id}`, { values })
  expect(status, JSON.stringify(body)).toBe(200)
}

const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T

const place = fc.nat(1000)
const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2031, 0, 1 + n)).toISOString().slice(0, 10))
const amount = fc.integer({ min: -50_000, max: 50_000 }).map((cents) => (cents / 100).toFixed(2))
const values = fc.record(
  {
    amount: fc.option(amount),
    signed_on: fc.option(day),
    paid_at: fc.option(day.map((one) => `${one}T17:30:00Z`)),
    owner: place.map((n) => () => at(people, n)),
    account: place.map((n) => () => at(accounts, n)),
  },
  { requiredKeys: [] },
)
/** Ids that are known by the time. */
const given = (drawn: object) =>
  Object.fromEntries(
    Object.entries(drawn).map(([name, value]) => [name, typeof value === 'function' ? value() : value]),
  )

const step: fc.Arbitrary<() => Promise<unknown>> = fc.oneof(
  { weight: 4, arbitrary: values.map((drawn) => async () => deals.push(await create('deal', given(drawn)))) },
  {
    weight: 6,
    arbitrary: fc.tuple(place, values).map(
      ([n, drawn]) =>
        () =>
          change('deal', at(deals, n), given(drawn)),
    ),
  },
  fc.tuple(place, fc.constantFrom('large', 'small')).map(
    ([n, sector]) =>
      () =>
        change('account', at(accounts, n), { sector }),
  ),
  fc.tuple(place, place).map(
    ([n, parent]) =>
      () =>
        change('account', at(accounts, 1 + (n % 2)), { parent: parent % 2 ? accounts[0] : null }),
  ),
  fc.tuple(place, place).map(
    ([n, team]) =>
      () =>
        change('person', at(people, n), { team: at(teams, team) }),
  ),
  day.map((one) => () => create('visit', { name: 'v', day: one })),
  fc.tuple(place, place).map(
    ([n, who]) =>
      () =>
        create('share', { name: 's', deal: at(deals, n), person: at(people, who), part: 40 }),
  ),
  place.map((n) => async () => {
    if (deals.length < 3) return
    const [id] = deals.splice(n % deals.length, 1)
    expect((await admin.send('DELETE', `/api/records/deal/${id}`)).status).toBe(204)
    if (n % 2 === 0) return
    expect((await admin.post(`/api/recycle-bin/deal/${id}/restore`, {})).status).toBeLessThan(300)
    deals.push(id as string)
  }),
  fc.constant(() => application.settled()),
)

const months = { granularity: 'month', from: '2031-01', to: '2032-02' } as const
const years = { granularity: 'year', from: '2031', to: '2032' } as const
const question: fc.Arbitrary<FiguresQuery> = fc.record(
  {
    kpis: fc.constantFrom(...names).map((name) => [name]),
    periods: fc.constantFrom(months, years, { granularity: 'quarter', from: '2031-Q2', to: '2031-Q3' } as const),
    people: fc.constantFrom('person', 'team', 'managerTree'),
    dimensions: fc.constantFrom(['sector'], ['parent']),
  },
  { requiredKeys: ['kpis', 'periods'] },
)
const isAsked = ({ kpis: [name = ''], dimensions: asked }: FiguresQuery) =>
  asked === undefined || !['paid', 'made', 'visits'].includes(name)

test('kept answers are those that are asked anew', async () => {
  deals.push(await create('deal', { name: 'd', amount: '1', signed_on: '2031-01-01' }))
  const workspace = await new LiveWorkspaces(application.db).get(application.workspaceId)
  const view = viewOf(workspace, { personId: admin.id, roles: ['administrator'] })
  const context = { view, now: new Date('2032-01-31T04:00:00Z'), today: '2032-01-31', language: 'en' as const }
  const story = fc.array(fc.tuple(step, fc.array(question.filter(isAsked), { minLength: 3, maxLength: 6 })), {
    minLength: 40,
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      for (const [act, asked] of steps) {
        await act()
        for (const query of asked) {
          // what a transaction asks is never kept
          const anew = await application.db.transaction().execute((db) => answerFigures({ ...context, db }, query))
          expect((await answerFigures({ ...context, db: application.db }, query)).rows, JSON.stringify(query)).toEqual(
            anew.rows,
          )
        }
      }
    }),
    { numRuns: 1, endOnFailure: true },
  )
}, 60_000)
