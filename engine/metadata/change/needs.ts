/**
 * What has to come along when some documents of one bundle are taken over into another: whatever they name and the other
 * one does not have, and, where they take something away, whatever there still names it.
 */
import type { Bundle } from '../bundle.ts'
import { type Graph, type GraphNode, graphOf } from '../graph.ts'

/** A document that is needed, and why. */
export interface Need {
  readonly document: string
  /** The document that needs it: one that was chosen, or is needed itself. */
  readonly by: string
  /** What `by` names, or takes away, as in a graph: `field:deal.amount`, `object:deal`. */
  readonly node: string
  /** `named`: by `by`, and not there yet; `removed`: by `by`, and named by the document. */
  readonly how: 'named' | 'removed'
}

/**
 * The documents that `chosen` ones need besides themselves, in the order in which they were found. Only documents that
 * differ (`changed`) can be needed.
 */
export function needsOf(
  source: Bundle,
  target: Bundle,
  chosen: readonly string[],
  changed: ReadonlySet<string>,
): ReadonlyMap<string, Need> {
  const [theirs, mine] = [indexOf(graphOf(source)), indexOf(graphOf(target))]
  const needs = new Map<string, Need>()
  const open = [...chosen]
  const known = new Set(chosen)
  const add = (need: Need) => {
    if (known.has(need.document) || !changed.has(need.document)) return
    known.add(need.document)
    needs.set(need.document, need)
    open.push(need.document)
  }
  for (let by = open.shift(); by !== undefined; by = open.shift()) {
    for (const node of theirs.named.get(by) ?? [])
      if (!mine.documents.has(node)) add({ document: theirs.documents.get(node) ?? node, by, node, how: 'named' })
    for (const node of mine.nodes.get(by) ?? []) {
      if (theirs.documents.has(node)) continue
      for (const document of mine.namedBy.get(node) ?? []) add({ document, by, node, how: 'removed' })
    }
  }
  return needs
}

interface Index {
  /** The document of each node. */
  readonly documents: ReadonlyMap<string, string>
  /** The nodes of each document. */
  readonly nodes: ReadonlyMap<string, readonly string[]>
  /** The nodes that each document names. */
  readonly named: ReadonlyMap<string, readonly string[]>
  /** The documents that name each node. */
  readonly namedBy: ReadonlyMap<string, readonly string[]>
}

function indexOf({ nodes, edges }: Graph): Index {
  const documents = new Map(nodes.map((node) => [node.id, documentOf(node)]))
  const ofDocument = new Map<string, string[]>()
  for (const [node, document] of documents) push(ofDocument, document, node)
  const named = new Map<string, string[]>()
  const namedBy = new Map<string, string[]>()
  for (const { from, to } of edges) {
    const by = documents.get(from) ?? from
    push(named, by, to)
    push(namedBy, to, by)
  }
  return { documents, nodes: ofDocument, named, namedBy }
}

function documentOf({ id, kind, object }: GraphNode): string {
  return kind === 'field' ? `object:${object}` : id
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
