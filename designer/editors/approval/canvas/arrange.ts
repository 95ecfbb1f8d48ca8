/**
 * Lays an approval out so that it is read from above: what follows stands below, branches stand side by side in their
 * order and end where they meet. The same approval always looks the same, and an edit moves only what it touches.
 */
import { END } from '@attain/engine/metadata'
import { type Approval, type ApprovalNode, hasBranches, isSplit } from '../graph/document.ts'
import { exitId, exitsOf, targetIn } from '../graph/exits.ts'
import { meetings, targetsOf } from '../graph/reach.ts'
import { type Element, END_ID, elementsOf, START_ID } from './elements.ts'

export interface Box {
  /** Top left corner. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Room below a box, for the line and what can be put on it. */
export const GAP = 56
/** Room below a node that branches: nothing can be put there. */
const BRANCH_GAP = 40
const BESIDE = 32
const APART = 72

export function sizeOf(element: Element): { readonly width: number; readonly height: number } {
  if (element.is === 'start' || element.is === 'end') return { width: 112, height: 36 }
  if (element.is === 'branch') return { width: 208, height: 52 }
  return element.is === 'node' && element.node.type === 'join' ? { width: 112, height: 36 } : { width: 248, height: 80 }
}

/** Boxes around a middle line, from the top at 0. */
interface Block {
  readonly left: number
  readonly right: number
  readonly height: number
  readonly boxes: ReadonlyMap<string, Box>
}

export function arrange(approval: Approval): ReadonlyMap<string, Box> {
  const { elements } = elementsOf(approval)
  const sizes = new Map(elements.map((element) => [element.id, sizeOf(element)]))
  const byName = new Map(approval.nodes.map((node) => [node.name, node]))
  const meets = meetings(approval)
  const ways = waysTo(approval)
  /** How many of the ways to a node begin at what has its place. */
  const come = new Map<string, number>()
  const done = new Set<string>()

  const single = (id: string): Block => {
    const { width, height } = sizes.get(id) ?? { width: 0, height: 0 }
    return { left: width / 2, right: width / 2, height, boxes: new Map([[id, { x: -width / 2, y: 0, width, height }]]) }
  }
  /** What follows from a node on, down to one that is placed by somebody else; what others lead to as well is `shared`. */
  const follow = (begin: string | undefined, until: string, shared: Set<string>, isForced = false): Block => {
    const parts: { block: Block; gap: number }[] = []
    let isFree = isForced
    for (let name = begin; name !== undefined && name !== until && name !== END; ) {
      const node = byName.get(name)
      if (node === undefined || done.has(name)) break
      if (!isFree && (come.get(name) ?? 0) < (ways.get(name) ?? 0)) {
        shared.add(name)
        break
      }
      isFree = false
      done.add(name)
      for (const target of targetsOf(node, true)) come.set(target, (come.get(target) ?? 0) + 1)
      parts.push({ block: single(name), gap: hasBranches(node) ? BRANCH_GAP : GAP })
      if (!hasBranches(node)) {
        name = node.next
        continue
      }
      const meet: string = isSplit(node) ? node.join : (meets.get(name) ?? END)
      for (const block of branches(node, meet)) parts.push({ block, gap: GAP })
      // all branches have ended
      isFree = true
      name = meet
    }
    return stack(parts)
  }
  const branches = (node: ApprovalNode, meet: string): readonly Block[] => {
    const shared = new Set<string>()
    const columns = exitsOf(node).map((exit) =>
      stack([
        { block: single(exitId(exit)), gap: GAP },
        { block: follow(targetIn(node, exit.way), meet, shared), gap: 0 },
      ]),
    )
    const rest = [...shared].map((name) => follow(name, meet, new Set(), true)).filter(({ height }) => height > 0)
    return rest.length === 0 ? [row(columns)] : [row(columns), row(rest)]
  }

  const main = stack([
    { block: single(START_ID), gap: GAP },
    { block: follow(approval.first, END, new Set(), true), gap: GAP },
    { block: single(END_ID), gap: 0 },
  ])
  const boxes = new Map(main.boxes)
  let right = main.right
  const putBeside = (block: Block, y: number) => {
    const middle = right + APART + block.left
    for (const [id, box] of block.boxes) boxes.set(id, { ...box, x: box.x + middle, y: box.y + y })
    right = middle + block.right
  }
  // what only a rejection leads to stands beside it; what nothing leads to stands beside all
  for (const node of approval.nodes) {
    const rejected = 'rejected' in node ? node.rejected : undefined
    if (rejected === undefined || rejected === END || done.has(rejected)) continue
    const block = follow(rejected, END, new Set(), true)
    if (block.height > 0) putBeside(block, boxes.get(node.name)?.y ?? 0)
  }
  for (const { name } of approval.nodes) {
    if (done.has(name)) continue
    putBeside(follow(name, END, new Set(), true), 0)
  }
  return boxes
}

/** How many ways lead forward to each node; circles are not waited for. */
function waysTo(approval: Approval): Map<string, number> {
  const byName = new Map(approval.nodes.map((node) => [node.name, node]))
  const ways = new Map<string, number>()
  const state = new Map<string, 'open' | 'done'>()
  const visit = (name: string) => {
    const node = byName.get(name)
    if (node === undefined) return
    state.set(name, 'open')
    for (const target of targetsOf(node, true)) {
      if (state.get(target) === 'open') continue
      ways.set(target, (ways.get(target) ?? 0) + 1)
      if (!state.has(target)) visit(target)
    }
    state.set(name, 'done')
  }
  visit(approval.first)
  return ways
}

function stack(parts: readonly { readonly block: Block; readonly gap: number }[]): Block {
  const boxes = new Map<string, Box>()
  let [left, right, height, gap] = [0, 0, 0, 0]
  for (const { block, gap: below } of parts) {
    if (block.height === 0) continue
    const top = height === 0 ? 0 : height + gap
    for (const [id, box] of block.boxes) boxes.set(id, { ...box, y: box.y + top })
    ;[left, right] = [Math.max(left, block.left), Math.max(right, block.right)]
    ;[height, gap] = [top + block.height, below]
  }
  return { left, right, height, boxes }
}

/** Side by side; the middle is that between the first and the last. */
function row(columns: readonly Block[]): Block {
  const middles: number[] = []
  let edge = 0
  for (const { left, right } of columns) {
    middles.push(edge + left)
    edge += left + right + BESIDE
  }
  const width = edge - BESIDE
  const middle = ((middles[0] ?? 0) + (middles.at(-1) ?? 0)) / 2
  const boxes = new Map<string, Box>()
  for (const [index, block] of columns.entries())
    for (const [id, box] of block.boxes) boxes.set(id, { ...box, x: box.x + (middles[index] ?? 0) - middle })
  return {
    left: middle,
    right: width - middle,
    height: Math.max(0, ...columns.map(({ height }) => height)),
    boxes,
  }
}
