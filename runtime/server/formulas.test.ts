/** Formulas at work: fields that are worked out, defaults, rules over the change, filters as text, and who sees them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApplication, type TestApplication, type TestPerson } from './testing/test-application.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, more: object = {}) => ({ name, label: text(name), type, ...more })
const list = (name: string) => ({ name, label: text(name) })
const formula = (name: string, returns: string, expression: unknown, more: object = {}) =>
  field(name, 'formula', { returns, expression, ...more })

const bundle = [
  {
    kind: 'app',
    name: 'formulas',
    label: text('Formulas'),
    formatVersion: 1,
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    fiscalYearStartMonth: 4,
  },
  {
    kind: 'object',
    name: 'account',
    label: text('Account'),
    fields: [
      field('name', 'text'),
      field('region', 'select', { options: ['north', '华东'].map((value) => ({ value, label: text(value) })) }),
      field('credit', 'currency'),
      formula('open_value', 'currency', 'SUM(deals.amount, stage = "open")'),
      formula('last_close', 'date', 'MAX(deals.closes)'),
      formula('headroom', 'currency', 'credit - open_value'),
    ],
  },
  {
    kind: 'object',
    name: 'deal',
    label: text('Deal'),
    sharing: 'private',
    fields: [
      field('name', 'text'),
      field('account', 'lookup', { target: 'account', children: list('deals') }),
      field('stage', 'select', {
        default: 'open',
        options: ['open', 'won', 'lost'].map((value) => ({ value, label: text(value) })),
      }),
      field('amount', 'currency'),
      field('cost', 'currency'),
      field('opened', 'date', { defaultFormula: 'TODAY()' }),
      field('closes', 'date', { defaultFormula: 'DATEADD(opened, 30, "day")' }),
      field('code', 'text', { required: true, defaultFormula: '"D-" & UPPER(name)' }),
      formula('margin', 'percent', '(amount - cost) / amount', { scale: 4 }),
      formula('commission', 'currency', 'IF(stage = "won", amount * IF(margin >= 30%, 8%, 5%), 0)'),
      formula('third', 'number', 'amount / 3', { scale: 2 }),
      formula('region', 'text', 'account.region'),
      formula('days', 'number', 'DATEDIF(opened, closes, "d")', { scale: 0 }),
      formula('large', 'boolean', 'amount >= 1000'),
      formula('headline', 'text', '/* for lists */ name & " (" & TEXT(amount, "0.00") & ")"'),
      formula('of_account', 'currency', 'account.headroom'),
    ],
    validations: [
      {
        name: 'no_going_back',
        must: 'OR(NOT(ISCHANGED(stage)), ISNEW(), PRIOR(stage) = "open")',
        message: text('A deal that has ended stays ended.'),
        field: 'stage',
      },
      {
        name: 'within_credit',
        must: 'OR(ISBLANK(account), stage <> "open", amount <= account.credit)',
        message: text('More than the credit of the account.'),
        field: 'amount',
      },
      {
        name: 'two_open_at_most',
        must: 'COUNT(account.deals, stage = "open") <= 5',
        message: text('Too many open deals.'),
      },
      {
        name: 'stays_in_region',
        must: 'OR(ISNEW(), name <> "fixed", NOT(ISCHANGED(region)))',
        message: text('It stays in its region.'),
        field: 'account',
      },
      {
        name: 'kept_by_the_store',
        must: `OR(name <> "mine", AND(created_by = CURRENTUSER(), updated_by = CURRENTUSER(), created_at <= updated_at,
          updated_at = NOW(), version = IF(ISNEW(), 1, PRIOR(version) + 1), OR(ISNEW(), PRIOR(updated_at) < NOW())))`,
        message: text('Only who created it changes it.'),
      },
    ],
  },
  { kind: 'role', name: 'boss', label: text('Boss'), administrator: true },
  {
    kind: 'role',
    name: 'north',
    label: text('North'),
    objects: [
      {
        object: 'deal',
        read: true,
        scope: { where: 'AND(account.region = "north", OR(ISMANAGEROF(owner), COUNT(account.deals) > 1))' },
      },
      { object: 'account', read: true, scope: 'all' },
    ],
  },
  {
    kind: 'role',
    name: 'rep',
    label: text('Rep'),
    objects: [
      {
        object: 'deal',
        create: true,
        read: true,
        edit: true,
        export: true,
        scope: 'own',
        fields: [{ field: 'cost', access: 'hidden' }],
      },
      { object: 'account', read: true, scope: 'all', fields: [{ field: 'open_value', access: 'read' }] },
      { object: 'person', read: true, scope: 'all', otherFields: 'read' },
    ],
  },
]

