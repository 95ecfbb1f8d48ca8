/** The graph of an approval, as its document draws it: which node leads to which. */
import type { ApprovalDocument, Node } from './types.generated.ts'

/** The name of what follows the last node. No node can be called that. */
export const END = 'end'

/** A way out of a node: where it leads, and where the document says so. */
export interface Way {
  readonly to: string | undefined
  /** JSON pointer into the document. */
  readonly place: string
  /** A rejection, which only some nodes have. */
  readonly isRejection?: boolean
}

/** Every way out of a node, those that lead nowhere yet included. */
export function waysOf(node: Node, place: string): readonly Way[] {
  switch (node.type) {
    case 'condition':
      return [...branchWays(node.branches, place), { to: node.otherwise, place: `${place}/otherwise` }]
    case 'parallel':
      return branchWays(node.branches, place)
    case 'inclusive':
      return [...branchWays(node.branches, place), { to: node.otherwise, place: `${place}/otherwise` }]
    case 'approval':
    case 'subprocess':
      return [
        { to: node.next, place: `${place}/next` },
        ...(node.rejected === undefined ? [] : [{ to: node.rejected, place: `${place}/rejected`, isRejection: true }]),
      ]
    case 'copy':
    case 'join':
    case 'action':
    case 'wait':
      return [{ to: node.next, place: `${place}/next` }]
    default:
      return node satisfies never
  }
}

function branchWays(branches: readonly { readonly next?: string }[], place: string): readonly Way[] {
  return branches.map(({ next }, index) => ({ to: next, place: `${place}/branches/${index}/next` }))
}

/** Nodes by name with their place; of a name that is used twice, the first. */
export function nodesOf({
  nodes,
}: ApprovalDocument): ReadonlyMap<string, { readonly node: Node; readonly place: string }> {
  const byName = new Map<string, { node: Node; place: string }>()
  for (const [index, node] of nodes.entries()) {
    if (!byName.has(node.name)) byName.set(node.name, { node, place: `/nodes/${index}` })
  }
  return byName
}
