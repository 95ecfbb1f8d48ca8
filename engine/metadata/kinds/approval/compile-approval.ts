/** From the document, which people write, to the definition, which the machine of `engine/approval` reads. */
import type * as machine from '../../../approval/definition.ts'
import type { Json } from '../../../fields/index.ts'
import type { Action, PeopleSource } from '../automation.ts'
import type { ApprovalDocument, ApprovalNode, Limit, Node } from './types.generated.ts'
import { END } from './ways.ts'

export function compileApproval(document: ApprovalDocument): machine.Definition {
  const { name, first, nodes, withdraw = 'anyTime' } = document
  return {
    name,
    first: targetOf(first),
    withdraw,
    nodes: new Map(nodes.map((node) => [node.name, compileNode(node)])),
    actions: actionsOf({
      submit: document.onSubmit,
      approved: document.onApproved,
      rejected: document.onRejected,
      withdrawn: document.onWithdrawn,
    }),
  }
}

function compileNode(node: Node): machine.Node {
  switch (node.type) {
    case 'approval':
      return compileStep(node)
    case 'copy':
      return { type: 'copy', people: node.people.map(compileSource), next: targetOf(node.next) }
    case 'condition':
      return {
        type: 'condition',
        branches: node.branches.map(({ when, next }) => ({ when: when as Json, next: targetOf(next) })),
        ...(node.otherwise !== undefined && { otherwise: targetOf(node.otherwise) }),
      }
    case 'parallel':
      return { type: 'parallel', branches: node.branches.map(({ next }) => ({ next })), join: node.join }
    case 'inclusive':
      return {
        type: 'inclusive',
        branches: node.branches.map(({ when, next }) => ({ when: when as Json, next: next ?? node.join })),
        ...(node.otherwise !== undefined && { otherwise: node.otherwise }),
        join: node.join,
      }
    case 'join':
      return { type: 'join', next: targetOf(node.next) }
    case 'action':
      return { type: 'action', actions: node.actions.map(compileAction), next: targetOf(node.next) }
    case 'wait':
      return {
        type: 'wait',
        ...(node.for && { for: node.for }),
        ...(node.until !== undefined && { until: node.until as Json }),
        ...(node.when !== undefined && { when: node.when as Json }),
        next: targetOf(node.next),
      }
    case 'subprocess':
      return {
        type: 'subprocess',
        approval: node.approval,
        next: targetOf(node.next),
        ...(node.rejected !== undefined && { rejected: node.rejected }),
      }
    default:
      return node satisfies never
  }
}

function compileStep(node: ApprovalNode): machine.ApprovalNode {
  const { needed = 'all', veto = true, inOrder = false, nobody, rejected, fields = [], limits = [] } = node
  return {
    type: 'approval',
    approvers: node.approvers.map(compileSource),
    needed: neededOf(needed),
    veto,
    inOrder,
    next: targetOf(node.next),
    ...(rejected !== undefined && { rejected }),
    ...(nobody && { nobody: nobody.do === 'ask' ? askedInstead(nobody.who) : nobody.do }),
    submitterPasses: node.submitterPasses ?? 'sole',
    repeatedPasses: node.repeatedPasses ?? 'adjacent',
    returns: node.returns ?? 'anywhere',
    afterReturn: node.afterReturn ?? 'replay',
    mayAdd: node.mayAdd ?? true,
    mayTransfer: node.mayTransfer ?? true,
    fields: Object.fromEntries(fields.map(({ field, right }) => [field, right])),
    limits: limits.map(compileLimit),
    actions: actionsOf({ approved: node.onApproved, rejected: node.onRejected }),
  }
}

/** The document leaves out what follows last. */
function targetOf(next: string | undefined): machine.Target {
  return next === undefined || next === END ? null : next
}

function neededOf(needed: string | number): machine.Needed {
  if (typeof needed === 'number') return { count: needed }
  return needed === 'all' ? { of: 'all' } : { ratio: needed }
}

function askedInstead(who: PeopleSource | undefined): machine.Nobody {
  return who === undefined ? 'administrator' : { ask: compileSource(who) }
}

/** Sources are the same in both; formulas are values of any shape to the machine. */
function compileSource(source: PeopleSource): machine.Source {
  return source as machine.Source
}

function compileLimit({ after, do: what, to, every, times = 1 }: Limit): machine.Limit {
  return {
    after,
    ...(every && { again: { every, times } }),
    do: what === 'transfer' ? { transfer: compileSource(to ?? { from: 'teamHead' }) } : what,
  }
}

/** Actions after which the record, or what is worked out from others, may be another. */
const changing: ReadonlySet<Action['do']> = new Set(['setFields', 'createRecord', 'updateRelated', 'assign', 'tag'])

function compileAction(action: Action): machine.Action {
  const { do: type, ...settings } = action
  return { type, changesRecord: changing.has(type), ...(settings as Readonly<Record<string, Json>>) }
}

type ActionsAt<Moment extends string> = Readonly<Partial<Record<Moment, readonly Action[] | undefined>>>

function actionsOf<Moment extends string>(moments: ActionsAt<Moment>): machine.Actions<Moment> {
  const compiled: Partial<Record<Moment, readonly machine.Action[]>> = {}
  for (const moment of Object.keys(moments) as Moment[]) {
    const actions = moments[moment]
    if (actions !== undefined) compiled[moment] = actions.map(compileAction)
  }
  return compiled
}