let application: TestApplication
let boss: TestPerson
let rep: TestPerson
let acme: string
let zhu: string
beforeAll(async () => {
  application = await createTestApplication(bundle)
  boss = await application.person('Ada', ['boss'])
  rep = await application.person('Bo', ['rep'])
  acme = (await boss.post('/api/records/account', { values: { name: 'Acme', region: 'north', credit: '5000' } })).body
    .id
  zhu = (await boss.post('/api/records/account', { values: { name: '朱', region: '华东', credit: '90000.50' } })).body
    .id
  for (const values of [
    { name: 'a', account: acme, amount: '1200', cost: '600', opened: '2026-01-31', closes: '2026-03-01' },
    { name: 'b', account: acme, amount: '100.10', cost: '90', opened: '2026-02-01', closes: '2026-02-28' },
    { name: 'c', account: zhu, amount: '3000', cost: '2900', stage: 'won', opened: '2024-02-28', closes: '2024-03-01' },
    { name: 'd', opened: '2026-05-01', closes: null },
  ]) {
    const { status, body } = await boss.post('/api/records/deal', { values })
    expect(status, JSON.stringify(body)).toBe(201)
  }
})
afterAll(() => application.close())

const ask = async (person: TestPerson, object: string, query: object) => {
  const { status, body } = await person.post(`/api/records/${object}/query`, query)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.items.map((item: { values: object }) => Object.values(item.values))
}

