/** From the way that the server foresees to what is lit on the picture: the nodes, the lines between them, and who. */
import type { WayStep } from '@attain/contract'
import { END } from '@attain/engine/metadata'
import { END_ID, START_ID } from '../canvas/elements.ts'
import { type Approval, hasBranches, nodeNamed } from '../graph/document.ts'
import { type Exit, exitId, exitsOf, targetIn } from '../graph/exits.ts'

export interface LitWay {
  readonly elements: ReadonlySet<string>
  /** As `from to`. */
  readonly lines: ReadonlySet<string>
}

type Step = Pick<WayStep, 'node' | 'branch' | 'isStuck'>

export function litWay(approval: Approval, way: readonly Step[]): LitWay {
  const elements = new Set<string>([START_ID])
  const lines = new Set<string>()
  const lead = (from: string, target: string | undefined) => {
    const to = target === END ? END_ID : target
    if (to === undefined) return
    lines.add(`${from} ${to}`)
    if (to === END_ID) elements.add(to)
  }
  if (way.length > 0) lead(START_ID, approval.first)
  for (const [index, step] of way.entries()) {
    const node = nodeNamed(approval, step.node)
    if (node === undefined) continue
    elements.add(node.name)
    if (step.isStuck) continue
    for (const exit of takenExits(approval, way, index)) {
      const target = targetIn(node, exit.way)
      if (!hasBranches(node)) lead(node.name, target)
      else {
        elements.add(exitId(exit))
        lines.add(`${node.name} ${exitId(exit)}`)
        lead(exitId(exit), target)
      }
    }
  }
  return { elements, lines }
}

/** The ways out of a node that are taken: all of parallel branches, those that lead on of others. */
function takenExits(approval: Approval, way: readonly Step[], index: number): readonly Exit[] {
  const step = way[index]
  const node = step && nodeNamed(approval, step.node)
  if (step === undefined || node === undefined) return []
  const exits = exitsOf(node).filter((exit) => exit.way !== 'rejected')
  if (node.type === 'parallel' || !hasBranches(node)) return exits
  const later = way.slice(index + 1)
  if (node.type === 'inclusive') {
    const visited = new Set(later.map((one) => one.node))
    const taken = exits.filter((exit) => {
      const target = targetIn(node, exit.way)
      return target !== node.join && target !== undefined && visited.has(target)
    })
    return taken.length > 0 ? taken : exits.filter((exit) => targetIn(node, exit.way) === node.join).slice(-1)
  }
  const next = later.find((one) => one.branch === step.branch)?.node ?? joinOf(approval, way, index) ?? END
  return exits.filter((exit) => targetIn(node, exit.way) === next).slice(0, 1)
}

/** A condition that is last in its branch leads to where the branches meet: at the next join that is come to. */
function joinOf(approval: Approval, way: readonly Step[], index: number): string | undefined {
  return way.slice(index + 1).find(({ node }) => nodeNamed(approval, node)?.type === 'join')?.node
}
