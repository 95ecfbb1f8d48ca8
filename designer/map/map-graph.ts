/** What of the dependency graph is drawn: the kinds that are wanted, and what hangs together among them. */
import type { Graph, GraphEdge, GraphNode, Kind } from '@attain/engine/metadata'

/** What can be shown or left out: documents by kind, and the fields that formulas connect. */
export type Layer = Kind | 'formulas'

export interface Drawn {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/**
 * The part of the graph in these layers, and what is to be seen `also`, whatever they are. Edges to or from a field that is not drawn go to its object, so that a list
 * hangs at the object of its columns; several between the same two are one.
 */
export function drawnGraph(graph: Graph, layers: ReadonlySet<Layer>, also: ReadonlySet<string> = none): Drawn {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]))
  const connected = layers.has('formulas') ? fieldsInFormulas(graph, layers.has('kpi')) : new Set<string>()
  const used = usedByApplication(graph, byId)
  const isDrawn = ({ id, kind, system }: GraphNode) => {
    if (kind === 'field') return connected.has(id)
    // an object of the system is of interest when the application does something with it
    return also.has(id) || (layers.has(kind) && (!system || used.has(id)))
  }
  const nodes = graph.nodes.filter(isDrawn)
  const drawn = new Set(nodes.map(({ id }) => id))
  const standsFor = (id: string): string | undefined => {
    if (drawn.has(id)) return id
    const object = byId.get(id)?.kind === 'field' ? `object:${byId.get(id)?.object}` : undefined
    return object !== undefined && drawn.has(object) ? object : undefined
  }
  const edges = new Map<string, GraphEdge>()
  for (const edge of graph.edges) {
    const [from, to] = [standsFor(edge.from), standsFor(edge.to)]
    if (from === undefined || to === undefined || from === to) continue
    const key = `${from} ${to}`
    const known = edges.get(key)
    if (known === undefined || weights[edge.how] > weights[known.how]) edges.set(key, { ...edge, from, to })
  }
  for (const id of connected) {
    const owner = `object:${byId.get(id)?.object}`
    if (drawn.has(owner)) edges.set(`${owner} ${id}`, { from: owner, to: id, how: 'names', path: '' })
  }
  return { nodes, edges: [...edges.values()] }
}

const none: ReadonlySet<string> = new Set()

/** What documents and fields that are not the system's use, objects of the fields included. */
function usedByApplication({ edges }: Graph, byId: ReadonlyMap<string, GraphNode>): ReadonlySet<string> {
  const used = edges.filter(({ from }) => byId.get(from)?.system === false).map(({ to }) => byId.get(to))
  return new Set(used.flatMap((node) => (node === undefined ? [] : [node.id, `object:${node.object}`])))
}

/** What is worth most to know about two things that hang together in several ways. */
const weights = { relates: 2, calculates: 1, names: 0 } as const

/** Fields that formulas connect; where KPIs are drawn, those that they measure as well. */
function fieldsInFormulas({ edges }: Graph, withKpis: boolean): ReadonlySet<string> {
  const isField = (id: string) => id.startsWith('field:')
  const calculates = (id: string) => isField(id) || (withKpis && id.startsWith('kpi:'))
  return new Set(
    edges
      .filter(({ from, to, how }) => how === 'calculates' && calculates(from) && isField(to))
      .flatMap(({ from, to }) => [from, to].filter(isField)),
  )
}

/** What a thing uses, and what uses it, fields included; for a document also what its fields do. */
export function neighbours(
  graph: Graph,
  id: string,
): { readonly uses: readonly GraphEdge[]; readonly usedBy: readonly GraphEdge[] } {
  const name = id.startsWith('object:') ? id.slice('object:'.length) : undefined
  const isInside = (other: string) => other === id || (name !== undefined && other.startsWith(`field:${name}.`))
  return {
    uses: graph.edges.filter(({ from, to }) => isInside(from) && !isInside(to)),
    usedBy: graph.edges.filter(({ from, to }) => isInside(to) && !isInside(from)),
  }
}

/** The document that a node belongs to: of a field, its object. */
export function documentOf(node: GraphNode): string {
  return node.kind === 'field' ? `object:${node.object}` : node.id
}
