/** The steps in the order in which they are gone, branches within: an approval where there is no room for a picture. */
import { END } from '@attain/engine/metadata'
import { type Approval, type ApprovalNode, hasBranches, isSplit } from '../graph/document.ts'
import { begin, type Exit, exitsOf, targetIn } from '../graph/exits.ts'
import { meetings } from '../graph/reach.ts'

export type Item =
  | { readonly is: 'node'; readonly node: ApprovalNode; readonly branches: readonly Way[] }
  /** It goes on at something that stands elsewhere. */
  | { readonly is: 'to'; readonly name: string }

export interface Way {
  readonly exit: Exit
  readonly items: readonly Item[]
}

export interface Outline {
  readonly way: Way
  /** What a rejection leads to, and what nothing leads to. */
  readonly beside: readonly (readonly Item[])[]
}

export function outlineOf(approval: Approval): Outline {
  const byName = new Map(approval.nodes.map((node) => [node.name, node]))
  const meets = meetings(approval)
  const seen = new Set<string>()
  const follow = (from: string | undefined, until: string): Item[] => {
    const items: Item[] = []
    for (let name = from; name !== undefined && name !== until && name !== END; ) {
      const node = byName.get(name)
      if (node === undefined) break
      if (seen.has(name)) return [...items, { is: 'to', name }]
      seen.add(name)
      if (!hasBranches(node)) {
        items.push({ is: 'node', node, branches: [] })
        name = node.next
        continue
      }
      const meet: string = isSplit(node) ? node.join : (meets.get(name) ?? END)
      const branches = exitsOf(node).map((exit) => ({ exit, items: follow(targetIn(node, exit.way), meet) }))
      items.push({ is: 'node', node, branches })
      name = meet
    }
    return items
  }
  const way = { exit: begin, items: follow(approval.first, END) }
  const beside = approval.nodes.flatMap(({ name }) => (seen.has(name) ? [] : [follow(name, END)]))
  return { way, beside }
}
