/** Problems of an approval by what they are shown at. */
import type { ProblemAt } from '../../check/problem-at.ts'
import { type Approval, hasBranches } from './graph/document.ts'
import { exitId } from './graph/exits.ts'

/** By node, and by branch where the problem lies in one. */
export function problemsByElement(
  approval: Approval,
  problems: readonly ProblemAt[],
): ReadonlyMap<string, ProblemAt[]> {
  const found = new Map<string, ProblemAt[]>()
  for (const problem of problems) {
    const [, list, index, inner, branch] = problem.pointer.split('/')
    const node = list === 'nodes' ? approval.nodes[Number(index)] : undefined
    if (node === undefined) continue
    const isBranch = inner === 'branches' && branch !== undefined && hasBranches(node)
    const id = isBranch ? exitId({ from: node.name, way: Number(branch) }) : node.name
    found.set(id, [...(found.get(id) ?? []), problem])
  }
  return found
}
