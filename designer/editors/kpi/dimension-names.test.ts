/** Dimensions and shares of a KPI begin with what the application has; nobody thinks of a name. */
import { bundleFromDocuments, indexBundle, type KpiDocument, linkBundle, validateBundle } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { shareLists } from '../../names/share-lists.ts'
import { dimensionOf, nextField } from './dimension-names.ts'

const label = (en: string) => ({ en })
const field = (name: string, type: string, more: object = {}) => ({ name, label: label(name), type, ...more })
const object = (name: string, fields: object[]) => ({
  ...{ kind: 'object', name, label: label(name), pluralLabel: label(name) },
  fields: [field('name', 'text', { required: true }), ...fields],
})
const child = (children: string) => ({ target: 'deal', children: { name: children, label: label(children) } })
const sales = {
  ...{ kind: 'kpi', name: 'sales', label: label('Sales') },
  measure: {
    ...{ from: 'records', object: 'deal', calculate: 'count', date: 'signed_on' },
    dimensions: [{ name: 'place', label: label('Place'), field: 'account.region' }],
  },
}
const bundle = indexBundle(
  linkBundle(
    validateBundle(
      bundleFromDocuments([
        { kind: 'app', name: 'shop', label: label('Shop'), formatVersion: 1 },
        object('account', [field('region', 'text'), field('team', 'text')]),
        object('deal', [
          field('signed_on', 'date'),
          field('city', 'text'),
          field('account', 'lookup', { target: 'account' }),
        ]),
        object('note', [field('deal', 'masterDetail', child('notes')), field('pages', 'number')]),
        object('share', [
          field('deal', 'masterDetail', child('shares')),
          field('points', 'number'),
          field('rep', 'user'),
          field('part', 'percent'),
        ]),
        sales,
      ]),
    ),
  ).sources,
  new Set(),
)
const others = [{ document: sales as unknown as KpiDocument }]

test('a dimension is named by its field, by no name that is taken, and as other KPIs name it', () => {
  expect(dimensionOf('city', 'deal', [], others)).toEqual({ name: 'city', field: 'city' })
  const city = { name: 'city', field: 'account.region' }
  expect(dimensionOf('city', 'deal', [city], others)).toEqual({ name: 'city_2', field: 'city' })
  // figures are grouped by team without any dimension
  expect(dimensionOf('account.team', 'deal', [], others)).toEqual({ name: 'team_2', field: 'account.team' })
  expect(dimensionOf('account.region', 'deal', [], others)).toEqual(sales.measure.dimensions[0])
  expect(dimensionOf('account.region', 'note', [], others).name).toBe('region')
})

test('relations and choices come first, what is taken and days never', () => {
  expect(nextField(bundle, 'deal', [])).toBe('account')
  expect(nextField(bundle, 'deal', [{ name: 'a', field: 'account' }])).not.toBe('signed_on')
  expect(nextField(bundle, 'deal', [{ name: 'a', field: 'account' }])).not.toBe('account')
})

test('only a list with a person and a number says who has which share; per cent comes first', () => {
  const lists = shareLists(bundle, 'deal').map(({ children, people, shares }) => ({
    children,
    people: people.map(({ name }) => name),
    shares: shares.map(({ name }) => name),
  }))
  expect(lists).toEqual([{ children: 'shares', people: ['rep', 'owner'], shares: ['part', 'points'] }])
})
