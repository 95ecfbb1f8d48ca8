/** Ways out of nodes, by a name that stays the same while what they lead to changes. */
import { END } from '@attain/engine/metadata'
import { type Approval, type ApprovalNode, hasBranches, nodeNamed, withNode } from './document.ts'

/** `next`, `rejected`, `otherwise`, or the number of a branch. */
export type ExitWay = 'next' | 'rejected' | 'otherwise' | number

export interface Exit {
  /** The name of the node; undefined is where the approval begins. */
  readonly from: string | undefined
  readonly way: ExitWay
}

export const begin: Exit = { from: undefined, way: 'next' }

export function exitId({ from, way }: Exit): string {
  return `${from ?? ''}/${way}`
}

export function exitOf(id: string): Exit {
  const [from = '', way = 'next'] = id.split('/')
  return { from: from === '' ? undefined : from, way: /^\d+$/.test(way) ? Number(way) : (way as ExitWay) }
}

/** The ways out of a node in the order in which they are drawn; a rejection that ends the approval is none. */
export function exitsOf(node: ApprovalNode): readonly Exit[] {
  const exit = (way: ExitWay): Exit => ({ from: node.name, way })
  if (hasBranches(node)) {
    const branches = node.branches.map((_, index) => exit(index))
    return node.type === 'parallel' ? branches : [...branches, exit('otherwise')]
  }
  const isRejected = 'rejected' in node && node.rejected !== undefined
  return isRejected ? [exit('next'), exit('rejected')] : [exit('next')]
}

export function allExits({ nodes }: Approval): readonly Exit[] {
  return [begin, ...nodes.flatMap(exitsOf)]
}

/** The node that it leads to, `end`, or undefined where it leads nowhere yet. */
export function targetOf(approval: Approval, exit: Exit): string | undefined {
  if (exit.from === undefined) return approval.first
  const node = nodeNamed(approval, exit.from)
  return node && targetIn(node, exit.way)
}

export function targetIn(node: ApprovalNode, way: ExitWay): string | undefined {
  if (typeof way === 'number') return hasBranches(node) ? node.branches[way]?.next : undefined
  return (node as { readonly next?: string; readonly rejected?: string; readonly otherwise?: string })[way]
}

export function withTarget(approval: Approval, exit: Exit, target: string): Approval {
  const { from, way } = exit
  if (from === undefined) return { ...approval, first: target }
  return withNode(approval, from, (node) => targeted(node, way, target))
}

function targeted(node: ApprovalNode, way: ExitWay, target: string): ApprovalNode {
  if (typeof way === 'number') {
    if (!hasBranches(node)) return node
    const branches = node.branches.map((branch, index) => (index === way ? { ...branch, next: target } : branch))
    return { ...node, branches } as ApprovalNode
  }
  if (way === 'rejected') {
    // a rejection that leads nowhere ends the approval
    const { rejected: _, ...rest } = node as ApprovalNode & { rejected?: string }
    return (target === END ? rest : { ...rest, rejected: target }) as ApprovalNode
  }
  return { ...node, [way]: target } as ApprovalNode
}

/** The approval with every way to one node leading to another. */
export function withTargetsMoved(approval: Approval, from: string, to: string): Approval {
  return allExits(approval)
    .filter((exit) => targetOf(approval, exit) === from)
    .reduce((moved, exit) => withTarget(moved, exit, to), approval)
}
