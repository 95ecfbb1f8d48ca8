import type { Bundle } from '../../bundle.ts'
import { type Finding, problem } from '../../problem.ts'
import { checkActions, notSettable } from '../check-actions.ts'
import { checkPeople, checkSource, sourceThatMayBeBlank } from '../check-people.ts'
import { givenTwice, namedTwice } from '../named-twice.ts'
import { checkWays } from './check-ways.ts'
import { actionsIn } from './index.ts'
import type { ApprovalDocument, ApprovalNode, Node } from './types.generated.ts'

const asking = { canChoose: true }

/** What an approval's schema cannot say. */
export function* checkApproval(document: ApprovalDocument, bundle: Bundle): Generator<Finding> {
  const { object, nodes } = document
  yield* namedTwice(nodes, '/nodes')
  yield* checkWays(document)
  for (const [index, node] of nodes.entries()) yield* checkNode(node, `/nodes/${index}`, object, bundle)
  for (const [actions, place] of actionsIn(document)) yield* checkActions(actions, place, object, bundle, asking)
  yield* circularSubprocess(document, bundle)
}

function* checkNode(node: Node, place: string, object: string, bundle: Bundle): Generator<Finding> {
  switch (node.type) {
    case 'approval':
      yield* checkStep(node, place, object, bundle)
      return
    case 'copy':
      yield* checkPeople(node.people, `${place}/people`, object, bundle, asking)
      return
    case 'wait':
      if (node.for === undefined && node.until === undefined && node.when === undefined)
        yield problem('waits-for-nothing', place, {})
      return
    case 'condition':
    case 'parallel':
    case 'inclusive':
    case 'join':
    case 'action':
    case 'subprocess':
      return
    default:
      node satisfies never
  }
}

function* checkStep(node: ApprovalNode, place: string, object: string, bundle: Bundle): Generator<Finding> {
  const { approvers, needed, nobody, fields = [], limits = [] } = node
  yield* checkPeople(approvers, `${place}/approvers`, object, bundle, asking)
  const [, part, whole] = /^(\d+)\/(\d+)$/.exec(String(needed ?? 'all')) ?? []
  if (Number(part) > Number(whole))
    yield problem('out-of-range', `${place}/needed`, { found: `${part}/${whole}`, expected: '≤ 1' })
  if (nobody?.do === 'ask') {
    if (nobody.who === undefined) yield problem('missing-property', `${place}/nobody`, { property: 'who' })
    else yield* checkSource(nobody.who, `${place}/nobody/who`, object, bundle, asking)
  }
  const blank = nobody === undefined ? sourceThatMayBeBlank(approvers, object, bundle) : undefined
  if (blank !== undefined) yield problem('may-find-nobody', `${place}/approvers`, { found: blank })
  yield* givenTwice(fields, 'field', `${place}/fields`)
  for (const [index, { field, right }] of fields.entries())
    if (right === 'edit' || right === 'required')
      yield* notSettable(bundle, object, field, `${place}/fields/${index}/field`)
  for (const [index, limit] of limits.entries()) {
    const at = `${place}/limits/${index}`
    if (limit.do === 'transfer' && limit.to === undefined) yield problem('missing-property', at, { property: 'to' })
    if (limit.to !== undefined) yield* checkSource(limit.to, `${at}/to`, object, bundle, asking)
    if (limit.times !== undefined && limit.every === undefined)
      yield problem('missing-property', at, { property: 'every' })
  }
}

/** An approval that waits for itself would never end. */
function* circularSubprocess(document: ApprovalDocument, bundle: Bundle): Generator<Finding> {
  const approvals = new Map(
    bundle.approvalsOf(document.object).map((source) => [source.document.name, source.document]),
  )
  const leadsBack = (name: string, seen: ReadonlySet<string>): boolean =>
    name === document.name ||
    (!seen.has(name) &&
      (approvals.get(name)?.nodes ?? []).some(
        (node) => node.type === 'subprocess' && leadsBack(node.approval, new Set([...seen, name])),
      ))
  for (const [index, node] of document.nodes.entries())
    if (node.type === 'subprocess' && leadsBack(node.approval, new Set()))
      yield problem('circular-subprocess', `/nodes/${index}/approval`, { found: node.approval })
}
