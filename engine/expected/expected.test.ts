import { describe, expect, test } from 'vitest'
import { bundleFromDocuments, compileBundle } from '../metadata/index.ts'
import { comparePay, compareUnnamed, type PaidStatement, prepareCases, readCaseFile } from './index.ts'

const label = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, more: object = {}) => ({ name, label: label(name), type, ...more })
const { model, problems: broken } = compileBundle(
  bundleFromDocuments([
    { kind: 'app', name: 'sales', label: label('Sales'), formatVersion: 1, currency: 'CNY' },
    {
      ...{ kind: 'object', name: 'deal', label: label('Deal'), pluralLabel: label('Deals'), sharing: 'private' },
      fields: [
        field('name', 'text', { required: true }),
        field('amount', 'currency'),
        field('closed_on', 'date'),
        field('after', 'lookup', { target: 'deal' }),
      ],
    },
    {
      ...{ kind: 'kpi', name: 'sold', label: label('Sold'), unit: { type: 'currency' } },
      measure: { from: 'records', object: 'deal', date: 'closed_on', person: 'owner', calculate: 'sum', of: 'amount' },
    },
    {
      ...{ kind: 'target', name: 'sold', label: label('Targets'), kpi: 'sold' },
      ...{ periods: { total: 'year', every: 'month' }, levels: [{ by: 'person' }] },
    },
    {
      ...{ kind: 'commission-plan', name: 'reps', label: label('Reps'), for: 'active', from: '2026-01-01' },
      components: [
        {
          ...{ name: 'sales', label: label('Sales') },
          measure: { from: 'credits', object: 'deal', date: 'closed_on', amount: 'amount' },
          pays: { by: 'table', tables: [{ tiers: [{ from: 0, value: 5 }] }] },
        },
      ],
    },
    { kind: 'role', name: 'administrator', label: label('Administrator'), administrator: true },
  ]),
)
if (model === undefined) throw new Error(JSON.stringify(broken))

const person = { person: [{ name: 'Ann' }] }
const pays = { '2026-01': { Ann: 5 } }

