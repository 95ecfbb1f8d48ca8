/** Figures over HTTP: whose they are when people move, leave and share, and who may see them. */
import type { FiguresBody } from '@attain/contract'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from '../../testing/test-application.ts'

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
const regions = ['east', 'west', 'north']
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

async function change(object: string, id: string, values: object): Promise<void> {
  const { status, body } = await admin.send('PATCH', `/api/records/${object}/${id}`, { values })
  expect(status, JSON.stringify(body)).toBe(200)
  await application.settled()
}

let deals = 0
const deal = (owner: string, amount: string, signedOn: string, values: object = {}) =>
  create('deal', { name: `D${++deals}`, owner: person(owner).id, amount, signed_on: signedOn, won: true, ...values })

async function ask(asker: TestPerson, query: object): Promise<FiguresBody> {
  const { status, body } = await asker.post('/api/performance/figures', query)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** `{ 'Rita 2030-01': '100.00' }` */
async function figures(asker: TestPerson, query: object): Promise<Record<string, string | null>> {
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
}

const year = (key: string) => ({ granularity: 'year', from: key, to: key })
const months = (from: string, to: string) => ({ granularity: 'month', from, to })

beforeAll(async () => {
  application = await createTestApplication(documents)
  admin = await application.person('Ada', ['administrator'])
  for (const name of ['East', 'West']) teams[name] = await create('team', { name })
  teams.City = await create('team', { name: 'City', parent: teams.East })
  const boss = await application.person('Boss', ['all_figures'], { team: teams.East })
  people.Boss = boss
  for (const [name, role, team, manager] of [
    ['Mia', 'below_figures', 'East', 'Boss'],
    ['Max', 'team_figures', 'West', 'Boss'],
    ['Rita', 'own_figures', 'City', 'Mia'],
    ['Rob', 'own_figures', 'East', 'Mia'],
    ['Wes', 'no_figures', 'West', 'Max'],
  ] as const)
    people[name] = await application.person(name, [role], { team: teams[team], manager: person(manager).id })
})
afterAll(() => application.close())

describe('whose a figure is', () => {
  test('of the owner, their team, and everybody above them', async () => {
    await deal('Rita', '100.01', '2030-01-31')
    await deal('Rob', '50', '2030-02-01')
    await deal('Mia', '1', '2030-02-28')
    await deal('Wes', '7', '2030-03-01', { won: false })
    const query = { kpis: ['signed'], periods: year('2030') }
    expect(await figures(admin, query)).toEqual({ 2030: '151.01' })
    expect(await figures(admin, { ...query, people: 'person' })).toEqual({
      'Rita 2030': '100.01',
      'Rob 2030': '50.00',
      'Mia 2030': '1.00',
    })
    expect(await figures(admin, { ...query, people: 'team' })).toEqual({ 'City 2030': '100.01', 'East 2030': '51.00' })
    expect(await figures(admin, { ...query, people: 'teamTree' })).toEqual({
      'City 2030': '100.01',
      'East 2030': '151.01',
    })
    expect(await figures(admin, { ...query, people: 'managerTree' })).toEqual({
      'Rita 2030': '100.01',
      'Rob 2030': '50.00',
      'Mia 2030': '151.01',
      'Boss 2030': '151.01',
    })
    expect(await figures(admin, { ...query, people: 'person', within: { under: person('Mia').id } })).toEqual({
      'Rita 2030': '100.01',
      'Rob 2030': '50.00',
      'Mia 2030': '1.00',
    })
    expect(await figures(admin, { ...query, within: { team: teams.City } })).toEqual({ 2030: '100.01' })
    expect(await figures(admin, { ...query, periods: months('2030-01', '2030-03') })).toEqual({
      '2030-01': '100.01',
      '2030-02': '51.00',
      '2030-03': '0',
    })
  })

  test('a moment belongs to the day on the clock of the workspace', async () => {
    await deal('Rita', '1', '2031-01-01', { paid_at: '2031-01-31T15:59:59.999Z' })
    await deal('Rita', '1', '2031-01-01', { paid_at: '2031-01-31T16:00:00.000Z' })
    expect(await figures(admin, { kpis: ['paid'], periods: months('2031-01', '2031-02') })).toEqual({
      '2031-01': '1',
      '2031-02': '1',
    })
  })

  test('in the middle of a period somebody moves: until that day the old team and manager have it, then the new', async () => {
    const mover = await application.person('Mo', ['own_figures'], { team: teams.East, manager: person('Mia').id })
    people.Mo = mover
    await deal('Mo', '10', '2032-06-15')
    await deal('Mo', '200', '2032-06-16')
    await change('person', mover.id, { team: teams.West, manager: person('Max').id })
    const { body } = await admin.post('/api/records/past_membership/query', {
      filter: { '==': [{ var: 'person' }, mover.id] },
    })
    expect(body.items).toMatchObject([{ values: { team: teams.East, manager: person('Mia').id } }])
    // entered late: it was so from 16 June 2032 on
    await change('past_membership', body.items[0].id, { until: '2032-06-16' })
    const june = { kpis: ['signed'], periods: months('2032-06', '2032-06') }
    expect(await figures(admin, { ...june, people: 'team' })).toEqual({
      'East 2032-06': '10.00',
      'West 2032-06': '200.00',
    })
    expect(await figures(admin, { ...june, people: 'managerTree' })).toEqual({
      'Mo 2032-06': '210.00',
      'Mia 2032-06': '10.00',
      'Max 2032-06': '200.00',
      'Boss 2032-06': '210.00',
    })
    expect(await figures(admin, { ...june, within: { under: person('Max').id } })).toEqual({ '2032-06': '200.00' })
    expect(await figures(admin, { ...june, kpis: ['accounts'], people: 'team', dimensions: [] })).toEqual({
      'East 2032-06': '0',
      'West 2032-06': '0',
    })
  })

  test('a share of the team is one of the team as it was then', async () => {
    await deal('Rob', '30', '2032-06-10')
    await deal('Wes', '200', '2032-06-20')
    const asked = { kpis: ['share_of_team'], periods: months('2032-06', '2032-06') }
    // of 40 in the east until the 15th and of 400 in the west after it
    const mo = new Decimal(210).div(40 + 400).toFixed(8)
    const rounded = async (asker: TestPerson, query: object) =>
      Object.fromEntries(
        Object.entries(await figures(asker, query)).map(([who, value]) => [who, new Decimal(value ?? 0).toFixed(8)]),
      )
    const shares = await rounded(admin, { ...asked, people: 'person' })
    expect(shares).toEqual({ 'Mo 2032-06': mo, 'Rob 2032-06': '0.75000000', 'Wes 2032-06': '0.50000000' })
    expect(await rounded(person('Rob'), { ...asked, people: 'person' })).toEqual({ 'Rob 2032-06': '0.75000000' })
    expect(await rounded(person('Rob'), { ...asked, within: { my: 'self' } })).toEqual({ '2032-06': '0.75000000' })
    // the manager's people made 40, and so did the manager's own team
    expect(await rounded(admin, { ...asked, within: { under: person('Mia').id } })).toEqual({ '2032-06': '1.00000000' })
    expect(await rounded(admin, { ...asked, people: 'team' })).toEqual({
      'East 2032-06': '1.00000000',
      'West 2032-06': '1.00000000',
    })
    expect(await rounded(person('Rob'), { ...asked, people: 'team' })).toEqual({ 'East 2032-06': '0.75000000' })
    const behind = await person('Rob').post('/api/performance/records', {
      ...{ kpi: 'share_of_team', periods: asked.periods, people: 'person', subject: person('Rob').id },
    })
    expect(behind.body.parts.map(({ shift, value }: { shift: string; value: string }) => [shift, value])).toEqual([
      ['', '30.00'],
      ['Their team', '40.00'],
    ])
  })

  test('customers who come again are those of a period and of the one before', async () => {
    const [one, two, three] = await Promise.all(['one', 'two', 'three'].map((name) => create('account', { name })))
    for (const [account, day] of [
      [one, '2036-01-05'],
      [two, '2036-01-06'],
      [one, '2036-02-05'],
      [three, '2036-02-06'],
      [two, '2036-04-01'],
    ])
      await deal('Rita', '1', day as string, { account })
    const asked = { kpis: ['back_again'], periods: months('2036-02', '2036-03') }
    expect(await figures(admin, asked)).toEqual({ '2036-02': '1', '2036-03': '0' })
    // two months as one have the two before: one and two of January and February, two of April
    const together = { ...asked, periods: { ...months('2036-03', '2036-04'), together: true } }
    expect(Object.values(await figures(admin, together))).toEqual(['1'])
    expect(await figures(admin, { ...asked, kpis: ['accounts_of_team'], people: 'person' })).toMatchObject({
      'Rita 2036-02': '2',
    })
  })

  test('a customer of several months and people is one customer of all of them', async () => {
    const [one, two] = await Promise.all(['one', 'two'].map((name) => create('account', { name })))
    for (const [owner, account, day] of [
      ['Rita', one, '2037-01-05'],
      ['Rita', one, '2037-02-05'],
      ['Rob', one, '2037-02-06'],
      ['Rob', two, '2037-03-01'],
      ['Wes', null, '2037-03-02'],
    ])
      await deal(owner as string, '1', day as string, { account })
    const quarter = { granularity: 'quarter', from: '2037-Q1', to: '2037-Q1' }
    const asked = { kpis: ['accounts'], periods: quarter }
    expect(await figures(admin, asked)).toEqual({ '2037-Q1': '2' })
    const ofPeople = { 'Rita 2037-Q1': '1', 'Rob 2037-Q1': '2', 'Wes 2037-Q1': '0' }
    expect(await figures(admin, { ...asked, people: 'person' })).toEqual(ofPeople)
    expect(await figures(admin, { ...asked, people: 'managerTree' })).toEqual({
      ...ofPeople,
      ...{ 'Mia 2037-Q1': '2', 'Max 2037-Q1': '0', 'Boss 2037-Q1': '2' },
    })
  })

  test('a second move on the same day, and what was blank before, leave no trace', async () => {
    const new_ = await application.person('Nell', ['own_figures'])
    people.Nell = new_
    const past = async () =>
      (await admin.post('/api/records/past_membership/count', { filter: { '==': [{ var: 'person' }, new_.id] } })).body
        .count
    await change('person', new_.id, { team: teams.East, manager: person('Mia').id })
    expect(await past()).toBe(0)
    await change('person', new_.id, { team: teams.West })
    await change('person', new_.id, { team: teams.City })
    expect(await past()).toBe(1)
  })

  test('whoever leaves keeps what they sold', async () => {
    const leaver = await application.person('Lea', ['own_figures'], { team: teams.West, manager: person('Max').id })
    people.Lea = leaver
    await deal('Lea', '30', '2033-01-10')
    await change('person', leaver.id, { active: false, left_on: '2033-01-31' })
    expect(await figures(admin, { kpis: ['signed'], periods: year('2033'), people: 'person' })).toEqual({
      'Lea 2033': '30.00',
    })
  })

  test('a deal that is handed over counts for its new owner; what is corrected later counts as it is now', async () => {
    const id = await deal('Rita', '30', '2034-01-10')
    await change('deal', id, { owner: person('Rob').id, amount: '31' })
    expect(await figures(admin, { kpis: ['signed'], periods: year('2034'), people: 'person' })).toEqual({
      'Rob 2034': '31.00',
    })
  })

  test('shares divide a deal; without any it is its owner’s', async () => {
    const id = await deal('Rita', '100.01', '2035-01-10')
    await deal('Rob', '10', '2035-01-10')
    await create('share', { name: 'one', deal: id, person: person('Rita').id, part: '0.6' })
    await create('share', { name: 'two', deal: id, person: person('Wes').id, part: '0.4' })
    const query = { kpis: ['shared'], periods: year('2035') }
    const byPerson = await figures(admin, { ...query, people: 'person' })
    expect(Object.fromEntries(Object.entries(byPerson).map(([key, value]) => [key, Number(value)]))).toEqual({
      'Rita 2035': 60.006,
      'Wes 2035': 40.004,
      'Rob 2035': 10,
    })
    expect(Number((await figures(admin, query))['2035'])).toBe(110.01)
  })

  test('shares that do not add up are counted and told, whoever’s part is looked at', async () => {
    const [id, even] = [await deal('Rita', '100', '2038-01-10'), await deal('Rita', '100', '2038-01-11')]
    for (const [deal, part] of [
      [id, '0.6'],
      [id, '0.3'],
      [even, '0.5'],
      [even, '0.5'],
    ])
      await create('share', { name: 's', deal, person: person(part === '0.3' ? 'Wes' : 'Rita').id, part })
    const asked = { kpi: 'shared', periods: year('2038') }
    for (const whom of [{}, { people: 'person', subject: person('Wes').id }]) {
      const { body } = await admin.post('/api/performance/records', { ...asked, ...whom })
      expect(body.uneven).toBe(1)
      expect(body.items.find((one: { id: string }) => one.id === id).shares).toBe('0.9')
    }
    const { body } = await admin.post('/api/performance/records', {
      ...asked,
      people: 'person',
      subject: person('Rob').id,
    })
    expect(body.uneven).toBeUndefined()
    expect((await ask(admin, { kpis: ['shared', 'signed'], periods: year('2038') })).uneven).toEqual([1, 0])
    expect((await ask(admin, { kpis: ['shared'], periods: year('2035') })).uneven).toBeUndefined()
  })

  test('entries count for their person, by their date', async () => {
    await create('kpi_entry', { kpi: 'calls', person: person('Rita').id, date: '2036-03-01', amount: '12' })
    await create('kpi_entry', { kpi: 'other', person: person('Rita').id, date: '2036-03-01', amount: '5' })
    expect(await figures(admin, { kpis: ['calls'], periods: months('2036-03', '2036-03'), people: 'person' })).toEqual({
      'Rita 2036-03': '12',
    })
  })

  test('scores that are entered are averaged, over all people as one', async () => {
    const entries = [
      ['Rita', '2036-03-01', '5'],
      ['Rita', '2036-03-20', '4'],
      ['Rob', '2036-03-02', '3'],
    ] as const
    for (const [name, date, amount] of entries)
      await create('kpi_entry', { kpi: 'satisfaction', person: person(name).id, date, amount })
    const asked = { kpis: ['satisfaction'], periods: months('2036-03', '2036-03') }
    expect(await figures(admin, { ...asked, people: 'person' })).toEqual({
      'Rita 2036-03': expect.stringMatching(/^4\.50*$/),
      'Rob 2036-03': expect.stringMatching(/^3(\.0*)?$/),
    })
    expect((await ask(admin, asked)).rows[0]?.values[0]).toMatch(/^4(\.0*)?$/)
  })
})

test('a rule posts to a KPI, once for each time that it happens', async () => {
  const id = await deal('Rob', '1250', '2037-03-01', { won: false })
  await change('deal', id, { won: true })
  await change('deal', id, { region: 'east' })
  const query = { kpis: ['points'], periods: months('2037-03', '2037-03'), people: 'person' }
  expect(await figures(admin, query)).toEqual({ 'Rob 2037-03': '12.5' })
  const runs = await admin.get(`/api/rules/runs?record=${id}`)
  expect(runs.body.items.map(({ done }: { done: { en: string }[] }) => done.map(({ en }) => en))).toEqual([
    ['Posted 12.5 to "points"'],
  ])
  await change('deal', id, { won: false })
  await change('deal', id, { won: true })
  expect(await figures(admin, query)).toEqual({ 'Rob 2037-03': '25' })
})

describe('who may see it', () => {
  beforeAll(async () => {
    await deal('Rita', '100', '2040-01-10')
    await deal('Rob', '20', '2040-01-10')
    await deal('Wes', '3', '2040-01-10')
  })
  const query = { kpis: ['signed'], periods: year('2040') }
  const all = { 'Rita 2040': '100.00', 'Rob 2040': '20.00', 'Wes 2040': '3.00' }

  test.each([
    ['Rita', '100.00', { 'Rita 2040': '100.00' }],
    ['Mia', '120.00', { 'Rita 2040': '100.00', 'Rob 2040': '20.00' }],
    ['Max', '3.00', { 'Wes 2040': '3.00' }],
    ['Boss', '123.00', all],
  ])('%s sees %s', async (name, total, each) => {
    expect(await figures(person(name), query)).toEqual({ 2040: total })
    expect(await figures(person(name), { ...query, people: 'person' })).toEqual(each)
  })

  test('nobody above whoever asks is shown with a part of their figures', async () => {
    const seen = await figures(person('Mia'), { ...query, people: 'managerTree' })
    expect(seen).toEqual({ 'Rita 2040': '100.00', 'Rob 2040': '20.00', 'Mia 2040': '120.00' })
  })

  test('a share of everybody is one of everybody, whoever asks', async () => {
    const seen = await figures(person('Rita'), { ...query, kpis: ['share_of_all'], people: 'person' })
    expect(new Decimal(seen['Rita 2040'] ?? 0).toDecimalPlaces(6).toString()).toBe('0.813008')
  })

  test('without the right a KPI is unknown, by name and in the list', async () => {
    for (const kpis of [['signed'], ['nothing']])
      expect(await person('Wes').post('/api/performance/figures', { ...query, kpis })).toMatchObject({ status: 404 })
    expect((await person('Wes').get('/api/performance/kpis')).body.items).toEqual([])
    expect((await person('Rita').get('/api/performance/kpis')).body.items).toHaveLength(6)
    expect(await person('Rita').post('/api/performance/figures', { ...query, kpis: ['paid'] })).toMatchObject({
      status: 404,
    })
  })
})

describe('a question that cannot be answered says why', () => {
  test.each([
    ['a dimension that it has not', { dimensions: ['planet'] }, 'cannot be told apart by "planet"'],
    ['a filter by one', { where: [{ dimension: 'planet', values: ['x'] }] }, 'cannot be told apart by "planet"'],
    ['a period that is none', { periods: { granularity: 'month', from: '2040-13' } }, '"2040-13" is no month'],
    ['a period of another kind', { periods: { granularity: 'month', from: '2040-Q1' } }, '"2040-Q1" is no month'],
    [
      'too many periods',
      { periods: { granularity: 'day', from: '2040-01-01', to: '2042-01-01' } },
      'are more than 400',
    ],
    ['an end before the beginning', { periods: months('2040-02', '2040-01') }, 'end before they begin'],
    ['an order by something else', { sort: '-deals' }, 'none of the KPIs'],
  ])('%s', async (_, part, expected) => {
    const { status, body } = await admin.post('/api/performance/figures', {
      kpis: ['signed'],
      periods: year('2040'),
      ...part,
    })
    expect(status).toBe(400)
    expect(body.message).toContain(expected)
  })
})

test('parts add up to the whole, under every grouping and whoever asks', async () => {
  const names = ['Rita', 'Rob', 'Wes', 'Mia', 'Max', 'Boss', 'Mo', 'Lea']
  const sectors: string[] = []
  for (const sector of ['retail', 'medical', undefined])
    sectors.push(await create('account', { name: `A ${sector}`, ...(sector && { sector }) }))
  const some = fc.record({
    owner: fc.constantFrom(...names),
    amount: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => new Decimal(cents).div(100).toFixed(2)),
    day: fc.integer({ min: 0, max: 364 }).map((day) => new Date(Date.UTC(2050, 0, 1 + day)).toISOString().slice(0, 10)),
    region: fc.option(fc.constantFrom(...regions)),
    account: fc.option(fc.constantFrom(...sectors)),
  })
  const rows = fc.sample(some, 150)
  const { body } = await admin.post('/api/records/deal/bulk', {
    action: 'create',
    mode: 'all',
    records: rows.map(({ owner, day, ...row }, i) => ({
      values: { ...row, name: `P${i}`, owner: person(owner).id, signed_on: day, won: true },
    })),
  })
  expect(body, JSON.stringify(body).slice(0, 300)).toMatchObject({ created: rows.length })
  const groupings = [
    { people: 'person' },
    { people: 'team' },
    { dimensions: ['region'] },
    { dimensions: ['sector', 'region'] },
    { people: 'person', dimensions: ['region'] },
    { people: 'team', dimensions: ['sector'] },
    { periods: months('2050-01', '2050-12') },
    { periods: { granularity: 'week', from: '2050-W01', to: '2050-W52' }, people: 'person' },
  ]
  for (const asker of [admin, ...['Rita', 'Max', 'Mia', 'Boss'].map(person)])
    for (const name of ['signed', 'deals']) {
      const whole = await ask(asker, { kpis: [name], periods: year('2050') })
      for (const grouping of groupings) {
        const { rows: parts, periods } = await ask(asker, {
          kpis: [name],
          periods: year('2050'),
          limit: 20_000,
          ...grouping,
        })
        // weeks leave days of the year out at both ends
        const isOfWeeks = periods.length === 52
        const total = isOfWeeks
          ? await between(asker, name, periods[0]?.from ?? '', periods.at(-1)?.until ?? '')
          : whole.rows[0]?.values[0]
        const sum = parts.reduce((left, { values }) => left.plus(values[0] ?? 0), new Decimal(0))
        expect(sum.toFixed(), `${name} ${JSON.stringify(grouping)}`).toBe(new Decimal(total ?? 0).toFixed())
      }
    }

  async function between(asker: TestPerson, name: string, from: string, until: string): Promise<string> {
    const days = { granularity: 'day', from, to: dayBefore(until) }
    const { rows: each } = await ask(asker, { kpis: [name], periods: days, limit: 20_000 })
    return each.reduce((left, { values }) => left.plus(values[0] ?? 0), new Decimal(0)).toFixed()
  }
}, 60_000)

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
