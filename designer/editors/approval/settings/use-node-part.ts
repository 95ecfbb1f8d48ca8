/** The parts of a node as inputs get them, and the commands that keep what they say. */
import { problemsBelow } from '../../../check/problem-at.ts'
import { setValue } from '../../../document/command.ts'
import { json } from '../../object/object-document.ts'
import { useApproval } from '../approval-context.tsx'
import { type ApprovalNode, pointerTo } from '../graph/document.ts'
import { titleOf } from '../say-node.ts'

export function useNodePart<N extends ApprovalNode>(node: N) {
  const { identity, approval, names, problems, run } = useApproval()
  const pointer = pointerTo(approval, node.name)
  const own = problemsBelow(problems, pointer)
  const what = titleOf(node, names)
  return {
    identity,
    pointer,
    problems: own,
    /** Undefined takes it away. */
    set<P extends keyof N & string>(property: P, value: N[P] | undefined) {
      run(setValue(identity, `${pointer}/${property}`, value === undefined ? undefined : json(value), what))
    },
    setWhole(value: N) {
      run(setValue(identity, pointer, json(value), what))
    },
    part(property: string) {
      return {
        kind: 'approval' as const,
        identity,
        pointer: `${pointer}/${property}`,
        problems: problemsBelow(own, `/${property}`),
      }
    },
  }
}
