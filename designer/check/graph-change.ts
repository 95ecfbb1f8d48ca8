/** The graph as it crosses from the worker to the page: only what has changed since the last time. */
import type { Graph } from '@attain/engine/metadata'
import type { GraphChange, ListChange } from './checks.ts'

/** Beyond this part of a list, the list is sent as a whole. */
const MOST_CHANGED = 0.2

/** Remembers the last graph, entry by entry as text, and says what is different in the next. */
export function createGraphWatch(): (graph: Graph) => GraphChange {
  const nodes = createListWatch<Graph['nodes'][number]>()
  const edges = createListWatch<Graph['edges'][number]>()
  return (graph) => ({ nodes: nodes(graph.nodes), edges: edges(graph.edges) })
}

function createListWatch<T>(): (list: readonly T[]) => ListChange<T> {
  let last: readonly string[] = []
  return (list) => {
    const texts = list.map((entry) => JSON.stringify(entry))
    const before = last
    last = texts
    if (before.length !== texts.length) return { all: list }
    const at = list.flatMap((entry, index): [number, T][] => (texts[index] === before[index] ? [] : [[index, entry]]))
    return at.length > list.length * MOST_CHANGED ? { all: list } : { at }
  }
}

/** The graph after a change; the same when nothing is different. */
export function withGraphChange(before: Graph | undefined, { nodes, edges }: GraphChange): Graph {
  const after = { nodes: withListChange(before?.nodes ?? [], nodes), edges: withListChange(before?.edges ?? [], edges) }
  return before !== undefined && after.nodes === before.nodes && after.edges === before.edges ? before : after
}

function withListChange<T>(before: readonly T[], change: ListChange<T>): readonly T[] {
  if ('all' in change) return change.all
  if (change.at.length === 0) return before
  const after = [...before]
  for (const [index, entry] of change.at) after[index] = entry
  return after
}
