import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { app, field, modelOf, object, option } from '../metadata/testing/sample-bundle.ts'
import { addSchemaKeywords, readRecord, recordInputSchema, recordOutputSchema, type WriteMode } from './index.ts'

const model = modelOf([
  app(),
  object(
    'deal',
    [
      field('code', 'autoNumber', { format: 'D-{000}' }),
      field('stage', 'select', { options: [option('open'), option('won')], required: true, default: 'open' }),
      field('amount', 'currency', { required: true }),
      field('closed_on', 'date'),
      field('score', 'formula', { expression: '1', returns: 'number' }),
    ],
    { recordTypes: ['a', 'b'].map((name) => ({ name, label: { en: name, 'zh-CN': name } })) },
  ),
])
const deal = model.objects.get('deal')
if (deal === undefined) throw new Error('no deal')

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, allErrors: true })
addFormats.default(ajv)
addSchemaKeywords(ajv)
const schemas = {
  create: ajv.compile(recordInputSchema(deal, 'create')),
  update: ajv.compile(recordInputSchema(deal, 'update')),
}

const problemsOf = (input: unknown, mode: WriteMode) => {
  const reading = readRecord(deal, input, mode)
  return 'problems' in reading ? reading.problems.map(({ field, code }) => `${field} ${code}`) : []
}

describe('readRecord', () => {
  it('makes values canonical and fills in defaults on create', () => {
    expect(readRecord(deal, { name: ' X ', amount: 5, closed_on: '' }, 'create')).toEqual({
      values: { name: 'X', amount: '5.00', closed_on: null, stage: 'open', record_type: 'a' },
    })
  })

  it('takes only what is given on update', () => {
    expect(readRecord(deal, { amount: '7.5' }, 'update')).toEqual({ values: { amount: '7.50' } })
    expect(readRecord(deal, {}, 'update')).toEqual({ values: {} })
  })

  it('finds everything that is wrong at once', () => {
    const input = { amout: 1, stage: 'lost', closed_on: '2017-02-29', id: 'x', version: 1, code: 'D-1', score: 1 }
    expect(problemsOf(input, 'create')).toEqual([
      'amout unknown',
      'stage option',
      'closed_on format',
      'id readOnly',
      'version readOnly',
      'code readOnly',
      'score readOnly',
      'name required',
      'amount required',
    ])
    const reading = readRecord(deal, { amout: 1 }, 'update')
    expect('problems' in reading && reading.problems[0]?.message.en).toContain('Did you mean “amount”?')
  })

  it('lets nobody blank what is required', () => {
    expect(problemsOf({ name: ' ', amount: null, record_type: null }, 'update')).toEqual([
      'record_type required',
      'name required',
      'amount required',
    ])
    expect(problemsOf({ stage: null, name: 'x', amount: 1 }, 'create')).toEqual(['stage required'])
  })

  it.each([null, [], 'x', 7])('refuses %j as a record', (input) => {
    expect(problemsOf(input, 'create')).toEqual([' type'])
  })

  it('is not confused by names of JavaScript', () => {
    const input = JSON.parse('{"__proto__": {"amount": 1}, "constructor": 1, "name": "x"}')
    expect(problemsOf(input, 'create')).toEqual(['__proto__ unknown', 'constructor unknown', 'amount required'])
  })
})

describe('schemas of records', () => {
  it.each([
    ['create', { name: 'x', amount: 1 }, true],
    ['create', { name: 'x' }, false],
    ['create', { name: 'x', amount: '1.005' }, false],
    ['create', { name: 'x', amount: 1, id: 'y' }, false],
    ['update', {}, true],
    ['update', { closed_on: '2017-02-29' }, false],
    ['update', { owner: '0193505e-7b9a-7c11-8f54-a2b0c3d4e5f6' }, true],
    ['update', { score: 1 }, false],
  ] as const)('on %s %j is accepted: %s', (mode, input, accepted) => {
    expect(schemas[mode](input)).toBe(accepted)
    expect('values' in readRecord(deal, input, mode)).toBe(accepted)
  })

  it('describe what the API returns', () => {
    const validate = ajv.compile(recordOutputSchema(deal))
    const record = {
      id: '0193505e-7b9a-7c11-8f54-a2b0c3d4e5f6',
      version: 1,
      name: 'x',
      amount: '1.00',
      closed_on: '2017-03-01',
      score: null,
    }
    expect(validate(record)).toBe(true)
    expect(validate({ ...record, closed_on: 'soon' })).toBe(false)
  })
})
