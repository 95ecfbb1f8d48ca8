import type { GraphEdge } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { linesOf } from './map-edges.tsx'

const box = (id: string, x: number) => [id, { id, x, y: 0, width: 100, height: 50 }] as const
const edge = (from: string, to: string, how: GraphEdge['how']): GraphEdge => ({ from, to, how, path: '' })

test('hundreds of lines are as many paths as there are looks', () => {
  const ids = Array.from({ length: 500 }, (_, index) => `object:o${index}`)
  const boxes = new Map(ids.map((id, index) => box(id, index * 200)))
  const edges = ids.slice(1).map((id, index) => edge(ids[index] as string, id, index % 2 === 0 ? 'relates' : 'names'))
  const lines = linesOf(edges, boxes, undefined)
  expect([...lines.keys()]).toEqual(['map-edge map-edge-relates', 'map-edge map-edge-names'])
  const drawn = [...lines.values()].join('').match(/M/g)
  expect(drawn).toHaveLength(499)
})

test('beside what is chosen, lines are faint; one that leads nowhere is not drawn', () => {
  const boxes = new Map([box('a', 0), box('b', 200), box('c', 400)])
  const edges = [edge('a', 'b', 'names'), edge('b', 'c', 'names'), edge('a', 'gone', 'names')]
  expect([...linesOf(edges, boxes, 'c').keys()]).toEqual([
    'map-edge map-edge-names is-faint',
    'map-edge map-edge-names',
  ])
})

test('a line goes from the right side of who uses to the left side of what is used', () => {
  const lines = linesOf([edge('a', 'b', 'names')], new Map([box('a', 0), box('b', 200)]), undefined)
  expect([...lines.values()][0]).toMatch(/^M100,25 C.* 200,25$/)
  const back = linesOf([edge('b', 'a', 'names')], new Map([box('a', 0), box('b', 200)]), undefined)
  expect([...back.values()][0]).toMatch(/^M200,25 C.* 100,25$/)
})
