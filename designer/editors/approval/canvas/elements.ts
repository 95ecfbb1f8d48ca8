/** What is drawn of an approval: its nodes, the branches of those that have several, and the lines between them. */
import { END } from '@attain/engine/metadata'
import { type Approval, type ApprovalNode, hasBranches } from '../graph/document.ts'
import { begin, type Exit, exitId, exitsOf, targetIn } from '../graph/exits.ts'

/** Neither can be the name of a node. */
export const START_ID = '@start'
export const END_ID = '@end'

export type Element =
  | { readonly id: string; readonly is: 'start' }
  | { readonly id: string; readonly is: 'end' }
  | { readonly id: string; readonly is: 'node'; readonly node: ApprovalNode }
  /** A way out of a node that has several, with what it is taken for. */
  | { readonly id: string; readonly is: 'branch'; readonly node: ApprovalNode; readonly exit: Exit }

export interface Line {
  readonly from: string
  readonly to: string
  /** Undefined between a node and its branches, where nothing can be put. */
  readonly exit: Exit | undefined
}

export interface Elements {
  readonly elements: readonly Element[]
  readonly lines: readonly Line[]
}

export function elementsOf(approval: Approval): Elements {
  const elements: Element[] = [{ id: START_ID, is: 'start' }]
  const lines: Line[] = []
  const known = new Set(approval.nodes.map(({ name }) => name))
  const lead = (from: string, exit: Exit, target: string | undefined) => {
    const to = target === END ? END_ID : target
    if (to !== undefined && (to === END_ID || known.has(to))) lines.push({ from, to, exit })
  }
  lead(START_ID, begin, approval.first)
  for (const node of approval.nodes) {
    elements.push({ id: node.name, is: 'node', node })
    for (const exit of exitsOf(node)) {
      const target = targetIn(node, exit.way)
      if (!hasBranches(node)) lead(node.name, exit, target)
      else {
        const id = exitId(exit)
        elements.push({ id, is: 'branch', node, exit })
        lines.push({ from: node.name, to: id, exit: undefined })
        lead(id, exit, target)
      }
    }
  }
  elements.push({ id: END_ID, is: 'end' })
  return { elements, lines }
}

/** The ways that arrow keys go: on and back along lines, and beside to the other ways of the same node. */
export function elementBeside({ lines }: Elements, id: string, step: 'on' | 'back' | 'before' | 'after') {
  if (step === 'on') return lines.find(({ from }) => from === id)?.to
  const back = lines.find(({ to }) => to === id)?.from
  if (step === 'back') return back
  const beside = lines.filter(({ from }) => from === back).map(({ to }) => to)
  return beside[beside.indexOf(id) + (step === 'after' ? 1 : -1)]
}