function problemsOf(content: unknown): readonly string[] {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const read = readCaseFile({ path: 'expected/a.json', text })
  const problems =
    'problems' in read ? read.problems : prepareCases(model as never, 'expected/a.json', read.file).problems
  for (const { message } of problems) {
    expect(message.en).not.toMatch(/\{\w+\}|undefined|\[object/)
    expect(message['zh-CN']).not.toMatch(/\{\w+\}|undefined|\[object/)
  }
  return problems.map(({ code, path }) => `${code} ${path.replace('expected/a.json', '')}`)
}

const one = (more: object, file: object = {}) => ({
  plan: 'reps',
  given: person,
  ...file,
  cases: [{ name: 'a', ...more }],
})

describe('what is wrong with a file of cases is said with its place', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['nothing', one({ pays }), []],
    ['no JSON', '{ "cases": ', ['invalid-json #']],
    ['a key twice', '{ "cases": [], "cases": [] }', ['duplicate-key #']],
    ['no cases', {}, ['missing-property #/cases']],
    ['an unknown setting', one({ pays, expects: 1 }), ['unknown-property #/cases/0/expects']],
    [
      'an amount that is none',
      one({ pays: { '2026-01': { Ann: 'much' } } }),
      ['wrong-format #/cases/0/pays/2026-01/Ann'],
    ],
    ['a day that is none', one({ pays, today: '2026-02-30' }), ['wrong-format #/cases/0/today']],
    ['no plan', { given: person, cases: [{ name: 'a', pays }] }, ['no-plan #/cases/0']],
    ['an unknown plan', one({ pays, plan: 'rep' }), ['unknown-plan #/cases/0/plan']],
    ['no expectation', one({}), ['pays-nothing #/cases/0']],
    [
      'a case twice',
      {
        ...one({ pays }),
        cases: [
          { name: 'a', pays },
          { name: 'a', pays },
        ],
      },
      ['case-twice #/cases/1/name'],
    ],
    ['an unknown object', one({ pays, given: { dael: [], deals: [{}] } }), ['unknown-object #/cases/0/given/deals/0']],
    [
      'an unknown field',
      one({ pays, given: { deal: [{ name: 'd', amuont: 1 }] } }),
      ['unknown-field #/cases/0/given/deal/0/amuont'],
    ],
    [
      'an unknown owner',
      one({ pays, given: { deal: [{ name: 'd', owner: 'Bo' }] } }),
      ['unknown-record #/cases/0/given/deal/0/owner'],
    ],
    [
      'a reference that is no name',
      one({ pays, given: { deal: [{ name: 'd', owner: 7 }] } }),
      ['not-a-name #/cases/0/given/deal/0/owner'],
    ],
    [
      'a record twice',
      one({ pays, given: { deal: [{ name: 'd' }, { name: 'd' }] } }),
      ['record-twice #/cases/0/given/deal/1'],
    ],
    ['an unknown payee', one({ pays: { '2026-01': { Bo: 5 } } }), ['unknown-record #/cases/0/pays/2026-01/Bo']],
    ['a period of another kind', one({ pays: { '2026-Q1': { Ann: 5 } } }), ['unknown-period #/cases/0/pays/2026-Q1']],
    ['a period before the plan', one({ pays: { '2025-12': { Ann: 5 } } }), ['unknown-period #/cases/0/pays/2025-12']],
    ['a period that cannot be closed', one({ pays, close: ['January'] }), ['unknown-period #/cases/0/close/0']],
    [
      'an unknown component',
      one({ pays: { '2026-01': { Ann: { lines: [{ component: 'sale', amount: 1 }] } } } }),
      ['unknown-component #/cases/0/pays/2026-01/Ann/lines/0/component'],
    ],
    [
      'an unknown component that is refused',
      one({ pays: { '2026-01': { Ann: { refused: ['sale'] } } } }),
      ['unknown-component #/cases/0/pays/2026-01/Ann/refused/0'],
    ],
    ['an unknown target', one({ pays, targets: { sold_value: {} } }), ['unknown-target #/cases/0/targets/sold_value']],
    [
      'a target of nobody',
      one({ pays, targets: { sold: { Bo: { '2026-01': 1 } } } }),
      ['unknown-record #/cases/0/targets/sold/Bo'],
    ],
    [
      'a target of another period',
      one({ pays, targets: { sold: { Ann: { '2026-Q1': 1 } } } }),
      ['unknown-period #/cases/0/targets/sold/Ann/2026-Q1'],
    ],
    [
      'a change of a record that is not there',
      one({ pays, change: { deal: { d: {} } } }),
      ['unknown-record #/cases/0/change/deal/d'],
    ],
    [
      'a record that was deleted before',
      one({
        pays,
        given: { deal: [{ name: 'd' }] },
        delete: { deal: ['d'] },
        later: [{ change: { deal: { d: {} } } }],
      }),
      ['unknown-record #/cases/0/later/0/change/deal/d'],
    ],
    [
      'a correction of nobody',
      one({ pays, correct: [{ payee: 'Bo', period: '2026-01', amount: 1, reason: 'x' }] }),
      ['unknown-record #/cases/0/correct/0/payee'],
    ],
    [
      'what is wrong with the file, once',
      {
        ...one({}, { given: { ...person, deal: [{ nmae: 'd' }] } }),
        cases: [
          { name: 'a', pays },
          { name: 'b', pays },
        ],
      },
      ['unknown-field #/given/deal/0/nmae'],
    ],
  ])('%s', (_, file, expected) => expect(problemsOf(file)).toEqual(expected))

  test('with what was probably meant', () => {
    const { problems } = prepareCases(model, 'expected/a.json', one({ pays: { '2026-01': { An: 5 } } }))
    expect(problems[0]).toMatchObject({
      message: { en: 'The case has no Person “An” here. It has: Ann.' },
      hint: { en: 'Did you mean “Ann”?', 'zh-CN': '是否想写“Ann”？' },
    })
  })
})

describe('records of a case', () => {
  const recordsOf = (file: object) => {
    const { cases, problems } = prepareCases(model, 'expected/a.json', file as never)
    expect(problems).toEqual([])
    const [first] = cases[0]?.steps ?? []
    return (first?.waves ?? []).flatMap(({ object, records }) =>
      records.map(({ values, references, later }): Record<string, unknown> => {
        return { object, ...values, ...references, later: later.join() }
      }),
    )
  }

  test('have the defaults of the file, and take the place of those of the file that are called so', () => {
    const file = {
      ...{ plan: 'reps', defaults: { deal: { amount: 100, closed_on: '2026-01-01' } } },
      given: { ...person, deal: [{ name: 'd', amount: 200, owner: 'Ann' }, { name: 'e' }] },
      cases: [{ name: 'a', given: { deal: [{ name: 'd', closed_on: '2026-02-02' }] }, pays }],
    }
    const deals = recordsOf(file).filter(({ object }) => object === 'deal')
    expect(deals).toEqual([
      { object: 'deal', name: 'e', amount: 100, closed_on: '2026-01-01', later: '' },
      { object: 'deal', name: 'd', amount: 200, closed_on: '2026-02-02', owner: 'person Ann', later: '' },
    ])
  })

  test('come after those that they refer to, in whatever order they are written', () => {
    const deal = [{ name: 'second', after: 'first', owner: 'Ann' }, { name: 'first' }]
    expect(recordsOf(one({ pays }, { given: { deal, ...person } })).map(({ name }) => name)).toEqual([
      'first',
      'Ann',
      'second',
    ])
  })

  test('refer to each other in a circle, which is closed at the end', () => {
    const given = { person: [{ name: 'Ann', team: 'North' }], team: [{ name: 'North', head: 'Ann' }] }
    expect(recordsOf(one({ pays }, { given }))).toEqual([
      { object: 'person', name: 'Ann', team: 'team North', later: 'team' },
      { object: 'team', name: 'North', head: 'person Ann', later: '' },
    ])
  })

  test('are referred to by another field as well', () => {
    const given = {
      person: [{ name: 'Ann', email: 'ann@example.com' }],
      deal: [{ name: 'd', owner: { email: 'ann@example.com' } }],
    }
    expect(recordsOf(one({ pays }, { given }))).toContainEqual({
      object: 'deal',
      name: 'd',
      owner: 'person Ann',
      later: '',
    })
  })
})

