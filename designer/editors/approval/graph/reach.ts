/** What of the graph hangs together: what a node leads to, where its branches meet, and what belongs to it alone. */
import { END } from '@attain/engine/metadata'
import { type Approval, type ApprovalNode, isSplit, nodeNamed } from './document.ts'
import { exitsOf, targetIn } from './exits.ts'

/** Where the ways of a node lead; `forward` leaves its rejection out. */
export function targetsOf(node: ApprovalNode, forward = false): readonly string[] {
  return exitsOf(node).flatMap(({ way }) => {
    const target = forward && way === 'rejected' ? undefined : targetIn(node, way)
    return target === undefined ? [] : [target]
  })
}

/** The nodes that one comes to, in the order in which they are come to; never past `without`. */
export function reachable(approval: Approval, from = approval.first, without?: string): ReadonlySet<string> {
  const byName = new Map(approval.nodes.map((node) => [node.name, node]))
  const found = new Set<string>()
  const open = [from]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const node = byName.get(name)
    if (node === undefined || name === without || found.has(name)) continue
    found.add(name)
    open.push(...targetsOf(node).toReversed())
  }
  return found
}

/** Where the ways out of each node meet again: the nearest node that all of them come to, or `end`. */
export function meetings({ nodes }: Approval): ReadonlyMap<string, string> {
  const names = nodes.map(({ name }) => name)
  const forward = new Map(nodes.map((node) => [node.name, targetsOf(node, true)]))
  const all = new Set([...names, END])
  const after = new Map<string, ReadonlySet<string>>(names.map((name) => [name, all]))
  after.set(END, new Set([END]))
  // what every way passes: shrinks until nothing changes; from behind it takes few rounds
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (const name of names.toReversed()) {
      const ways = (forward.get(name) ?? []).flatMap((target) => after.get(target) ?? [])
      const common = [...(ways[0] ?? [])].filter((one) => ways.every((way) => way.has(one)))
      const next = new Set([name, ...common])
      if (next.size === after.get(name)?.size) continue
      after.set(name, next)
      isChanged = true
    }
  }
  // of all that is passed, the nearest passes all the others
  return new Map(
    names.map((name) => {
      const passed = [...(after.get(name) ?? [])].filter((other) => other !== name)
      const nearest = passed.toSorted((a, b) => (after.get(b)?.size ?? 0) - (after.get(a)?.size ?? 0))[0]
      return [name, nearest ?? END]
    }),
  )
}

/** Where it goes on behind a node and all that belongs to it: behind the join, where branches meet, or what is next. */
export function continuationOf(approval: Approval, name: string): string {
  const node = nodeNamed(approval, name)
  if (node === undefined) return END
  if (isSplit(node)) return joined(approval, node.join)
  if (node.type === 'condition') return meetings(approval).get(name) ?? END
  return node.next ?? END
}

function joined(approval: Approval, join: string): string {
  const node = nodeNamed(approval, join)
  return (node?.type === 'join' ? node.next : undefined) ?? END
}

/** The node and what it holds: of a split its branches and join, of a condition its branches up to where they meet. */
export function blockOf(approval: Approval, name: string): ReadonlySet<string> {
  const node = nodeNamed(approval, name)
  if (node === undefined) return new Set()
  if (node.type !== 'condition' && !isSplit(node)) return new Set([name])
  const end = continuationOf(approval, name)
  const outside = reachable(approval, approval.first, name)
  const behind = reachable(approval, end, name)
  return new Set([...reachable(approval, name)].filter((one) => !outside.has(one) && !behind.has(one)))
}

/** The split whose branches meet at a join. */
export function splitOf({ nodes }: Approval, join: string): string | undefined {
  return nodes.find((node) => isSplit(node) && node.join === join)?.name
}
