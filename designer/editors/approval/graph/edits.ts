/**
 * What is done to the graph by hand, as functions from one approval to another; undefined where it cannot be done. But
 * for `connect`, none of them makes a graph that holds together fall apart: what would is not done.
 */
import { checkWays, END } from '@attain/engine/metadata'
import {
  type Approval,
  type ApprovalNode,
  documentOf,
  hasBranches,
  isSplit,
  type NodeOf,
  nodeNamed,
  withNode,
} from './document.ts'
import { allExits, type Exit, targetOf, withTarget, withTargetsMoved } from './exits.ts'
import { type Fragment, placed, renamed } from './fragment.ts'
import { continuationOf, reachable, splitOf } from './reach.ts'

export type Branch = NodeOf<'condition'>['branches'][number]

/** The most nodes that an approval holds. */
export const MOST_NODES = 200
export const MOST_BRANCHES = { condition: 50, inclusive: 20, parallel: 20 } as const
export const FEWEST_BRANCHES = { condition: 1, inclusive: 1, parallel: 2 } as const

/** Puts something on a way: it leads to where the way led. */
export function insertOnExit(approval: Approval, exit: Exit, fragment: Fragment): Approval | undefined {
  if (exit.from !== undefined && nodeNamed(approval, exit.from) === undefined) return undefined
  if (approval.nodes.length + fragment.nodes.length > MOST_NODES) return undefined
  const { first, nodes } = placed(fragment, approval, targetOf(approval, exit) ?? END)
  const at = approval.nodes.findIndex(({ name }) => name === exit.from) + 1
  return whole(approval, withTarget({ ...approval, nodes: approval.nodes.toSpliced(at, 0, ...nodes) }, exit, first))
}

/** Puts something behind a node: behind the join of a split, behind where the branches of a condition meet. */
export function insertAfter(approval: Approval, name: string, fragment: Fragment): Approval | undefined {
  const exit = exitBehind(approval, name)
  if (exit !== undefined) return insertOnExit(approval, exit, fragment)
  // behind a condition: all that leads to where it meets from inside leads to what is put in
  const end = continuationOf(approval, name)
  if (approval.nodes.length + fragment.nodes.length > MOST_NODES) return undefined
  const { first, nodes } = placed(fragment, approval, end)
  const inside = reachable(approval, name, end)
  const outside = reachable(approval, approval.first, name)
  const moved = allExits(approval)
    .filter(({ from }) => from !== undefined && inside.has(from) && !outside.has(from))
    .filter((exit) => exit.way !== 'rejected' && targetOf(approval, exit) === end)
    .reduce((next, exit) => withTarget(next, exit, first), approval)
  return whole(approval, { ...moved, nodes: [...moved.nodes, ...nodes] })
}

/** The way that goes on behind a node; undefined for a condition, which has many. */
export function exitBehind(approval: Approval, name: string): Exit | undefined {
  const node = nodeNamed(approval, name)
  if (isSplit(node)) return { from: node.join, way: 'next' }
  return node === undefined || node.type === 'condition' ? undefined : { from: name, way: 'next' }
}

/** Takes nodes out with what hangs at them alone, and ties together what they stood between. */
export function remove(approval: Approval, names: readonly string[]): Approval | undefined {
  const after = names.reduce<Approval | undefined>((rest, name) => {
    if (rest === undefined) return undefined
    return nodeNamed(rest, name) === undefined ? rest : withoutNode(rest, splitOf(rest, name) ?? name)
  }, approval)
  return after && after !== approval ? whole(approval, after) : undefined
}

/** Everything that goes with these nodes, themselves first. */
export function goesWith(approval: Approval, names: readonly string[]): readonly string[] {
  const left = new Set(remove(approval, names)?.nodes.map(({ name }) => name))
  const gone = approval.nodes.map(({ name }) => name).filter((name) => !left.has(name))
  return left.size === 0 ? names : [...new Set([...names, ...gone])]
}

