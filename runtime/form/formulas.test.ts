import type { ObjectBody, Values } from '@attain/contract'
import { describe, expect, test } from 'vitest'
import { buildForm, initialValues } from './build-form.ts'
import { checkRecord } from './check-record.ts'
import { compileFormulas } from './formulas.ts'
import { formulasOf, hasFormulas } from './live-formulas.ts'
import { chooseLayout } from './sections.ts'
import { formulasFor, type TestCircumstances } from './test-formulas.ts'
import { account, field, opportunity } from './test-objects.ts'

const computed = (name: string, returns: string, expression: string) =>
  field(name, 'formula', { access: 'read', document: { returns, expression } })

const deal: ObjectBody = {
  ...opportunity,
  fields: [
    ...opportunity.fields,
    field('created_by', 'user', { builtIn: true, access: 'read', target: 'person' }),
    field('updated_by', 'user', { builtIn: true, access: 'read', target: 'person' }),
    field('version', 'number', { builtIn: true, access: 'read' }),
    field('due', 'date', { document: { defaultFormula: 'TODAY() + 30' } }),
    field('remind', 'date', { document: { defaultFormula: 'due - 7' } }),
    field('segment', 'text', { document: { defaultFormula: 'account.name' } }),
    computed('net', 'number', 'amount * (1 - discount)'),
    computed('half', 'number', 'net / 2'),
    computed('hidden_cost', 'number', 'amount - cost'),
    computed('siblings', 'number', 'COUNT(account.deals)'),
    field('lines', 'rollup', { valueType: 'number', access: 'read' }),
  ],
}
const customer: ObjectBody = {
  ...account,
  children: [{ name: 'deals', label: { en: 'Deals' }, object: 'opportunity', field: 'account', masterDetail: false }],
}
const layout = chooseLayout(deal, [])
const uses = formulasOf(deal, layout, 'form')
const medical = new Map([['account', { id: 'a1', values: { sector: 'medical', name: 'Northwind' } }]])
const asking = (more: TestCircumstances = {}) => formulasFor(deal, layout, { objects: [customer], ...more })
const holds = (condition: unknown, values: Values, more: TestCircumstances = {}) =>
  asking(more).holds(condition, values)

describe('conditions while somebody types', () => {
  test('are text or a tree, over the values of the form', () => {
    expect(holds('stage = "won"', { stage: 'won' })).toBe(true)
    expect(holds({ '==': [{ var: 'stage' }, 'won'] }, { stage: 'open' })).toBe(false)
  })
  test('know what was there before', () => {
    const prior = { stage: 'won', amount: '5.00' }
    expect(holds('PRIOR(stage) = "won"', { stage: 'open' }, { prior })).toBe(true)
    expect(holds('ISCHANGED(amount)', { amount: '5' }, { prior })).toBe(false)
    expect(holds('ISCHANGED(amount)', { amount: '6' }, { prior })).toBe(true)
    expect(holds('ISNEW()', {}, { prior: null })).toBe(true)
    expect(holds('ISNEW()', {}, { prior })).toBe(false)
  })
  test('look at the record that a lookup points to once it is there', () => {
    const condition = 'account.sector = "medical"'
    expect(holds(condition, { account: 'a1' }, { related: medical })).toBe(true)
    expect(holds(condition, { account: 'a2' }, { related: medical })).toBeUndefined()
    expect(holds(condition, { account: null }, { related: medical })).toBe(false)
  })
  test('leave to the server what they come to look at elsewhere', () => {
    expect(holds('AND(stage = "won", siblings > 1)', { stage: 'open' })).toBe(false)
    expect(holds('AND(stage = "won", siblings > 1)', { stage: 'won' })).toBeUndefined()
    expect(holds('unknown_field = 1', {})).toBeUndefined()
    expect(holds('lines > 1', {}, { prior: null })).toBeUndefined()
    expect(holds('lines > 1', { lines: '2' }, { prior: {} })).toBe(true)
    expect(holds('ISMANAGEROF(owner)', { owner: 'you' })).toBeUndefined()
  })
  test('whoever creates a record owns it', () => {
    expect(holds('owner = CURRENTUSER()', {}, { prior: null })).toBe(true)
    expect(holds('owner = CURRENTUSER()', { owner: 'you' }, { prior: null })).toBe(false)
  })
  test('take what saving writes by itself for written', () => {
    const [condition, mine] = ['created_by = CURRENTUSER()', { created_by: 'me', updated_by: 'you', version: 3 }]
    expect(holds(condition, {}, { prior: null })).toBe(true)
    expect(holds(condition, { created_by: 'you' }, { prior: { created_by: 'you' } })).toBe(false)
    expect(holds('updated_by = CURRENTUSER()', mine, { prior: mine })).toBe(true)
    expect(holds('PRIOR(updated_by) = CURRENTUSER()', mine, { prior: mine })).toBe(false)
    expect(holds('version = 1', {}, { prior: null })).toBe(true)
    expect(holds('version > 1', mine, { prior: mine })).toBeUndefined()
  })
})

