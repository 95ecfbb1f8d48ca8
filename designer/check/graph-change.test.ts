import type { Graph } from '@attain/engine/metadata'
import { expect, test } from 'vitest'
import { createGraphWatch, withGraphChange } from './graph-change.ts'

function graph(names: readonly string[], edges: readonly (readonly [string, string])[] = []): Graph {
  return {
    nodes: names.map((name, index) => ({
      id: `field:o.${index}`,
      kind: 'field',
      name,
      label: { en: name },
      system: false,
    })),
    edges: edges.map(([from, to]) => ({ from, to, how: 'names', path: '' })),
  }
}

const many = Array.from({ length: 100 }, (_, index) => `n${index}`)

test('of a large graph, only what was typed in crosses', () => {
  const watch = createGraphWatch()
  watch(graph(many))
  const after = graph(many.with(7, 'other'))
  expect(watch(after)).toEqual({ nodes: { at: [[7, after.nodes[7]]] }, edges: { at: [] } })
})

test('the page has the graph of the worker, whatever happens to it', () => {
  const watch = createGraphWatch()
  let here: Graph | undefined
  for (const next of [
    graph([]),
    graph(many),
    graph(many.with(3, 'x'), [['a', 'b']]),
    graph(
      many.map((name) => `${name}!`),
      [['a', 'c']],
    ),
    graph(many.slice(1), []),
  ]) {
    here = withGraphChange(here, watch(next))
    expect(here).toEqual(next)
  }
})

test('a graph without a change is the same one, so that nothing is drawn again', () => {
  const watch = createGraphWatch()
  const first = withGraphChange(undefined, watch(graph(many)))
  expect(withGraphChange(first, watch(graph(many)))).toBe(first)
})
