/** The edits of the graph as commands of the draft. */
import { type Command, changeDocument, type Title } from '../../../document/command.ts'
import { type Approval, approvalOf, documentOf } from './document.ts'
import * as edits from './edits.ts'
import type { Exit } from './exits.ts'
import type { Fragment } from './fragment.ts'

function edit(identity: string, title: Title, change: (approval: Approval) => Approval | undefined): Command {
  return changeDocument(identity, title, (document) => {
    const after = change(approvalOf(document))
    return after && documentOf(after)
  })
}

export function insertOnEdge(identity: string, exit: Exit, fragment: Fragment, what: string): Command {
  return edit(identity, { key: 'add', what }, (approval) => edits.insertOnExit(approval, exit, fragment))
}

export function insertAfter(identity: string, node: string, fragment: Fragment, what: string): Command {
  return edit(identity, { key: 'add', what }, (approval) => edits.insertAfter(approval, node, fragment))
}

export function remove(identity: string, nodes: readonly string[], what: string): Command {
  return edit(identity, { key: 'remove', what }, (approval) => edits.remove(approval, nodes))
}

export function connect(identity: string, exit: Exit, target: string, what: string): Command {
  return edit(identity, { key: 'change', what }, (approval) => edits.connect(approval, exit, target))
}

export function addBranch(identity: string, node: string, branch: edits.Branch, what: string): Command {
  return edit(identity, { key: 'add', what }, (approval) => edits.addBranch(approval, node, branch))
}

export function removeBranch(identity: string, node: string, index: number, what: string): Command {
  return edit(identity, { key: 'remove', what }, (approval) => edits.removeBranch(approval, node, index))
}

export function moveBranch(identity: string, node: string, from: number, to: number, what: string): Command {
  return edit(identity, { key: 'move', what }, (approval) => edits.moveBranch(approval, node, from, to))
}

export function rename(identity: string, from: string, to: string): Command {
  return edit(identity, { key: 'rename', what: from }, (approval) => edits.renameNode(approval, from, to))
}