describe('formula fields', () => {
  test('are worked out in lists, exactly, blank where there is nothing to say', async () => {
    const fields = ['name', 'margin', 'commission', 'third', 'region', 'days', 'large', 'headline']
    expect(await ask(boss, 'deal', { fields, sort: ['name'] })).toEqual([
      ['a', '0.5', '0.00', '400', 'north', '29', true, 'a (1200.00)'],
      ['b', '0.1009', '0.00', '33.37', 'north', '27', false, 'b (100.10)'],
      ['c', '0.0333', '150.00', '1000', '华东', '2', true, 'c (3000.00)'],
      ['d', null, '0.00', '0', null, null, false, 'd ()'],
    ])
  })

  test('are the same on a single record, and over relations', async () => {
    const [found] = (await boss.post('/api/records/deal/query', { fields: ['name'], filter: 'name = "a"' })).body.items
    const { body } = await boss.get(`/api/records/deal/${found.id}`)
    expect(body.values).toMatchObject({ margin: '0.5', large: true, days: '29', of_account: '3699.90' })
    const over = await boss.get(`/api/records/deal/${found.id}?fields=account.open_value,account.last_close`)
    expect(over.body.values).toEqual({ 'account.open_value': '1300.10', 'account.last_close': '2026-03-01' })
    const created = await boss.post('/api/records/deal', {
      values: { name: 'new', amount: '10', cost: '4', stage: 'lost' },
    })
    expect(created.body.values).toMatchObject({ margin: '0.6', commission: '0.00', headline: 'new (10.00)' })
    await boss.send('DELETE', `/api/records/deal/${created.body.id}`)
  })

  test('are filtered by, sorted by and paged through', async () => {
    const names = async (query: object) => (await ask(boss, 'deal', { fields: ['name'], ...query })).flat()
    expect(await names({ filter: 'margin > 5%', sort: ['-margin'] })).toEqual(['a', 'b'])
    expect(await names({ filter: { '==': [{ var: 'large' }, true] }, sort: ['headline'] })).toEqual(['a', 'c'])
    expect(await names({ filter: 'commission = 150' })).toEqual(['c'])
    expect(await names({ filter: 'account.headroom < 4000', sort: ['name'] })).toEqual(['a', 'b'])
    expect(await names({ sort: ['-third', 'name'] })).toEqual(['c', 'a', 'b', 'd'])
    const pages: string[] = []
    let after: string | null = null
    do {
      const { body } = await boss.post('/api/records/deal/query', {
        fields: ['name'],
        sort: ['margin'],
        limit: 1,
        ...(after === null ? {} : { after }),
      })
      pages.push(...body.items.map((item: { values: { name: string } }) => item.values.name))
      after = body.next
    } while (after !== null)
    expect(pages).toEqual(['c', 'b', 'a', 'd'])
  })

  test('are summed and grouped by', async () => {
    const { body } = await boss.post('/api/records/deal/aggregate', {
      groupBy: [{ field: 'large' }],
      measures: [
        { as: 'total', fn: 'sum', field: 'commission' },
        { as: 'best', fn: 'max', field: 'margin' },
        { as: 'n', fn: 'count' },
      ],
      sort: ['large'],
    })
    expect(body.rows).toEqual([
      { large: false, total: '0.00', best: '0.1009', n: 2 },
      { large: true, total: '150.00', best: '0.5', n: 2 },
    ])
  })

  test('of children are sorted by, filtered by and summed over all records', async () => {
    const fields = ['name', 'open_value', 'last_close']
    const of = (query: object) => ask(boss, 'account', { fields, ...query })
    const [acmes, zhus] = [
      ['Acme', '1300.10', '2026-03-01'],
      ['朱', '0.00', '2024-03-01'],
    ]
    expect(await of({ sort: ['-open_value'] })).toEqual([acmes, zhus])
    expect(await of({ sort: ['last_close'] })).toEqual([zhus, acmes])
    expect(await of({ filter: 'open_value = 0' })).toEqual([zhus])
    expect(await of({ filter: 'AND(COUNT(deals) > 1, open_value > 1000)', sort: ['headroom'] })).toEqual([acmes])
    expect(await of({ filter: 'AVG(deals.amount, stage = "open") > 0' })).toEqual([acmes])
    const { body } = await boss.post('/api/records/account/aggregate', {
      groupBy: [{ field: 'region' }],
      measures: [
        { as: 'open', fn: 'sum', field: 'open_value' },
        { as: 'left', fn: 'min', field: 'headroom' },
      ],
      sort: ['-open'],
    })
    expect(body.rows).toEqual([
      { region: 'north', open: '1300.10', left: '3699.90' },
      { region: '华东', open: '0.00', left: '90000.50' },
    ])
  })

  test('cannot be written', async () => {
    const { status, body } = await boss.post('/api/records/deal', { values: { name: 'x', margin: '0.9' } })
    expect([status, body.details[0]]).toMatchObject([422, { field: 'margin', code: 'readOnly' }])
  })
})

describe('filters as text', () => {
  test('in a body, in a URL and in counts', async () => {
    const filter = 'AND(stage = "open", amount > 50, OR(region = "north", ISBLANK(account)))'
    expect(await ask(boss, 'deal', { fields: ['name'], filter, sort: ['name'] })).toEqual([['a'], ['b']])
    const url = `/api/records/deal/count?filter=${encodeURIComponent(filter)}`
    expect((await boss.get(url)).body).toEqual({ count: 2, capped: false })
  })

  test('say what is wrong, where, and what was meant', async () => {
    const { status, body } = await boss.post('/api/records/deal/query', { filter: 'stage = "opne"' })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      code: 'bad_filter',
      details: [{ code: 'option', span: { line: 1, column: 9 }, hint: { en: 'Did you mean “open”?' } }],
    })
    expect((await boss.post('/api/records/deal/query', { filter: 'ISNEW()' })).status).toBe(400)
  })

  test('ask over children in one go', async () => {
    const filter = 'COUNT(deals, amount > 1000) >= 1'
    expect(await ask(boss, 'account', { fields: ['name'], filter, sort: ['name'] })).toEqual([['朱'], ['Acme']])
    expect(await ask(boss, 'account', { fields: ['name'], filter: 'SUM(deals.amount) = 1300.10' })).toEqual([['Acme']])
  })
})

