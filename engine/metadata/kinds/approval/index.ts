import type { Bundle } from '../../bundle.ts'
import { actionLinks, actionLinksThrough } from '../action-links.ts'
import type { Action } from '../automation.ts'
import type { KindDefinition, Link } from '../kind.ts'
import { peopleLinks, sourceLinks } from '../people-links.ts'
import type { ApprovalDocument, ApprovalNode, Node } from './types.generated.ts'

export const approval: KindDefinition<'approval'> = {
  kind: 'approval',
  folder: 'approvals',
  label: { en: 'Approval', 'zh-CN': '审批' },
  pluralLabel: { en: 'Approvals', 'zh-CN': '审批' },
  identifiedBy: ['object', 'name'],
  *links(document) {
    const { object, start, nodes } = document
    yield { place: '/object', to: 'object', name: object }
    if (start?.when !== undefined) yield condition('/start/when', object, start.when)
    for (const [index, node] of nodes.entries()) yield* nodeLinks(node, `/nodes/${index}`, object)
    for (const [actions, place] of actionsIn(document)) yield* actionLinks(actions, place, object)
  },
  *linksThrough(document, bundle) {
    yield* linksThroughActions(document, bundle)
  },
}

/** What its actions name of other objects. */
export function* linksThroughActions(document: ApprovalDocument, bundle: Bundle): Generator<Link> {
  for (const [actions, place] of actionsIn(document)) yield* actionLinksThrough(actions, place, document.object, bundle)
}

/** All lists of actions, with their place. */
export function* actionsIn(document: ApprovalDocument): Generator<readonly [readonly Action[], place: string]> {
  for (const moment of ['onSubmit', 'onApproved', 'onRejected', 'onWithdrawn'] as const) {
    const actions = document[moment]
    if (actions !== undefined) yield [actions, `/${moment}`]
  }
  for (const [index, node] of document.nodes.entries()) {
    const place = `/nodes/${index}`
    if (node.type === 'action') yield [node.actions, `${place}/actions`]
    if (node.type !== 'approval') continue
    for (const moment of ['onApproved', 'onRejected'] as const) {
      const actions = node[moment]
      if (actions !== undefined) yield [actions, `${place}/${moment}`]
    }
  }
}

function* nodeLinks(node: Node, place: string, object: string): Generator<Link> {
  switch (node.type) {
    case 'approval':
      yield* approvalLinks(node, place, object)
      return
    case 'copy':
      yield* peopleLinks(node.people, `${place}/people`, object)
      return
    case 'condition':
    case 'inclusive':
      for (const [index, { when }] of node.branches.entries())
        yield condition(`${place}/branches/${index}/when`, object, when)
      return
    case 'wait':
      if (node.until !== undefined)
        yield {
          place: `${place}/until`,
          to: 'formula',
          object,
          formula: node.until,
          gives: 'moment',
          over: 'records',
        }
      if (node.when !== undefined) yield condition(`${place}/when`, object, node.when)
      return
    case 'subprocess':
      yield { place: `${place}/approval`, to: 'approval', object, name: node.approval }
      return
    case 'parallel':
    case 'join':
    case 'action':
      return
    default:
      node satisfies never
  }
}

function* approvalLinks(node: ApprovalNode, place: string, object: string): Generator<Link> {
  yield* peopleLinks(node.approvers, `${place}/approvers`, object)
  if (node.nobody?.who !== undefined) yield* sourceLinks(node.nobody.who, `${place}/nobody/who`, object)
  for (const [index, { field }] of (node.fields ?? []).entries())
    yield { place: `${place}/fields/${index}/field`, to: 'field', object, name: field }
  for (const [index, { to }] of (node.limits ?? []).entries())
    if (to !== undefined) yield* sourceLinks(to, `${place}/limits/${index}/to`, object)
}

function condition(place: string, object: string, formula: Extract<Link, { to: 'formula' }>['formula']): Link {
  return { place, to: 'formula', object, formula, gives: 'condition', over: 'records' }
}