test('a step without a day happens on the last day of what it calculates', () => {
  const { cases } = prepareCases(model, 'expected/a.json', {
    ...one({
      pays: { '2026-02': { Ann: 1 }, '2026-01': { Ann: 1 } },
      later: [{ close: ['2026-01'] }, { today: '2026-04-02' }],
    }),
  } as never)
  expect(cases[0]?.steps.map(({ today }) => today)).toEqual(['2026-02-28', '2026-02-28', '2026-04-02'])
  expect(cases[0]?.steps[0]?.pays.map(({ period }) => period)).toEqual(['2026-01', '2026-02'])
})

describe('comparing', () => {
  const words = (title: string) => ({ title, sentences: [] })
  const line = (amount: string, more: object = {}) => ({
    ...{
      type: 'earning',
      component: 'sales',
      amount,
      words: words(`is ${amount}`),
      said: [words(`is ${amount}`), words('中文')],
    },
    ...more,
  })
  const statement = (more: Partial<PaidStatement> = {}): PaidStatement => ({
    ...{ paid: '10.5', earned: '10.5', held: '0', owed: '0', carried: '0', components: [], lines: [line('10.5')] },
    ...more,
  })
  const wrong = (...given: Parameters<typeof comparePay>) =>
    comparePay(...given)
      .filter(({ isSame }) => !isSame)
      .map(({ of, name = '', expected = '–', got = '–', missing = '' }) =>
        `${of} ${name} ${expected} ${got} ${missing}`.trim(),
      )

  test('amounts as numbers, however they are written', () => {
    expect(wrong({ paid: '10.50', earned: 10.5 }, statement())).toEqual([])
    expect(wrong({ paid: 10.51 }, statement())).toEqual(['paid  10.51 10.5'])
    expect(wrong({ paid: 0 }, undefined)).toEqual([])
    expect(wrong({ paid: 1 }, undefined)).toEqual(['paid  1 0'])
  })

  test('lines in any order, each once', () => {
    const both = statement({ lines: [line('1'), line('2'), line('0')] })
    const lines = [{ amount: 2, component: 'sales' }, { amount: 1 }]
    expect(wrong({ lines }, both)).toEqual([])
    expect(wrong({ lines: [...lines, { amount: 2 }] }, both)).toEqual(['line sales 2 0'])
    expect(wrong({ lines: [{ amount: 2 }] }, both)).toEqual(['line sales – 1'])
    expect(wrong({ lines: [{ amount: 3, component: 'sales' }, { amount: 2 }] }, both)).toEqual(['line sales 3 1'])
    expect(wrong({ lines: [...lines, { amount: 5, type: 'cap' }] }, both)).toEqual(['line cap 5 –'])
  })

  test('words in either language', () => {
    expect(wrong({ lines: [{ amount: 10.5, words: 'is 10' }] }, statement())).toEqual([])
    expect(wrong({ lines: [{ amount: 10.5, words: '中' }] }, statement())).toEqual([])
    expect(wrong({ lines: [{ amount: 10.5, words: 'was' }] }, statement())).toEqual(['line sales 10.5 10.5 was'])
  })

  test('a payment in its currency', () => {
    const payment = { currency: 'EUR', amount: 10 }
    expect(wrong({ payment }, statement({ payment: { currency: 'EUR', amount: '10' } }))).toEqual([])
    expect(wrong({ payment }, statement({ payment: { currency: 'USD', amount: '10' } }))).toEqual([
      'payment  10 EUR 10 USD',
    ])
    expect(wrong({ payment }, statement({ payment: { currency: 'EUR' } }))).toEqual(['payment  10 EUR –'])
  })

  test('components that cannot be calculated, which have to be expected', () => {
    const refused = statement({ components: [{ name: 'sales', status: 'refused', why: 'There is no quota.' }] })
    expect(wrong({ paid: 10.5 }, refused)).toEqual(['refused sales – sales'])
    expect(wrong({ refused: ['sales'] }, refused)).toEqual([])
    expect(wrong({ refused: ['sales'] }, statement())).toEqual(['refused sales sales –'])
  })

  test('whoever is paid and not named', () => {
    expect(compareUnnamed(statement())).toHaveLength(2)
    expect(compareUnnamed(statement({ paid: '0', lines: [line('0')] }))).toBeUndefined()
    expect(compareUnnamed(statement({ paid: '0', lines: [line('1'), line('-1')] }))).toHaveLength(3)
  })
})
