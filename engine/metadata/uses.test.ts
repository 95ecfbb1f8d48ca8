import { expect, test } from 'vitest'
import { bundleFromDocuments, compileBundle, fieldUses } from './index.ts'

const text = (en: string) => ({ en, 'zh-CN': en })
const field = (name: string, type: string, more: object = {}) => ({ name, label: text(name), type, ...more })

const { bundle } = compileBundle(
  bundleFromDocuments([
    { kind: 'app', name: 'test', label: text('Test'), formatVersion: 1 },
    {
      kind: 'object',
      name: 'account',
      label: text('Account'),
      fields: [
        field('name', 'text'),
        field('won', 'rollup', { children: 'deals', aggregate: 'sum', field: 'amount', where: 'stage = "won"' }),
      ],
    },
    {
      kind: 'object',
      name: 'deal',
      label: text('Deal'),
      fields: [
        field('name', 'text'),
        field('amount', 'currency'),
        field('stage', 'text'),
        field('account', 'lookup', { target: 'account', children: { name: 'deals', label: text('Deals') } }),
        field('double', 'formula', { returns: 'currency', expression: 'amount * 2' }),
      ],
      validations: [{ name: 'sound', must: 'amount >= 0', message: text('Sound'), field: 'amount' }],
    },
    {
      kind: 'view',
      object: 'deal',
      name: 'all',
      label: text('All'),
      columns: [{ field: 'name' }, { field: 'account.won' }],
      filter: 'AND(double > 10, account.name <> "x")',
    },
    {
      kind: 'layout',
      object: 'account',
      name: 'main',
      label: text('Main'),
      sections: [{ name: 'main', label: text('Main'), fields: [{ field: 'name', visibleWhen: 'won > 0' }] }],
      related: [{ children: 'deals' }],
    },
  ]),
)

const usesOf = (key: string) =>
  bundle &&
  fieldUses(bundle)
    .get(key)
    ?.map(({ path, how }) => `${how} ${path.replace(/^.*?([^/]+\/)?([^/]+#)/, '$1$2')}`)

test('every place that names a field or calculates with it', () => {
  expect(usesOf('deal.amount')).toEqual([
    'calculates objects/account.json#/fields/1',
    'calculates objects/deal.json#/fields/4/expression',
    'calculates objects/deal.json#/validations/0/must',
    'names objects/deal.json#/validations/0/field',
  ])
  expect(usesOf('deal.double')).toEqual(['calculates deal/all.json#/filter'])
  expect(usesOf('account.won')).toEqual([
    'names deal/all.json#/columns/1/field',
    'calculates account/main.json#/sections/0/fields/0/visibleWhen',
  ])
  expect(usesOf('deal.account')).toEqual([
    'names objects/account.json#/fields/1/children',
    'calculates objects/account.json#/fields/1',
    'names deal/all.json#/columns/1/field',
    'calculates deal/all.json#/filter',
    'names account/main.json#/related/0/children',
  ])
})

test('a field that nothing uses has none', () => {
  expect(usesOf('account.owner')).toBeUndefined()
})