function withoutNode(approval: Approval, name: string): Approval | undefined {
  const end = continuationOf(approval, name)
  const goesOn = end === name ? END : end
  if (approval.first === name && goesOn === END) return undefined
  return withoutLost(approval, withTargetsMoved(approval, name, goesOn), new Set([name]))
}

/** Without what could be reached before and cannot any more. */
function withoutLost(before: Approval, after: Approval, gone: ReadonlySet<string> = new Set()): Approval {
  const [was, is] = [reachable(before), reachable(after)]
  return { ...after, nodes: after.nodes.filter(({ name }) => !gone.has(name) && (is.has(name) || !was.has(name))) }
}

/** Leads a way somewhere else, whatever becomes of the graph: that is what was asked for. */
export function connect(approval: Approval, exit: Exit, target: string): Approval | undefined {
  if (target !== END && nodeNamed(approval, target) === undefined) return undefined
  if (exit.from === undefined && target === END) return undefined
  return withTarget(approval, exit, target)
}

/** A further branch, empty: it leads to where the others meet. */
export function addBranch(approval: Approval, name: string, branch: Branch): Approval | undefined {
  const node = nodeNamed(approval, name)
  if (!hasBranches(node) || node.branches.length >= MOST_BRANCHES[node.type]) return undefined
  const next = isSplit(node) ? node.join : continuationOf(approval, name)
  const { when, ...way } = { ...branch, next }
  const added = node.type === 'parallel' ? way : { ...way, when }
  return whole(
    approval,
    withNode(approval, name, () => ({ ...node, branches: [...node.branches, added] }) as ApprovalNode),
  )
}

/** A branch goes with what hangs at it alone. */
export function removeBranch(approval: Approval, name: string, index: number): Approval | undefined {
  const node = nodeNamed(approval, name)
  if (!hasBranches(node) || node.branches.length <= FEWEST_BRANCHES[node.type]) return undefined
  if (node.branches[index] === undefined) return undefined
  const after = withNode(
    approval,
    name,
    () => ({ ...node, branches: node.branches.toSpliced(index, 1) }) as ApprovalNode,
  )
  return whole(approval, withoutLost(approval, after))
}

/** What goes with a branch. */
export function goesWithBranch(approval: Approval, name: string, index: number): readonly string[] {
  const left = removeBranch(approval, name, index)
  if (left === undefined) return []
  const names = new Set(left.nodes.map((node) => node.name))
  return approval.nodes.map((node) => node.name).filter((one) => !names.has(one))
}

/** The order of branches is the order in which they are tried. */
export function moveBranch(approval: Approval, name: string, from: number, to: number): Approval | undefined {
  const node = nodeNamed(approval, name)
  if (!hasBranches(node) || from === to) return undefined
  const branch = node.branches[from]
  if (branch === undefined || to < 0 || to >= node.branches.length) return undefined
  const branches = (node.branches as Branch[]).toSpliced(from, 1).toSpliced(to, 0, branch as Branch)
  return whole(
    approval,
    withNode(approval, name, () => ({ ...node, branches }) as ApprovalNode),
  )
}

/** Another name for a node, everywhere. */
export function renameNode(approval: Approval, from: string, to: string): Approval | undefined {
  if (from === to || to === END || !/^[a-z][a-z0-9_]{0,62}$/.test(to)) return undefined
  if (nodeNamed(approval, from) === undefined || nodeNamed(approval, to) !== undefined) return undefined
  const names = new Map([[from, to]])
  return {
    ...approval,
    first: names.get(approval.first) ?? approval.first,
    nodes: approval.nodes.map((node) => renamed(node, names)),
  }
}

/** The edited approval, unless it no longer holds together and did before. */
function whole(before: Approval, after: Approval): Approval | undefined {
  return isWhole(after) || !isWhole(before) ? after : undefined
}

export function isWhole(approval: Approval): boolean {
  return checkWays(documentOf(approval) as unknown as Approval).next().done === true
}
