/** Conditions: `cases/conditions.json` says which of three records each finds, or what is wrong with it and where. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../fields/index.ts'
import { bundleFromDocuments, compileBundle, type Model, type ObjectModel } from '../metadata/index.ts'
import cases from './cases/conditions.json' with { type: 'json' }
import { type Condition, fieldsOf, readCondition } from './condition.ts'
import { compileEvaluator } from './evaluate/evaluator.ts'
import { recordView } from './evaluate/record-view.ts'
import { formulaLimits } from './limits.ts'
import { standardCalendar } from './time/calendar.ts'
import { scopeOf } from './types/scope.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const options = ['a', 'b', 'c'].map((value) => ({ value, label: text(value) }))
const field = (name: string, type: string, more: object = {}) => ({ name, label: text(name), type, ...more })

const { model, problems } = compileBundle(
  bundleFromDocuments([
    { kind: 'app', name: 'test', label: text('Test'), version: '1.0.0', formatVersion: 1, currency: 'USD' },
    {
      kind: 'object',
      name: 'account',
      label: text('Account'),
      fields: [field('name', 'text'), field('sector', 'select', { options: [{ value: 'medical', label: text('M') }] })],
    },
    {
      kind: 'object',
      name: 'thing',
      label: text('Thing'),
      nameField: 'word',
      fields: [
        field('word', 'text'),
        field('city', 'text'),
        field('story', 'longText'),
        field('amount', 'currency'),
        field('limit', 'currency'),
        field('count', 'number'),
        field('day', 'date'),
        field('moment', 'datetime'),
        field('choice', 'select', { options }),
        field('choices', 'multiSelect', { options }),
        field('tags', 'tags'),
        field('flag', 'boolean'),
        field('place', 'address'),
        field('account', 'lookup', { target: 'account' }),
      ],
    },
  ]),
)
const thing = model?.objects.get('thing') as ObjectModel
const scope = scopeOf(model as Model, thing)

const me = '01900000-0000-7000-8000-000000000001'
const records: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  full: {
    word: 'Apple',
    city: '北京',
    story: 'Two\nlines',
    amount: '100.50',
    limit: '200.00',
    count: '9007199254740993',
    day: '2026-11-22',
    moment: '2026-11-22T08:00:00.000Z',
    choice: 'a',
    choices: ['a', 'b'],
    tags: ['hot'],
    flag: true,
    place: { street: 'Bahnhofstrasse 1', city: 'Zürich' },
    account: '01900000-0000-7000-8000-000000000002',
    owner: me,
    'account.sector': 'medical',
    'account.owner.name': 'Ada',
  },
  other: {
    word: 'cherry',
    city: '重庆',
    amount: '-0.50',
    limit: '-1.00',
    count: '9007199254740992',
    day: '2000-01-01',
    moment: '2000-01-01T00:00:00.000Z',
    choice: 'b',
    tags: [],
    flag: false,
    owner: '01900000-0000-7000-8000-000000000003',
  },
  blank: {},
}

const environment = {
  timeZone: 'UTC',
  fiscalYearStart: 1,
  weekStart: 1,
  calendar: standardCalendar,
  calendars: new Map(),
  now: '2026-11-22T08:00:00.000Z',
  currentUser: me,
  roles: new Set<string>(),
  isManagerOf: () => false,
}

function holds(condition: Condition, values: Readonly<Record<string, Json>>): boolean {
  if (condition.op === 'always' || condition.op === 'never') return condition.op === 'always'
  if (condition.op !== 'formula') throw new Error('What is written is a formula.')
  return compileEvaluator(condition.typed)(recordView(values), environment) === true
}

test('the model of the cases is sound', () => {
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
})

describe('conditions', () => {
  test.each(cases as { name: string; in: unknown; out: string[] | { problems: string[] } }[])(
    '$name',
    ({ in: tree, out }) => {
      const reading = readCondition(tree, scope)
      if ('problems' in reading) {
        expect({ problems: reading.problems.map(({ code, place }) => `${code} ${place}`) }).toEqual(out)
        for (const { message } of reading.problems) {
          expect(message.en).not.toMatch(/undefined|\[object/)
          expect(message['zh-CN']).toMatch(/[\u4e00-\u9fff]/)
        }
        return
      }
      const found = Object.entries(records).filter(([, values]) => holds(reading.condition, values))
      expect(found.map(([name]) => name)).toEqual(out)
    },
  )

  test('tell which fields they look at', () => {
    const tree = {
      and: [{ '<': [{ var: 'day' }, { var: 'moment' }] }, { '!': [{ in: [{ var: 'account.sector' }, ['medical']] }] }],
    }
    const reading = readCondition(tree, scope)
    expect('condition' in reading && fieldsOf(reading.condition)).toEqual([
      'thing.day',
      'thing.moment',
      'thing.account',
      'account.sector',
    ])
  })
})

describe('limits', () => {
  const leaf = { '==': [{ var: 'word' }, 'a'] }
  const nested = (depth: number): unknown => {
    let tree: unknown = leaf
    for (let i = 0; i < depth; i++) tree = { '!': [tree] }
    return tree
  }
  const codes = (tree: unknown) => {
    const reading = readCondition(tree, scope)
    return 'problems' in reading ? [...new Set(reading.problems.map((problem) => problem.code))] : []
  }

  test('of depth', () => {
    expect(codes(nested(formulaLimits.depth - 1))).toEqual([])
    expect(codes(nested(formulaLimits.depth))).toEqual(['too-deep'])
    expect(codes(nested(100_000))).toEqual(['too-deep'])
    expect(codes({ '==': [{ var: 'word' }, nested(100_000)] })).toEqual(['too-deep'])
  })

  test('of size', () => {
    // each comparison has three parts, and the list of them is one
    const most = Math.floor((formulaLimits.nodes - 1) / 3)
    expect(codes({ and: Array(most).fill(leaf) })).toEqual([])
    expect(codes({ and: Array(most + 1).fill(leaf) })).toEqual(['too-large'])
    expect(codes({ or: Array(1_000_000).fill(leaf) })).toEqual(['too-large'])
  })

  test('of lists', () => {
    const words = (count: number) => ({ in: [{ var: 'word' }, Array.from({ length: count }, (_, i) => `w${i}`)] })
    expect(codes(words(formulaLimits.listValues))).toEqual([])
    expect(codes(words(formulaLimits.listValues + 1))).toEqual(['too-large'])
  })
})

test('whatever comes in, reading answers and never throws', () => {
  const operator = fc.constantFrom(
    '==',
    '<',
    '<=',
    'in',
    'and',
    'or',
    '!',
    '!!',
    'blank',
    'contains',
    'startsWith',
    'var',
    '__proto__',
    'constructor',
    'today',
    'x',
  )
  const path = fc.constantFrom(
    'word',
    'amount',
    'tags',
    'flag',
    'account.sector',
    'account',
    'owner',
    '__proto__',
    'constructor.name',
    '',
  )
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.jsonValue({ maxDepth: 1 }),
      path.map((name) => ({ var: name })),
      fc
        .tuple(operator, fc.array(tie('tree'), { maxLength: 4 }))
        .map(([name, args]) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(args)}}`)),
      fc.tuple(operator, tie('tree')).map(([name, arg]) => ({ [name]: arg })),
    ),
  }))
  fc.assert(
    fc.property(tree, (input) => {
      const reading = readCondition(input, scope)
      if ('problems' in reading) {
        expect(reading.problems.length).toBeGreaterThan(0)
        return
      }
      for (const values of Object.values(records)) {
        const found = holds(reading.condition, values)
        const not = readCondition({ '!': [input] }, scope)
        if ('condition' in not) {
          expect(holds(not.condition, values)).toBe(!found)
        }
      }
    }),
    { numRuns: 2000 },
  )
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})
