/** Lays a graph out from left to right: what is used stands to the right of who uses it. */
import { Graph, layout } from '@dagrejs/dagre'

export interface Box {
  readonly id: string
  readonly width: number
  readonly height: number
}

export interface Place {
  readonly x: number
  readonly y: number
}

/** Top left corners by id. Deterministic: the same graph is always drawn the same. */
export function arrange(
  boxes: readonly Box[],
  arrows: readonly { readonly from: string; readonly to: string }[],
): ReadonlyMap<string, Place> {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 96, marginx: 24, marginy: 24 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height })
  for (const { from, to } of arrows) if (from !== to) graph.setEdge(from, to)
  layout(graph)
  return new Map(
    boxes.map(({ id, width, height }) => {
      const { x, y } = graph.node(id) as unknown as Place
      return [id, { x: x - width / 2, y: y - height / 2 }]
    }),
  )
}
