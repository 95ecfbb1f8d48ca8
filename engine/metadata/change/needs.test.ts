import { expect, test } from 'vitest'
import { bundleFromDocuments, linkBundle, needsOf, validateBundle } from '../index.ts'
import { app, field, object, role, view } from '../testing/sample-bundle.ts'

const bundle = (...documents: object[]) => linkBundle(validateBundle(bundleFromDocuments([app(), ...documents])))
const region = object('region', [])
const account = object('account', [field('region', 'lookup', { target: 'region' })])
const plainDeal = object('deal', [])
const deal = object('deal', [
  field('amount', 'currency'),
  field('account', 'lookup', { target: 'account', children: { name: 'deals', label: { en: 'Deals' } } }),
])
const big = view('deal', 'big', ['name', 'account'], { filter: 'amount > 10' })
const rep = role('rep', [{ object: 'deal', read: true, scope: 'all' }])

const needs = (
  source: ReturnType<typeof bundle>,
  target: ReturnType<typeof bundle>,
  chosen: string[],
  changed: string[],
) =>
  [...needsOf(source, target, chosen, new Set([...chosen, ...changed])).values()].map(
    ({ document, by, node, how }) => `${document} ${how} by ${by}: ${node}`,
  )

test('what a document names and the other bundle lacks comes along, and what that needs in turn', () => {
  const changed = ['object:deal', 'object:account', 'object:region', 'role:rep']
  expect(needs(bundle(region, account, deal, big, rep), bundle(), ['view:deal/big'], changed)).toEqual([
    'object:deal named by view:deal/big: object:deal',
    'object:account named by object:deal: object:account',
    'object:region named by object:account: object:region',
  ])
})

test('an object that is there comes along for the field that it lacks', () => {
  const changed = ['object:deal', 'object:account', 'object:region']
  expect(
    needs(bundle(region, account, deal, big), bundle(region, account, plainDeal), ['view:deal/big'], changed),
  ).toEqual(['object:deal named by view:deal/big: field:deal.account'])
  const all = bundle(region, account, deal)
  expect(needs(bundle(region, account, deal, big), all, ['view:deal/big'], changed)).toEqual([])
})

test('whoever names what is taken away comes along', () => {
  const source = bundle(plainDeal, view('deal', 'big', ['name']))
  const target = bundle(region, account, deal, big)
  expect(needs(source, target, ['object:deal'], ['view:deal/big', 'object:account', 'object:region'])).toEqual([
    'view:deal/big removed by object:deal: field:deal.amount',
  ])
  expect(needs(source, target, ['object:account'], ['view:deal/big', 'object:deal', 'object:region'])).toEqual([
    'object:deal removed by object:account: object:account',
    'view:deal/big removed by object:deal: field:deal.amount',
  ])
})
