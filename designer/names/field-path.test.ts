import { expect, test } from 'vitest'
import { sampleBundle } from '../formula/sample-bundle.test-data.ts'
import { labelledDimensions } from './dimension-label.ts'
import { fieldAtPath, fieldsOf, labelOfPath, leadsOn } from './field-path.ts'

test('a path is called by its steps', () => {
  expect(labelOfPath(sampleBundle, 'deal', 'account.region', 'en')).toBe('Account › Region')
  expect(labelOfPath(sampleBundle, 'deal', 'account.region', 'zh-CN')).toBe('Account›Region')
  expect(labelOfPath(sampleBundle, 'deal', 'account.gone', 'en')).toBe('account.gone')
})

test('fields come in their order, with what the engine adds, but for the id', () => {
  const names = fieldsOf(sampleBundle, 'account').map(({ name }) => name)
  expect(names.slice(0, 4)).toEqual(['name', 'region', 'credit', 'owner'])
  expect(names).not.toContain('id')
})

test('a path goes on behind a relation, and not for ever', () => {
  const account = fieldAtPath(sampleBundle, 'line', 'deal.account', 'en')?.field
  const region = fieldAtPath(sampleBundle, 'deal', 'account.region', 'en')?.field
  if (account === undefined || region === undefined) throw new Error('The sample has both.')
  expect(leadsOn('deal.account', account)).toBe(true)
  expect(leadsOn('account.region', region)).toBe(false)
  expect(leadsOn('a.b.c.d.e', account)).toBe(false)
})

test('a dimension without a label is called as its field is', () => {
  const measure = {
    ...({ from: 'records', object: 'deal', calculate: 'count', date: 'closed_on' } as const),
    dimensions: [
      { name: 'place', field: 'account.region' },
      { name: 'size', label: { en: 'Size of deal' }, field: 'stage' },
      { name: 'gone', field: 'gone' },
    ],
  }
  expect(labelledDimensions(sampleBundle, measure, 'en').map(({ label }) => label)).toEqual([
    'Region',
    'Size of deal',
    'gone',
  ])
})
