import { bundleFromDocuments, graphOf, linkBundle, validateBundle } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { arrange } from './arrange.ts'
import { drawnGraph, type Layer, neighbours } from './map-graph.ts'

const label = (en: string) => ({ en })
const field = (name: string, type: string, more: object = {}) => ({ name, label: label(name), type, ...more })
const graph = graphOf(
  linkBundle(
    validateBundle(
      bundleFromDocuments([
        { kind: 'app', name: 'a', label: label('A'), formatVersion: 1 },
        { kind: 'object', name: 'account', label: label('Account'), fields: [field('name', 'text')] },
        {
          kind: 'object',
          name: 'deal',
          label: label('Deal'),
          fields: [
            field('name', 'text'),
            field('amount', 'number'),
            field('signed_on', 'date'),
            field('double', 'formula', { returns: 'number', expression: 'amount * 2' }),
            field('account', 'lookup', { target: 'account' }),
          ],
        },
        {
          ...{ kind: 'kpi', name: 'sales', label: label('Sales') },
          measure: { from: 'records', object: 'deal', calculate: 'sum', of: 'amount', date: 'signed_on' },
        },
        {
          kind: 'kpi',
          name: 'growth',
          label: label('Growth'),
          measure: { from: 'kpis', formula: 'sales / previous.sales' },
        },
        { kind: 'view', object: 'deal', name: 'all', label: label('All'), columns: [{ field: 'amount' }] },
      ]),
    ),
  ),
)
const drawn = (...layers: Layer[]) => {
  const { nodes, edges } = drawnGraph(graph, new Set(layers))
  return { nodes: nodes.map(({ id }) => id), edges: edges.map(({ from, how, to }) => `${from} ${how} ${to}`) }
}

test('objects and how they relate; what fields say is said by their object', () => {
  const { nodes, edges } = drawn('object')
  expect(nodes).toEqual(expect.arrayContaining(['object:account', 'object:deal']))
  expect(edges).toContain('object:deal relates object:account')
  expect(nodes).not.toContain('view:deal/all')
})

test('a list hangs at its object', () =>
  expect(drawn('object', 'view').edges).toContain('view:deal/all names object:deal'))

test('formulas show the fields that they connect, and no others', () => {
  const { nodes, edges } = drawn('object', 'formulas')
  expect(nodes.filter((id) => id.startsWith('field:deal.'))).toEqual(['field:deal.amount', 'field:deal.double'])
  expect(edges).toEqual(
    expect.arrayContaining(['field:deal.double calculates field:deal.amount', 'object:deal names field:deal.double']),
  )
})

test('KPIs lead back to the fields that they measure', () => {
  expect(drawn('object', 'kpi').edges).toContain('kpi:sales calculates object:deal')
  const { nodes, edges } = drawn('object', 'formulas', 'kpi')
  expect(nodes).toContain('field:deal.signed_on')
  expect(edges).toEqual(
    expect.arrayContaining(['kpi:growth calculates kpi:sales', 'kpi:sales calculates field:deal.amount']),
  )
})

test('neighbours of an object are those of its fields too, without what stays inside', () => {
  const { uses, usedBy } = neighbours(graph, 'object:deal')
  expect(uses.map(({ to }) => to)).toContain('object:account')
  expect(usedBy.map(({ from }) => from)).toContain('view:deal/all')
  expect(uses.every(({ to }) => !to.startsWith('field:deal.'))).toBe(true)
})

test('every box has a place of its own', () => {
  const boxes = ['a', 'b', 'c', 'd'].map((id) => ({ id, width: 200, height: 60 }))
  const places = arrange(boxes, [
    { from: 'a', to: 'b' },
    { from: 'a', to: 'c' },
    { from: 'c', to: 'a' },
  ])
  const [a, b, c] = ['a', 'b', 'c'].map((id) => places.get(id))
  expect(b!.x).toBeGreaterThan(a!.x + 200)
  expect(Math.abs(b!.y - c!.y)).toBeGreaterThanOrEqual(60)
  expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(4)
})

test('what is to be seen also is drawn whatever the layers, tied to what they show', () => {
  const { nodes, edges } = drawnGraph(graph, new Set<Layer>(['object']), new Set(['kpi:sales']))
  expect(nodes.map(({ id }) => id)).toContain('kpi:sales')
  expect(nodes.map(({ id }) => id)).not.toContain('kpi:growth')
  expect(edges.map(({ from, to }) => `${from} ${to}`)).toContain('kpi:sales object:deal')
})
