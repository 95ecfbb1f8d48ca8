import { compileEvaluator, recordView } from '@attain/engine/formula/language'
import { sampleEnvironment } from '@attain/engine/formula/sample'
import { isSame } from '@attain/engine/metadata'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FormulaPlace } from '../place.ts'
import { readText } from '../reading.ts'
import { sampleBundle } from '../sample-bundle.test-data.ts'
import { type Group, isGroup, operatorsOf, queryOf, type Rule, TEXT, TEXT_OPERATOR } from './query.ts'
import { textOfQuery } from './query-text.ts'

const place: FormulaPlace = { object: 'deal', gives: 'condition', over: 'records' }

function open(text: string) {
  const reading = readText(text, place, sampleBundle)
  const { scope, tree, spans } = reading
  if (scope === undefined) throw new Error('no deal')
  const source = { text, spans, scope, textAt: (at: string) => text.slice(spans.get(at)?.start, spans.get(at)?.end) }
  return { reading, source, query: queryOf(tree, source) }
}
const treeOf = (text: string) => open(text).reading.tree

/** Without what rows remember, as a row that was made by hand. */
function byHand(item: Group): Group
function byHand(item: Rule | Group): Rule | Group
function byHand(item: Rule | Group): Rule | Group {
  const { origin: _, ...rest } = item as Rule & Group
  return isGroup(item) ? { ...rest, rules: item.rules.map((rule) => byHand(rule)) } : rest
}

const options = fc.constantFrom('open', 'won', 'lost')
const decimal = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) =>
    cents === 0 ? String(whole) : `${whole}.${String(cents).padStart(2, '0')}`.replace(/0+$/, ''),
  )
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const words = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'B', '"', ' ', '中', '\\', '/', '*') })
const valuesOf: Readonly<Record<string, fc.Arbitrary<string>>> = {
  name: words,
  amount: decimal,
  margin: decimal.map((text) => (/^-?0*$/.test(text) ? '0' : text)),
  stage: options,
  closed_on: day,
  labels: words,
  seller: fc.uuid(),
  account: fc.uuid(),
  'account.region': fc.constantFrom('north', 'south'),
}
const { scope } = open('').reading
const fields = [
  'name',
  'amount',
  'margin',
  'stage',
  'closed_on',
  'urgent',
  'labels',
  'account',
  'seller',
  'account.region',
]

/** Any row that can be put together by hand. */
const rules: fc.Arbitrary<Rule> = fc.constantFrom(...fields).chain((field) => {
  const known = scope?.field(field)?.field
  if (known === undefined) throw new Error(field)
  return fc.constantFrom(...operatorsOf(known)).chain((operator) => {
    const value = valuesOf[field] ?? fc.constant(null)
    const none = ['yes', 'no', 'me', 'today', 'beforeToday', 'afterToday', 'blank', 'filled'].includes(operator)
    const several = operator === 'anyOf' || operator === 'noneOf'
    const given = none ? fc.constant(null) : several ? fc.uniqueArray(value, { minLength: 1, maxLength: 3 }) : value
    return given.map((one): Rule => ({ field, operator, value: one }))
  })
})
const texts: fc.Arbitrary<Rule> = fc
  .constantFrom(
    'amount * 2 > cost',
    'NOT(OR(urgent, stage = "won"))',
    'ISCHANGED(stage)',
    'COUNT(lines, price > 5) > 2',
  )
  .map((value) => ({ field: TEXT, operator: TEXT_OPERATOR, value }))
const queries: fc.Arbitrary<Group> = fc.letrec<{ group: Group }>((tie) => ({
  group: fc.record({
    combinator: fc.constantFrom('and', 'or'),
    rules: fc.array(
      fc.oneof(
        { maxDepth: 3 },
        { weight: 5, arbitrary: rules },
        { weight: 1, arbitrary: texts },
        { weight: 1, arbitrary: tie('group') },
      ),
      { minLength: 2, maxLength: 4 },
    ),
  }),
})).group

const empty = open('').source
const written = (query: Group) => textOfQuery(query, empty).text

