/** A piece of an approval on its own: what is copied, and what is put in. */
import { END } from '@attain/engine/metadata'
import { freeName } from '../../object/object-document.ts'
import { type Approval, type ApprovalNode, isSplit } from './document.ts'
import { exitsOf, targetIn, withTarget } from './exits.ts'
import { blockOf, continuationOf, reachable, splitOf } from './reach.ts'

export interface Fragment {
  readonly first: string
  readonly nodes: readonly ApprovalNode[]
}

/** Where ways out of a fragment lead until it has a place. No node can be called that. */
export const OUT = ''

/** A copy of these nodes, one after another; of a split or a condition with all that it holds. */
export function copyOf(approval: Approval, names: ReadonlySet<string>): Fragment | undefined {
  const wanted = [...names].map((name) => splitOf(approval, name) ?? name)
  const order = [...reachable(approval), ...approval.nodes.map(({ name }) => name)]
  const tops = [...new Set(order)].filter((name) => wanted.includes(name))
  const taken = new Set<string>()
  const blocks = tops.flatMap((name) => {
    if (taken.has(name)) return []
    const block = blockOf(approval, name)
    for (const one of block) taken.add(one)
    return [{ name, block }]
  })
  const nodes = blocks.flatMap(({ name, block }, index) => {
    const goesOn = blocks[index + 1]?.name ?? OUT
    const end = continuationOf(approval, name)
    return approval.nodes.filter((node) => block.has(node.name)).map((node) => withOwnTargets(node, block, end, goesOn))
  })
  return blocks[0] && { first: blocks[0].name, nodes }
}

/** Ways to the inside stay; rejections to the outside end; all others go on behind the block. */
function withOwnTargets(node: ApprovalNode, block: ReadonlySet<string>, end: string, goesOn: string): ApprovalNode {
  const alone = { first: node.name, nodes: [node] } as unknown as Approval
  const moved = exitsOf(node).reduce((copy, exit) => {
    const target = targetIn(node, exit.way)
    if (target !== undefined && target !== end && block.has(target)) return copy
    return withTarget(copy, exit, exit.way === 'rejected' ? END : goesOn)
  }, alone)
  return moved.nodes[0] ?? node
}

/** The fragment under names that are free in an approval, leading on to a node of it. */
export function placed(fragment: Fragment, approval: Approval, target: string): Fragment {
  const taken = new Set([END, ...approval.nodes.map(({ name }) => name)])
  const names = new Map<string, string>([[OUT, target]])
  for (const { name } of fragment.nodes) {
    // a copy of a copy is one more, not a copy of that name
    const free = taken.has(name) ? freeName(name.replace(/_\d+$/, ''), taken) : name
    taken.add(free)
    names.set(name, free)
  }
  return {
    first: names.get(fragment.first) ?? fragment.first,
    nodes: fragment.nodes.map((node) => renamed(node, names)),
  }
}

/** The node with itself and all that it leads to under other names. */
export function renamed(node: ApprovalNode, names: ReadonlyMap<string, string>): ApprovalNode {
  const nameOf = (name: string) => names.get(name) ?? name
  const alone = { first: node.name, nodes: [node] } as unknown as Approval
  const moved = exitsOf(node).reduce((copy, exit) => {
    const target = targetIn(node, exit.way)
    return target === undefined ? copy : withTarget(copy, exit, nameOf(target))
  }, alone).nodes[0]
  const whole = { ...(moved ?? node), name: nameOf(node.name) }
  return isSplit(whole) ? { ...whole, join: nameOf(whole.join) } : whole
}