describe('formula fields', () => {
  test('follow what is typed, over each other', () => {
    expect(asking({ prior: {} }).computed({ amount: '100', discount: '0.1' })).toEqual({ net: '90', half: '45' })
  })
  test('on a page they are what the server said', () => {
    expect(holds('net > 50', { amount: '1', discount: '0', net: '60' })).toBe(true)
    expect(holds('net > 50', { amount: '1', discount: '0', net: '60' }, { prior: {} })).toBe(false)
  })
  test('stand in a new form as far as they can be told', () => {
    const form = buildForm(deal, layout, {}, { language: 'en', mode: 'create', formulas: asking({ prior: null }) })
    const names = Object.keys(form.schema.properties ?? {})
    expect(names).toEqual(expect.arrayContaining(['net', 'half']))
    expect(names).not.toContain('hidden_cost')
    expect(names).not.toContain('siblings')
  })
})

test('what comes to nothing stays blank, also where it is rounded', () => {
  const document = { returns: 'number', expression: 'IF(amount > 0, amount / 3)' }
  const third = field('third', 'formula', { access: 'read', scale: 2, document })
  const parts: ObjectBody = { ...deal, fields: [...opportunity.fields, third] }
  const { computed } = formulasFor(parts, chooseLayout(parts, []))
  expect(computed({ amount: '100' })).toEqual({ third: '33.33' })
  expect(computed({ amount: null })).toEqual({ third: null })
})

describe('worked-out defaults', () => {
  test('each after what it reads, and they follow it', () => {
    const { withDefaults } = asking({ prior: null })
    expect(withDefaults({})).toEqual({ due: '2026-12-22', remind: '2026-12-15' })
    expect(withDefaults({ due: '2027-01-31' })).toEqual({ due: '2027-01-31', remind: '2027-01-24' })
  })
  test('what was given or made blank by hand stays', () => {
    expect(asking({ prior: null }).withDefaults({ due: null, remind: '2026-12-01' })).toEqual({
      due: null,
      remind: '2026-12-01',
    })
  })
  test('those over a lookup wait for its record', () => {
    const given = { due: null, remind: null, account: 'a1' }
    expect(asking({ prior: null }).withDefaults(given)).toEqual(given)
    expect(asking({ prior: null, related: medical }).withDefaults(given)).toMatchObject({ segment: 'Northwind' })
  })
  test('are no initial values', () => {
    expect(initialValues(deal)).toEqual({ stage: 'open' })
  })
})

test('a rule about a change is checked before saving', () => {
  const strict: ObjectBody = {
    ...deal,
    validations: [
      {
        name: 'no_way_back',
        must: 'NOT(AND(ISCHANGED(stage), PRIOR(stage) = "won"))' as never,
        message: { en: 'What is won stays won.' },
        field: 'stage',
      },
    ],
  }
  const formulas = formulasFor(strict, layout, { prior: { name: 'A', stage: 'won' } })
  const { sections } = buildForm(strict, layout, {}, { language: 'en', mode: 'update', formulas })
  const check = (stage: string) => checkRecord(strict, sections, { name: 'A', stage }, 'en', formulas)
  expect(check('open')).toEqual([{ field: 'stage', code: 'validation', message: 'What is won stays won.' }])
  expect(check('won')).toEqual([])
})

test('what is needed behind lookups is known before anything is typed', () => {
  const { far } = compileFormulas(deal, new Map([['account', customer]]), uses)
  expect([...far]).toEqual([['account', ['name']]])
})

test('a layout without formulas needs no language', () => {
  expect(hasFormulas(formulasOf(account, chooseLayout(account, []), 'form'))).toBe(false)
  expect(hasFormulas(uses)).toBe(true)
  expect(hasFormulas(formulasOf(deal, layout, 'page'))).toBe(false)
})
