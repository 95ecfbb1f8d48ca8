import { expect, test } from 'vitest'
import { bundleFromDocuments, graphOf, linkBundle, validateBundle } from './index.ts'
import { app, field, object, role, view } from './testing/sample-bundle.ts'

const documents = [
  app(),
  object('account', [field('won', 'rollup', { children: 'deals', aggregate: 'sum', field: 'amount' })]),
  object('deal', [
    field('amount', 'currency'),
    field('account', 'lookup', { target: 'account', children: { name: 'deals', label: { en: 'Deals' } } }),
    field('double', 'formula', { returns: 'currency', expression: 'amount * 2' }),
  ]),
  view('deal', 'big', ['name', 'account.won'], { filter: 'amount > 10' }),
  role('rep', [{ object: 'deal', read: true, scope: 'all' }]),
]
const graph = graphOf(linkBundle(validateBundle(bundleFromDocuments(documents))))
const edges = graph.edges.map(({ from, how, to }) => `${from} ${how} ${to}`)

test('fields and documents are nodes, with what they are called', () => {
  const node = (id: string) => graph.nodes.find((one) => one.id === id)
  expect(node('object:deal')).toMatchObject({ kind: 'object', label: { en: 'deal' }, system: false })
  expect(node('field:deal.double')).toMatchObject({ kind: 'field', object: 'deal', type: 'formula' })
  expect(node('view:deal/big')).toMatchObject({ kind: 'view', object: 'deal' })
  expect(node('object:person')).toMatchObject({ system: true })
})

test('an object of the system that is extended is called as the application says, and is its own', () => {
  const extended = [...documents, { ...object('person', []), extends: true, label: { en: 'Agent' } }]
  const { nodes } = graphOf(linkBundle(validateBundle(bundleFromDocuments(extended))))
  expect(nodes.filter(({ id }) => id === 'object:person')).toMatchObject([{ label: { en: 'Agent' }, system: false }])
})

test.each([
  'field:deal.account relates object:account',
  'field:account.won calculates field:deal.amount',
  'field:deal.double calculates field:deal.amount',
  'view:deal/big names object:deal',
  'view:deal/big names field:account.won',
  'view:deal/big names field:deal.account',
  'view:deal/big calculates field:deal.amount',
  'role:rep names object:deal',
])('%s', (edge) => expect(edges).toContain(edge))

test('an edge says where it comes from', () => {
  const edge = graph.edges.find(({ from, to }) => from === 'view:deal/big' && to === 'field:account.won')
  expect(edge?.path).toBe('views/deal/big.json#/columns/1/field')
})

test('what leads nowhere is left out, and what is broken takes nothing with it', () => {
  const broken = [...documents, view('deal', 'wrong', ['nothing', 'name']), { ...object('visit', []), fields: 7 }]
  const more = graphOf(linkBundle(validateBundle(bundleFromDocuments(broken))))
  const ids = new Set(more.nodes.map(({ id }) => id))
  expect(more.edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([])
  expect(more.edges.map(({ from, to }) => `${from} ${to}`)).toContain('view:deal/wrong field:deal.name')
  expect(ids.has('object:visit')).toBe(false)
})