describe('defaults by formula', () => {
  test('fill in what is not given, one after the other', async () => {
    const { body } = await boss.post('/api/records/deal', {
      values: { name: 'q1', opened: '2026-01-31', stage: 'lost' },
    })
    expect(body.values).toMatchObject({ opened: '2026-01-31', closes: '2026-03-02', code: 'D-Q1' })
    const given = await boss.post('/api/records/deal', {
      values: { name: 'q2', opened: '2026-01-31', closes: null, code: 'own', stage: 'lost' },
    })
    expect(given.body.values).toMatchObject({ closes: null, code: 'own' })
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
    const bare = await boss.post('/api/records/deal', { values: { name: 'q3', stage: 'lost' } })
    expect(bare.body.values.opened).toBe(today)
    for (const { body: one } of [{ body }, given, bare]) await boss.send('DELETE', `/api/records/deal/${one.id}`)
  })

  test('leave a required field to be asked for when they give nothing', async () => {
    const { status, body } = await boss.post('/api/records/deal', { values: { name: 'q4', code: '' } })
    expect([status, body.details]).toMatchObject([422, [{ field: 'code', code: 'required' }]])
  })
})

test('what uses a field is told to administrators', async () => {
  const { body } = await boss.get('/api/metadata/uses?field=deal.cost')
  expect(body.uses.map(({ path, how }: { path: string; how: string }) => `${how} ${path}`)).toEqual([
    'calculates objects/deal.json#/fields/8/expression',
    'names roles/rep.json#/objects/0/fields/0/field',
  ])
  expect((await rep.get('/api/metadata/uses?field=deal.cost')).status).toBe(403)
})

describe('working days', () => {
  test('follow the calendars of the workspace as they are kept', async () => {
    const filter = 'AND(name = "a", WORKDAYS(#2026-10-01#, #2026-10-11#, "China") = 4)'
    const count = () => boss.post('/api/records/deal/count', { filter })
    expect((await count()).body.details).toMatchObject([{ code: 'unknown-calendar' }])
    const calendar = await boss.post('/api/records/working_calendar', {
      values: { name: 'China', time_zone: 'Asia/Shanghai' },
    })
    const days = [
      ...[1, 2, 5, 6, 7].map((day) => ({ date: `2026-10-0${day}`, working: false })),
      ...['2026-10-10'].map((date) => ({ date, working: true })),
    ]
    for (const day of days) {
      const values = { name: day.date, calendar: calendar.body.id, ...day }
      expect((await boss.post('/api/records/calendar_day', { values })).status).toBe(201)
    }
    // 8, 9 and 10 October, and the 11th is a Sunday
    await expect.poll(async () => (await count()).body).toEqual({ count: 0, capped: false })
    await boss.post('/api/records/calendar_day', {
      values: { name: 'extra', calendar: calendar.body.id, date: '2026-10-11', working: true },
    })
    await expect.poll(async () => (await count()).body).toEqual({ count: 1, capped: false })
  })
})