describe('builder and text are the same thing', () => {
  test('rows that are written are read back as they were', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const text = written(query)
        const { reading, query: read } = open(text)
        expect([text, reading.problems]).toEqual([text, []])
        expect([text, byHand(read)]).toEqual([text, query])
      }),
      { numRuns: 300 },
    )
  })

  test('what nobody changes stays, word for word; made anew by hand, it is the same tree', () => {
    fc.assert(
      fc.property(queries, fc.constantFrom('', '// why\n', '/* a */ '), (query, comment) => {
        const text = `${comment}${written(query).replace('(', `( ${comment}`)} `
        const { source, query: read, reading } = open(text)
        expect(textOfQuery(read, source)).toEqual({ text, unfinished: 0, isHeld: false })
        expect(isSame(treeOf(written(byHand(read))) ?? null, reading.tree ?? null)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('a change of one row is a change of that row alone', () => {
    fc.assert(
      fc.property(queries, rules, fc.nat(), (query, rule, seed) => {
        const text = written(query)
        const { source, query: read } = open(text)
        const at = seed % read.rules.length
        const old = read.rules[at]
        const origin = old && !isGroup(old) ? old.origin : undefined
        const changed = { ...read, rules: read.rules.with(at, { ...rule, ...(origin && { origin }) }) }
        const after = textOfQuery(changed, source).text
        const expected = { ...byHand(read), rules: byHand(read).rules.with(at, rule) }
        expect([text, after, byHand(open(after).query)]).toEqual([text, after, expected])
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['active spellings', 'urgent', 'yes', 'urgent = FALSE'],
    ['a search that minds the case', 'name', 'contains', 'CONTAINS(name, "Ab")'],
    ['one option', 'stage', 'anyOf', 'stage = "won"'],
    ['not one of them', 'stage', 'noneOf', 'NOT(stage in ["won", "lost"])'],
    ['percent', 'margin', 'more', 'margin > 12.5%'],
    ['days', 'closed_on', 'atLeast', 'closed_on >= #2026-02-01#'],
    ['me', 'seller', 'me', 'seller = CURRENTUSER()'],
  ])('%s', (_, field, operator, text) => {
    const { query, source } = open(text)
    const [rule] = query.rules
    expect(rule).toMatchObject(text === 'urgent = FALSE' ? { field, operator: 'no' } : { field, operator })
    expect(textOfQuery(query, source).text).toBe(text)
  })
})

describe('the author’s letters', () => {
  const text = `// open and large
AND(
  stage = "open", // not decided
  amount > 1000,  /* or so */
  OR(urgent, name = "x")
)`
  const { query, source } = open(text)
  const [stage, amount, inner] = query.rules as [Rule, Rule, Group]
  const after = (rules: readonly (Rule | Group)[]) => textOfQuery({ ...query, rules }, source).text

  test('stay around a row that is changed', () => {
    expect(after([stage, { ...amount, value: '2000' }, inner])).toBe(text.replace('1000', '2000'))
    expect(after([stage, amount, { ...inner, combinator: 'and' }])).toBe(text.replace('OR(', 'AND('))
  })
  test('stay around a row that is new', () => {
    const fresh: Rule = { field: 'urgent', operator: 'yes', value: null }
    expect(after([stage, amount, inner, fresh])).toBe(text.replace('"x")\n', '"x"),\n  urgent = TRUE\n'))
  })
  test('go with a row that is taken away, and with no other', () => {
    expect(after([stage, inner])).toBe(text.replace('\n  amount > 1000,  /* or so */', ''))
    expect(after([inner])).toBe('// open and large\nOR(urgent, name = "x")')
    expect(after([])).toBe('')
  })
  test('brackets around conditions are no obstacle', () => {
    const { query: bracketed, source: from } = open('AND((amount > 1), ((urgent)))')
    const [first, second] = bracketed.rules as [Rule, Rule]
    expect(textOfQuery({ ...bracketed, rules: [{ ...first, value: '2' }, second] }, from).text).toBe(
      'AND((amount > 2), ((urgent)))',
    )
    const grown = textOfQuery(
      { ...bracketed, rules: [first, second, { field: 'name', operator: 'filled', value: null }] },
      from,
    ).text
    expect(treeOf(grown)).toEqual(treeOf('AND(amount > 1, urgent, NOT(ISBLANK(name)))'))
  })
})

test('rows that are not finished are left out, and hold what they were part of', () => {
  const { query, source } = open('AND(amount > 1, urgent)')
  const [first, second] = query.rules as [Rule, Rule]
  const fresh: Rule = { field: '', operator: '', value: null }
  expect(textOfQuery({ ...query, rules: [first, second, fresh] }, source)).toEqual({
    text: 'AND(amount > 1, urgent)',
    unfinished: 1,
    isHeld: false,
  })
  expect(textOfQuery({ ...query, rules: [{ ...first, value: null }, second] }, source)).toMatchObject({
    unfinished: 1,
    isHeld: true,
  })
  const broken: Rule = { field: TEXT, operator: TEXT_OPERATOR, value: 'amount >' }
  expect(textOfQuery({ ...query, rules: [first, broken] }, source)).toMatchObject({ text: 'amount > 1', unfinished: 1 })
})

test('one option of a list is asked for as people write it, and means the same', () => {
  const means = (text: string, stage: string | null) => {
    const { typed } = open(text).reading
    if (typed === undefined) throw new Error(text)
    return compileEvaluator(typed)(recordView({ stage }), sampleEnvironment)
  }
  for (const stage of ['open', 'won', null]) {
    expect(means('stage = "won"', stage)).toBe(means('stage in ["won"]', stage))
    expect(means('stage <> "won"', stage)).toBe(means('NOT(stage in ["won"])', stage))
  }
})
