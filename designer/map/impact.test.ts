import { bundleFromDocuments, graphOf, linkBundle, validateBundle } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { byIdentity, type DocumentValue, withDocument } from '../document/documents.ts'
import { affectedBy } from './impact.ts'

const label = (en: string) => ({ en })
const field = (name: string, type: string, more: object = {}) => ({ name, label: label(name), type, ...more })
const amount = field('amount', 'number')
const deal = (...fields: object[]) => ({
  ...{ kind: 'object', name: 'deal', label: label('Deal') },
  fields: [
    field('name', 'text'),
    field('signed_on', 'date'),
    field('double', 'formula', { returns: 'number', expression: 'amount * 2' }),
    field('account', 'lookup', { target: 'account', children: { name: 'deals', label: label('Deals') } }),
    ...fields,
  ],
})
const kpi = (name: string, measure: object) => ({ kind: 'kpi', name, label: label(name), measure })
const documents = [
  { kind: 'app', name: 'a', label: label('A'), formatVersion: 1 },
  {
    ...{ kind: 'object', name: 'account', label: label('Account') },
    fields: [
      field('name', 'text'),
      field('bought', 'rollup', { children: 'deals', aggregate: 'sum', field: 'double' }),
    ],
  },
  deal(amount),
  kpi('sales', { from: 'records', object: 'deal', calculate: 'sum', of: 'amount', date: 'signed_on' }),
  kpi('signed', { from: 'records', object: 'deal', calculate: 'count', date: 'signed_on' }),
  kpi('growth', { from: 'kpis', formula: 'sales / previous.sales' }),
  {
    ...{ kind: 'dashboard', name: 'board', label: label('Board'), period: { granularity: 'month' } },
    widgets: [{ type: 'number', name: 'growth', x: 0, y: 0, w: 3, h: 2, kpi: 'growth' }],
  },
  { kind: 'view', object: 'deal', name: 'all', label: label('All'), columns: [{ field: 'name' }] },
] as unknown as DocumentValue[]
const base = byIdentity(documents)

function affected(identity: string, document: object): readonly string[] {
  const drafted = withDocument(base, identity, document as DocumentValue)
  const graph = graphOf(linkBundle(validateBundle(bundleFromDocuments([...drafted.values()]))))
  return [...affectedBy(graph, base, drafted)].sort()
}

test('a field reaches KPIs that measure it, those made of them, and where they are shown', () =>
  expect(affected('object:deal', deal({ ...amount, min: 0 }))).toEqual([
    'dashboard:board',
    'field:account.bought',
    'field:deal.double',
    'kpi:growth',
    'kpi:sales',
    'object:account',
  ]))

test('a field that nobody uses reaches nobody', () =>
  expect(affected('object:deal', deal(amount, field('note', 'text')))).toEqual([]))

test('other words change nothing for anybody', () =>
  expect(affected('object:deal', deal({ ...amount, label: label('Value') }))).toEqual([]))

test('a KPI reaches what is made of it, and is not affected by itself', () =>
  expect(affected('kpi:sales', kpi('sales', { from: 'entries' }))).toEqual(['dashboard:board', 'kpi:growth']))

test('an object as such reaches its lists and what is measured on it', () => {
  const reached = affected('object:deal', { ...deal(amount), sharing: 'private' })
  expect(reached).toEqual(expect.arrayContaining(['view:deal/all', 'kpi:signed', 'kpi:sales', 'dashboard:board']))
  expect(reached).not.toContain('object:account')
})
