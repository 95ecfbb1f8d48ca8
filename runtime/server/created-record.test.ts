/** What a create answers is what reading the record gives, whoever creates it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, more: object = {}) => ({ name, label: text(name), type, ...more })
const list = (name: string) => ({ name, label: text(name) })
const formula = (name: string, returns: string, expression: string, more: object = {}) =>
  field(name, 'formula', { returns, expression, ...more })
const rollup = (name: string, aggregate: string, more: object = {}) => field(name, 'rollup', { aggregate, ...more })

const account = {
  kind: 'object',
  name: 'account',
  label: text('Account'),
  fields: [
    field('name', 'text'),
    field('rate', 'number', { scale: 3 }),
    field('since', 'date'),
    formula('net_rate', 'number', 'rate * 2', { scale: 2 }),
    rollup('deal_count', 'count', { children: 'deals' }),
    rollup('total', 'sum', { children: 'deals', field: 'amount' }),
    formula('mean', 'currency', 'total / deal_count'),
  ],
}

const dealFields = [
  field('name', 'text'),
  field('account', 'lookup', { target: 'account', children: list('deals') }),
  field('partner', 'lookup', { target: 'account' }),
  field('amount', 'currency'),
  field('closes', 'date'),
  field('called', 'datetime'),
  field('urgent', 'boolean'),
  field('address', 'address'),
  formula('third', 'currency', 'amount / 3'),
  formula('fine', 'number', 'amount / 7', { scale: 5 }),
  formula('share', 'percent', '(amount - 1) / amount', { scale: 1 }),
  formula('doubled', 'currency', 'third * 2'),
  formula('by_rate', 'number', 'amount * account.rate', { scale: 2 }),
  formula('by_net_rate', 'number', 'amount * partner.net_rate', { scale: 2 }),
  formula('known_for', 'number', 'closes - account.since', { scale: 0 }),
  formula('next', 'date', 'closes + 1'),
  formula('called_again', 'datetime', 'called'),
  formula('made', 'datetime', 'created_at'),
  formula('large', 'boolean', 'amount >= 100'),
  formula('headline', 'text', 'name & " of " & account.name'),
  formula('mine', 'boolean', 'AND(owner = CURRENTUSER(), created_by = CURRENTUSER())'),
  rollup('lines_count', 'count', { children: 'lines' }),
  rollup('last_line', 'max', { children: 'lines', field: 'due' }),
  formula('has_lines', 'boolean', 'lines_count > 0'),
]

const bundle = (dealMore: readonly object[]) => [
  {
    kind: 'app',
    name: 'answers',
    label: text('Answers'),
    formatVersion: 1,
    currency: 'USD',
    timeZone: 'Asia/Shanghai',
  },
  account,
  {
    kind: 'object',
    name: 'deal',
    label: text('Deal'),
    sharing: 'private',
    fields: [...dealFields, ...dealMore],
  },
  {
    kind: 'object',
    name: 'line',
    label: text('Line'),
    fields: [
      field('name', 'text'),
      field('due', 'date'),
      field('deal', 'lookup', { target: 'deal', children: list('lines') }),
    ],
  },
  { kind: 'role', name: 'boss', label: text('Boss'), administrator: true },
  {
    kind: 'role',
    name: 'rep',
    label: text('Rep'),
    objects: [
      { object: 'deal', create: true, read: true, edit: true, scope: 'subordinates' },
      { object: 'account', read: true, scope: 'all', fields: [{ field: 'rate', access: 'hidden' }] },
      { object: 'person', read: true, scope: 'all', otherFields: 'read' },
    ],
  },
]

describe.each([
  ['worked out from what was written', []],
  // the new record is among what they add up
  [
    'with sums that it is a part of',
    [
      formula('of_all', 'currency', 'account.total'),
      formula('of_mean', 'currency', 'account.mean'),
      formula('siblings', 'number', 'COUNT(account.deals)', { scale: 0 }),
    ],
  ],
])('%s', (_, more) => {
  let application: TestApplication
  let people: Record<'boss' | 'rep', TestPerson>
  let accounts: string[]
  beforeAll(async () => {
    application = await createTestApplication(bundle(more))
    people = { boss: await application.person('Ada', ['boss']), rep: await application.person('Bo', ['rep']) }
    accounts = []
    for (const values of [{ name: 'Acme', rate: '1.125', since: '2024-02-29' }, { name: '朱' }]) {
      accounts.push((await people.boss.post('/api/records/account', { values })).body.id)
    }
  })
  afterAll(() => application.close())

  test.each(['boss', 'rep'] as const)('by %s', async (role) => {
    const person = people[role]
    const [acme, zhu] = accounts
    const given: Record<string, unknown>[] = [
      {},
      { name: 'a', account: acme, partner: zhu, amount: '100.00', closes: '2026-03-01' },
      { name: 'b', account: zhu, partner: acme, amount: '-0.05', urgent: true, called: '2026-01-31T23:59:59.123Z' },
      { name: 'c', account: acme, partner: acme, amount: '99999999999.99', closes: '2028-02-29', urgent: false },
      { name: '丁', account: acme, amount: '0', address: { city: '上海', street: 'Nanjing Road 1' } },
      ...(role === 'boss'
        ? [
            { name: 'd', owner: null },
            { name: 'e', owner: people.rep.id, account: acme },
          ]
        : []),
    ]
    for (const values of given) {
      const created = await person.post('/api/records/deal', { values })
      expect(created.status, JSON.stringify(created.body)).toBe(201)
      const read = await person.get(`/api/records/deal/${created.body.id}`)
      expect(created.body).toEqual(read.body)
    }
  })

  test('a reference that is not there: nothing is written, and nothing moves', async () => {
    const { boss } = people
    const [acme] = accounts
    const before = await boss.get(`/api/records/account/${acme}`)
    const count = (await boss.get('/api/records/deal/count')).body
    const gone = '01890000-0000-7000-8000-000000000000'
    const answer = await boss.post('/api/records/deal', { values: { account: acme, partner: gone, amount: '5.00' } })
    expect(answer.status).toBe(422)
    expect(answer.body.details).toMatchObject([{ field: 'partner', code: 'reference' }])
    expect((await boss.get('/api/records/deal/count')).body).toEqual(count)
    expect((await boss.get(`/api/records/account/${acme}`)).body).toEqual(before.body)
  })

  test('writers on one parent all count', async () => {
    const { boss } = people
    const { id } = (await boss.post('/api/records/account', { values: { name: 'Busy' } })).body
    const totals = async () => (await boss.get(`/api/records/account/${id}`)).body.values
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        boss.post('/api/records/deal', { values: { account: id, amount: `${i + 1}.01` } }),
      ),
    )
    expect(await totals()).toMatchObject({ deal_count: '40', total: '820.40' })
    await Promise.all(
      made.map(({ body }, i) =>
        boss.send('PATCH', `/api/records/deal/${body.id}`, {
          values: i % 2 === 0 ? { amount: '1.00' } : { account: accounts[0] },
        }),
      ),
    )
    expect(await totals()).toMatchObject({ deal_count: '20', total: '20.00' })
  })
})
