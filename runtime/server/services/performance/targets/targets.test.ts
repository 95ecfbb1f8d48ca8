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
  people.Cora = await application.person('Cora', ['checker'])
  people.Mia = await application.person('Mia', ['manager'], { manager: person('Boss').id })
  teams.East = await create('team', { name: 'East', head: person('Mia').id })
  for (const [name, values] of [
    ['Rita', {}],
    ['Rob', { hired_on: '2030-02-15', employee_number: 'E-17' }],
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

interface Cell {
  readonly subject: string
  readonly period: string
  readonly amount: string | null
  readonly seen?: string | null
}

const who = (name: string) => `person:${person(name).id}`
const ask = async (asker: TestPerson, path: string, body: object) =>
  asker.post(`/api/performance/targets/${path}`, body)
async function done(asker: TestPerson, path: string, body: object) {
  const { status, body: answer } = await ask(asker, path, body)
  expect(status, JSON.stringify(answer)).toBe(200)
  return answer
}
const save = (asker: TestPerson, cells: readonly Cell[], rest: object = {}) =>
  done(asker, 'save', { target: 'signed', reason: 'plan', cells, ...rest })

/** `{ 'Rita 2031-01': '100' }` */
async function grid(asker: TestPerson, year: string, target = 'signed') {
  const { rows } = await done(asker, 'grid', { target, year })
  return Object.fromEntries(
    rows.flatMap(({ name, cells }: { name: string; cells: Record<string, { amount: string | null }> }) =>
      Object.entries(cells).map(([period, { amount }]) => [`${name} ${period}`, amount]),
    ),
  )
}

describe('the list', () => {
  test('begins with a document that has targets for the asker, else with the one of most levels', async () => {
    const listed = async (asker: TestPerson) => {
      const { body } = await asker.get('/api/performance/targets')
      return body.items.map(({ name }: { name: string }) => name)
    }
    expect(await listed(person('Mia'))).toEqual(['signed', 'approved', 'rate'])
    const { period } = await done(admin, 'progress', { target: 'rate' })
    await save(admin, [{ subject: who('Rita'), period: period.key, amount: '7' }], { target: 'rate' })
    expect(await listed(person('Mia'))).toEqual(['rate', 'signed', 'approved'])
    // those of others do not count
    expect(await listed(person('Rob'))).toEqual(['signed', 'approved', 'rate'])
  })
})

describe('setting', () => {
  test('a manager sets the targets of those below; others see theirs, or nothing', async () => {
    await save(person('Mia'), [
      { subject: `team:${teams.East}`, period: '2031', amount: '900', seen: null },
      { subject: who('Rita'), period: '2031', amount: '500' },
    ])
    expect(await grid(person('Mia'), '2031')).toEqual({ 'East 2031': '900', 'Rita 2031': '500' })
    expect(await grid(person('Rita'), '2031')).toEqual({ 'Rita 2031': '500' })
    expect(await grid(person('Rob'), '2031')).toEqual({})
    const cells = [{ subject: 'company', period: '2031', amount: '1' }]
    expect((await ask(person('Mia'), 'save', { target: 'signed', reason: 'x', cells })).status).toBe(404)
    expect((await ask(person('Boss'), 'save', { target: 'signed', reason: 'x', cells })).status).toBe(403)
    expect(
      (
        await ask(person('Rita'), 'save', {
          target: 'signed',
          reason: 'x',
          cells: [{ ...cells[0], subject: who('Rita') }],
        })
      ).status,
    ).toBe(403)
    expect((await ask(person('Cora'), 'grid', { target: 'signed' })).status).toBe(404)
  })

  test('what somebody else has changed meanwhile is refused, and says by whom; the history keeps all of it', async () => {
    const cell = { subject: who('Rita'), period: '2032', amount: '100' }
    await save(person('Mia'), [cell], { effective: '2026-01-01' })
    const { rows } = await done(person('Mia'), 'grid', { target: 'signed', year: '2032' })
    const { seen } = rows.find(({ subject }: { subject: string }) => subject === cell.subject).cells['2032']
    await save(admin, [{ ...cell, amount: '110', seen }], { reason: 'more', effective: '2026-01-01' })
    const late = await ask(person('Mia'), 'save', { target: 'signed', reason: 'x', cells: [{ ...cell, seen }] })
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'conflict', details: [{ subject: cell.subject, amount: '110', by: 'Ada' }] },
    })
    await save(admin, [{ ...cell, amount: null }], { reason: 'leaves', effective: '2026-02-01' })
    expect(await grid(admin, '2032')).toEqual({ 'Rita 2032': null })
    const { body } = await ask(person('Rita'), 'history', { target: 'signed', subject: cell.subject, period: '2032' })
    expect(body.items).toMatchObject([
      { amount: null, before: '110', state: 'agreed', reason: 'leaves', by: 'Ada', effective: '2026-02-01' },
      { amount: '110', before: '100', state: 'agreed', reason: 'more', by: 'Ada' },
      { amount: '100', before: null, state: 'replaced', reason: 'plan', by: 'Mia' },
    ])
    expect(
      (await ask(person('Rob'), 'history', { target: 'signed', subject: cell.subject, period: '2032' })).status,
    ).toBe(404)
  })

  test('two who save the same at once leave one agreed line', async () => {
    const cells = [{ subject: who('Rita'), period: '2033', amount: '1', seen: null }]
    const answers = await Promise.all(
      ['1', '2', '3', '4'].map((amount) =>
        ask(admin, 'save', { target: 'signed', reason: 'race', cells: [{ ...cells[0], amount }] }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    // nor can it be written past the service
    const today = (await done(admin, 'grid', { target: 'signed', year: '2033' })).asOf
    const line = {
      target: 'signed',
      period: '2033',
      starts: '2033-01-01',
      subject: who('Rita'),
      amount: '9',
      reason: 'x',
    }
    const agreed = { ...line, state: 'agreed', effective: today }
    const agreedAs = `signed|2033|${who('Rita')}|${today}`
    expect((await admin.post('/api/records/target_value', { values: agreed })).body.code).toBe('invalid_record')
    const twice = await admin.post('/api/records/target_value', { values: { ...agreed, agreed_as: agreedAs } })
    expect(twice.body.code).toBe('not_unique')
  })

  test('people propose their own; who may set it accepts, and a second proposal takes the place of the first', async () => {
    const cell = { subject: who('Rob'), period: '2034', amount: '50' }
    const propose = (amount: string) =>
      done(person('Rob'), 'propose', { target: 'signed', reason: 'I can', cells: [{ ...cell, amount }] })
    await propose('50')
    await propose('60')
    const { rows } = await done(person('Mia'), 'grid', { target: 'signed', year: '2034' })
    const { proposals, amount } = rows.find(({ name }: { name: string }) => name === 'Rob').cells['2034']
    expect(amount).toBeNull()
    expect(proposals).toMatchObject([{ amount: '60', by: 'Rob', reason: 'I can', isMine: false }])
    const decision = { proposals: [proposals[0].id], accept: true }
    expect((await ask(person('Rob'), 'decide', decision)).status).toBe(403)
    await done(person('Mia'), 'decide', decision)
    expect(await grid(person('Rob'), '2034')).toEqual({ 'Rob 2034': '60' })
    expect((await ask(person('Mia'), 'decide', decision)).status).toBe(409)
  })

  test('what one sets and what one may only propose is one change: all of it or none', async () => {
    people.Pia = await application.person('Pia', ['manager', 'planner'])
    people.Sam = await application.person('Sam', ['rep'], { manager: person('Pia').id })
    const cells = ['Sam', 'Rita'].map((name) => ({ subject: who(name), period: '2036', amount: '40', seen: null }))
    const all = { target: 'signed', reason: 'plan', cells, orPropose: true }
    expect((await ask(person('Pia'), 'save', { ...all, orPropose: false })).status).toBe(403)
    expect(await done(person('Pia'), 'save', all)).toEqual({ saved: 2, state: 'agreed', proposed: 1 })
    const shown = async () => {
      const { rows } = await done(admin, 'grid', { target: 'signed', year: '2036' })
      const cellOf = (name: string) => rows.find((row: { name: string }) => row.name === name).cells['2036']
      return [cellOf('Sam').amount, cellOf('Rita').proposals[0].amount]
    }
    expect(await shown()).toEqual(['40', '40'])
    // somebody else has set Sam's meanwhile: Rita's is not proposed anew either
    const again = cells.map((cell) => ({ ...cell, amount: '50' }))
    expect((await ask(person('Pia'), 'save', { ...all, cells: again })).body.code).toBe('conflict')
    expect(await shown()).toEqual(['40', '40'])
  })

  test('a table may write months as spreadsheets do', async () => {
    const heads = ['Mar 2037', 'Apr-37', '2037/5', '2037.06', 'Jul-2037', '8月']
    const lines = [
      ['Name', ...heads],
      ['Rita', '3', '4', '5', '6', '7', '8'],
    ]
    const { changes, problems } = await done(person('Mia'), 'import', { target: 'signed', year: '2037', lines })
    expect(changes.map(({ period, amount }: Cell) => `${period} ${amount}`)).toEqual(
      [3, 4, 5, 6, 7, 8].map((month) => `2037-0${month} ${month}`),
    )
    expect(problems).toEqual([])
  })

  test('a table says what it would change and what cannot be taken; applied, the rest is one change', async () => {
    const lines = [
      ['Name', 'Code', '2037', 'Note'],
      ['Rita', '', '1.2万', ''],
      ['Somebody', 'e-17', '300', ''],
      ['Rita', '', '0.1234567', ''],
      ['Boss', '', '5', ''],
    ]
    const table = { target: 'signed', year: '2037', lines }
    const preview = await done(person('Mia'), 'import', table)
    const [rita, rob] = [who('Rita'), who('Rob')]
    expect(preview.changes).toMatchObject([
      { line: 2, subject: rita, period: '2037', before: null, amount: '12000', right: 'set' },
      { line: 3, subject: rob, before: null, amount: '300' },
    ])
    expect(preview.problems.map(({ line, column }: { line: number; column: string }) => `${line} ${column}`)).toEqual([
      '1 Note',
      '4 2037',
      '5 Name',
    ])
    expect(await grid(person('Mia'), '2037')).toEqual({})
    const { saved } = await done(person('Mia'), 'import', { ...table, apply: { reason: 'from the table' } })
    expect(saved).toEqual({ saved: 2, state: 'agreed' })
    const again = await done(person('Mia'), 'import', table)
    expect([again.changes, again.unchanged]).toEqual([[], 2])
    expect((await ask(person('Cora'), 'import', table)).status).toBe(404)
  })

  test('where the document names an approval, a change holds once it is approved', async () => {
    const change = (amount: string) =>
      done(admin, 'save', {
        target: 'approved',
        reason: 'plan',
        cells: [{ subject: 'company', period: '2031', amount }],
      })
    const decide = async (type: string) => {
      const { body } = await person('Cora').get('/api/approvals/inbox?box=todo')
      const [{ id, task }] = body.items
      const answer = await person('Cora').post(`/api/approvals/${id}/events`, { type, task, opinion: 'so' })
      expect(answer.status, JSON.stringify(answer.body)).toBe(204)
    }
    expect(await change('100')).toMatchObject({ state: 'submitted' })
    const { rows } = await done(admin, 'grid', { target: 'approved', year: '2031' })
    expect(rows[0].cells['2031']).toMatchObject({ amount: null, submitted: { amount: '100' } })
    await decide('approve')
    expect(await grid(admin, '2031', 'approved')).toEqual({ 'Whole company 2031': '100' })
    await change('200')
    await decide('reject')
    expect(await grid(admin, '2031', 'approved')).toEqual({ 'Whole company 2031': '100' })
  })
})

describe('breaking down and following', () => {
  test('all the way down: every month adds up, and nothing is written', async () => {
    const query = { target: 'signed', subject: `team:${teams.East}`, period: '2035', total: '1001', into: 'all' }
    const { cells } = await done(admin, 'break-down', query)
    const sum = (of: readonly { amount: string }[]) => of.reduce((all, { amount }) => all + Number(amount), 0)
    const ofTeam = cells.filter(({ subject }: { subject: string }) => subject === query.subject)
    expect(sum(ofTeam)).toBe(1001)
    for (const { period, amount } of ofTeam) {
      const parts = cells.filter((cell: Cell) => cell.period === period && cell.subject !== query.subject)
      expect(sum(parts)).toBe(Number(amount))
    }
    expect(await grid(admin, '2035')).toEqual({})
  })

  test('each period is asked for all of a rate', async () => {
    for (const into of ['periods', 'all']) {
      const query = { target: 'rate', subject: who('Rita'), period: '2031', total: '60', into }
      const { cells } = await done(admin, 'break-down', query)
      expect(cells.map(({ amount }: Cell) => amount)).toEqual(Array.from({ length: 12 }, () => '60'))
    }
  })

  test('by days all of them count, by working days those that are worked', async () => {
    const query = { target: 'signed', subject: 'company', period: '2031', into: 'periods' }
    const months = async (method: string, total: string) =>
      (await done(admin, 'break-down', { ...query, method, total })).cells.map(({ amount }: Cell) => Number(amount))
    expect(await months('days', '365')).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    // from Monday to Friday
    expect(await months('workingDays', '261')).toEqual([23, 20, 21, 22, 22, 21, 23, 21, 22, 23, 20, 23])
  })

  test('locked ones stay; what was reached the year before says how much; who has nothing to go by is named', async () => {
    await create('deal', { name: 'A', owner: person('Rita').id, amount: '30', signed_on: '2035-05-01' })
    await create('deal', { name: 'B', owner: person('Rob').id, amount: '10', signed_on: '2035-06-01' })
    const team = `team:${teams.East}`
    const query = { target: 'signed', subject: team, period: '2036', total: '120', into: 'below', method: 'actuals' }
    const { cells, unknown } = await done(admin, 'break-down', {
      ...query,
      among: ['Rita', 'Rob', 'Lea'].map(who),
      locked: { [who('Lea')]: '20' },
    })
    expect(Object.fromEntries(cells.map(({ subject, amount }: Cell) => [subject, amount]))).toEqual({
      [who('Rita')]: '75',
      [who('Rob')]: '25',
      [who('Lea')]: '20',
    })
    expect(unknown).toEqual([])
    // who reached nothing and has no targets takes part when that is said
    expect((await done(admin, 'break-down', query)).leftOut).toEqual([who('Lea')])
    const among = [who('Rita'), who('Rob'), who('Lea')]
    expect((await done(admin, 'break-down', { ...query, among })).unknown).toEqual(['Lea'])
    expect((await done(admin, 'break-down', { ...query, total: '0.5' })).refused).toContain('0.5')
  })

  test('by weights all weigh the same until somebody types one', async () => {
    const among = ['Rita', 'Rob', 'Lea'].map(who)
    const query = {
      target: 'signed',
      subject: `team:${teams.East}`,
      period: '2047',
      total: '120',
      into: 'below',
      among,
    }
    const shared = async (weights: object) => {
      const { cells } = await done(admin, 'break-down', { ...query, method: 'weights', ...weights })
      return among.map((subject) => cells.find((cell: Cell) => cell.subject === subject)?.amount)
    }
    expect(await shared({})).toEqual(['40', '40', '40'])
    const typed = { method: 'weights', weights: { [who('Rob')]: '3' } }
    expect((await done(admin, 'break-down', { ...query, ...typed })).weights).toMatchObject({
      [who('Rita')]: '1',
      [who('Rob')]: '3',
    })
    expect(await shared({ weights: { [who('Rob')]: '3' } })).toEqual(['24', '72', '24'])
    expect(await shared({ weights: { [who('Rob')]: '0', [who('Lea')]: '4' } })).toEqual(['24', '0', '96'])
  })

  test('of a year without a past it says at which step nothing is known; teams share it, and not whoever has none', async () => {
    const query = { target: 'signed', subject: 'company', period: '2046', total: '1200' }
    const below = await done(admin, 'break-down', { ...query, into: 'below', method: 'evenly' })
    expect(below.cells.map(({ subject }: Cell) => subject.split(':')[0])).not.toContain('person')
    expect(below.cells.length).toBeGreaterThan(0)
    expect(below.leftOut).toContain(`person:${admin.id}`)
    const all = { ...query, into: 'all' }
    const stepOf = async (more: object) => (await done(admin, 'break-down', { ...all, ...more })).withoutWeights
    expect(await stepOf({ periodMethod: 'season' })).toBe('periods')
    expect(await stepOf({ periodMethod: 'evenly', method: 'actuals' })).toBe('below')
    expect(await stepOf({ periodMethod: 'evenly', method: 'evenly' })).toBeUndefined()
  })

  test('progress: attained, asked, ahead or behind, and one’s own place among all', async () => {
    const year = (await done(admin, 'grid', { target: 'signed' })).year.key
    await save(admin, [
      { subject: who('Rita'), period: year, amount: '100' },
      { subject: `team:${teams.East}`, period: year, amount: '1000' },
    ])
    await create('deal', { name: 'C', owner: person('Rita').id, amount: '125', signed_on: `${year}-01-01` })
    const { rows } = await done(person('Mia'), 'progress', { target: 'signed', period: year })
    expect(rows).toMatchObject([
      { name: 'East', actual: '125.00', amount: '1000', progress: { attainment: '12.5', standing: 'behind' } },
      { name: 'Lea', actual: '0', amount: null },
      { name: 'Rita', actual: '125.00', asked: '100', progress: { attainment: '125', standing: 'ahead' } },
      { name: 'Rob', actual: '0', amount: null },
      { name: 'Mia', actual: '0' },
    ])
    // a month is not asked for what a year is to bring
    const ofMonth = async (target: string) =>
      (await done(admin, 'progress', { target, granularity: 'month' })).period.key
    expect([await ofMonth('approved'), await ofMonth('signed')]).toEqual([year, expect.stringMatching(/^\d{4}-\d{2}$/)])
    const mine = await done(person('Rita'), 'progress', { target: 'signed', period: year, mine: true })
    expect(mine.rows).toMatchObject([{ name: 'Rita', rank: { place: 1, of: 1 } }])
    const figures = async (asker: TestPerson, query: object) => {
      const periods = { granularity: 'year', from: year, to: year }
      const asked = { kpis: ['signed'], periods, target: true, ...query }
      const { body } = await asker.post('/api/performance/figures', asked)
      return body.rows.map(({ subject, targets, isPart }: { subject?: string; targets: unknown[]; isPart?: true }) => [
        subject,
        isPart ? 'part' : targets[0],
      ])
    }
    const ofRita = { amount: '100', progress: { attainment: '125' } }
    expect(await figures(person('Mia'), { people: 'person' })).toMatchObject([[person('Rita').id, ofRita]])
    expect(await figures(person('Rita'), {})).toMatchObject([[undefined, ofRita]])
    expect(await figures(admin, { within: { team: teams.East } })).toMatchObject([[undefined, { amount: '1000' }]])
    // what is a part of it, and what nobody has a target for
    expect(await figures(admin, { people: 'person', dimensions: ['region'] })).toEqual([[person('Rita').id, 'part']])
    expect(await figures(person('Mia'), {})).toEqual([[undefined, 'part']])
    expect(await figures(admin, {})).toEqual([[undefined, null]])
    const behind = async (asker: TestPerson, query: object) => {
      const periods = { granularity: 'year', from: year, to: year }
      const { body } = await asker.post('/api/performance/records', { kpi: 'signed', periods, ...query })
      return body.target
    }
    const opened = { ...ofRita, name: 'signed', subject: who('Rita'), period: year }
    expect(await behind(person('Rita'), {})).toMatchObject(opened)
    expect(await behind(person('Mia'), { people: 'person', subject: person('Rita').id })).toMatchObject(opened)
    expect(await behind(admin, { within: { team: teams.East } })).toMatchObject({ subject: `team:${teams.East}` })
    expect(await behind(admin, { where: [{ dimension: 'region', values: ['east'] }] })).toBeUndefined()
    // one’s colleague may be named, and has no target that one sees
    expect(await behind(person('Rob'), { people: 'person', subject: person('Rita').id })).toBeUndefined()
    expect(await behind(person('Rob'), { within: { person: person('Rita').id } })).toBeUndefined()
  })

  test('regions beside teams come to the whole by themselves', async () => {
    const year = (await done(admin, 'grid', { target: 'placed' })).year.key
    for (const region of ['north', 'south'])
      await create('deal', { name: region, region, amount: '1', signed_on: `${year}-01-01` })
    const query = { target: 'placed', subject: 'company', period: year, total: '100', into: 'below', method: 'evenly' }
    const { cells } = await done(admin, 'break-down', query)
    expect(Object.fromEntries(cells.map(({ subject, amount }: Cell) => [subject, amount]))).toEqual({
      'region:north': '50',
      'region:south': '50',
      [`team:${teams.East}`]: '100',
    })
    await save(admin, [{ subject: 'region:north', period: year, amount: '40' }], { target: 'placed' })
    const north = { kpi: 'placed', periods: { granularity: 'year', from: year, to: year } }
    const { body } = await admin.post('/api/performance/records', {
      ...north,
      where: [{ dimension: 'region', values: ['north'] }],
    })
    expect(body.target).toMatchObject({ subject: 'region:north', asked: '40', progress: { attainment: '2.5' } })
  })

  test('the season goes by years that are over: in one that still runs the last months look poor', async () => {
    const now = Number((await done(admin, 'grid', { target: 'placed' })).year.key)
    for (const [day, amount] of [
      [`${now - 1}-01-15`, '10'],
      [`${now - 1}-12-15`, '30'],
      [`${now}-01-01`, '1000'],
    ])
      await create('deal', { name: `of ${day}`, amount, signed_on: day })
    const query = { target: 'placed', subject: 'company', period: `${now + 1}`, total: '400', into: 'periods' }
    const { cells } = await done(admin, 'break-down', { ...query, method: 'season' })
    const shared = cells.filter(({ amount }: Cell) => amount !== '0')
    expect(shared.map(({ period, amount }: Cell) => [period, amount])).toEqual([
      [`${now + 1}-01`, '100'],
      [`${now + 1}-12`, '300'],
    ])
  })
})