describe('validations', () => {
  test('look at the record before the change', async () => {
    const { body } = await boss.post('/api/records/deal', { values: { name: 'v', stage: 'won' } })
    const patch = (values: object) => boss.send('PATCH', `/api/records/deal/${body.id}`, { values })
    expect(await patch({ stage: 'open' })).toMatchObject({
      status: 422,
      body: { details: [{ field: 'stage', code: 'validation', message: 'A deal that has ended stays ended.' }] },
    })
    expect((await patch({ name: 'v2' })).status).toBe(200)
    await boss.send('DELETE', `/api/records/deal/${body.id}`)
  })

  test('look over the relations that the record had before', async () => {
    const lin = (await boss.post('/api/records/account', { values: { name: 'Lin', region: 'north' } })).body.id
    const { body } = await boss.post('/api/records/deal', { values: { name: 'fixed', stage: 'won', account: acme } })
    const move = (account: string) => boss.send('PATCH', `/api/records/deal/${body.id}`, { values: { account } })
    expect(await move(lin)).toMatchObject({ status: 200 })
    expect(await move(zhu)).toMatchObject({ status: 422, body: { details: [{ field: 'account' }] } })
    await boss.send('DELETE', `/api/records/deal/${body.id}`)
    await boss.send('DELETE', `/api/records/account/${lin}`)
  })

  test('look at what the store keeps of every record', async () => {
    const other = await application.person('Di', ['boss'])
    const { status, body } = await boss.post('/api/records/deal', { values: { name: 'mine', stage: 'lost' } })
    expect(status, JSON.stringify(body)).toBe(201)
    const patch = (who: TestPerson, code: string) =>
      who.send('PATCH', `/api/records/deal/${body.id}`, { values: { code } })
    expect((await patch(boss, 'one')).status).toBe(200)
    expect(await patch(other, 'two')).toMatchObject({ status: 422, body: { details: [{ code: 'validation' }] } })
    expect((await patch(boss, 'three')).status).toBe(200)
    await boss.send('DELETE', `/api/records/deal/${body.id}`)
  })

  test('look over relations, in bulk too', async () => {
    const { body } = await boss.post('/api/records/deal/bulk', {
      action: 'create',
      mode: 'each',
      records: [
        { values: { name: 'in', account: acme, amount: '4000' } },
        { values: { name: 'out', account: acme, amount: '5000.01' } },
        { values: { name: 'other', account: zhu, amount: '5000.01' } },
      ],
    })
    expect(body, JSON.stringify(body)).toMatchObject({ created: 2, failed: [{ index: 1, code: 'invalid_record' }] })
    for (const id of body.ids.filter((one: string | null) => one !== null))
      await boss.send('DELETE', `/api/records/deal/${id}`)
  })
})

test('a scope is a formula, which looks at more than its holder may see', async () => {
  const scout = await application.person('Cy', ['north'])
  expect(await ask(scout, 'deal', { fields: ['name'], sort: ['name'] })).toEqual([['a'], ['b']])
  expect((await scout.post('/api/records/deal/count', {})).body.count).toBe(2)
  const { body } = await boss.post('/api/records/deal/query', { filter: 'name = "c"', fields: ['name'] })
  expect((await scout.get(`/api/records/deal/${body.items[0].id}`)).status).toBe(404)
})

describe('whoever may not see what a formula reads', () => {
  test('sees no formula, and finds, sorts and sums nothing by it', async () => {
    await rep.post('/api/records/deal', { values: { name: 'mine', amount: '1000', account: zhu, stage: 'won' } })
    const fields = (await rep.get('/api/app')).body.objects
      .find(({ name }: { name: string }) => name === 'deal')
      .fields.map(({ name }: { name: string }) => name)
    expect(fields).toEqual(expect.arrayContaining(['third', 'region', 'large']))
    for (const hidden of ['cost', 'margin', 'commission', 'of_account']) expect(fields).not.toContain(hidden)
    for (const query of [
      { fields: ['margin'] },
      { sort: ['commission'] },
      { filter: 'margin > 0' },
      { filter: 'account.headroom > 0' },
      { filter: 'account.last_close > #2020-01-01#' },
    ])
      expect((await rep.post('/api/records/deal/query', query)).status, JSON.stringify(query)).toBe(400)
    const sum = { measures: [{ as: 't', fn: 'sum', field: 'commission' }] }
    expect((await rep.post('/api/records/deal/aggregate', sum)).status).toBe(400)
  })

  test('sums up over children what may be seen, unless a role names the field', async () => {
    const own = 'SUM(deals.amount) = 1000'
    expect(await ask(rep, 'account', { fields: ['name'], filter: own })).toEqual([['朱']])
    expect(await ask(rep, 'account', { fields: ['name', 'open_value'], sort: ['name'] })).toEqual([
      ['朱', '0.00'],
      ['Acme', '1300.10'],
    ])
    expect((await rep.post('/api/records/account/query', { filter: 'MAX(deals.cost) > 0' })).status).toBe(400)
  })
})
