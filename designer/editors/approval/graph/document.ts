/** The document of an approval as its editor reads it. The check has found its shape right, or the editor is not shown. */
import type { ApprovalDocument, ApprovalNodeDocument } from '@attain/engine/metadata'
import type { DocumentValue } from '../../../document/documents.ts'

export type Approval = ApprovalDocument
export type ApprovalNode = ApprovalNodeDocument
export type NodeType = ApprovalNode['type']
export type NodeOf<T extends NodeType> = Extract<ApprovalNode, { type: T }>
/** Nodes that lead to several others, and all meet at a join. */
export type SplitNode = NodeOf<'parallel' | 'inclusive'>

export function approvalOf(document: DocumentValue): Approval {
  return document as unknown as Approval
}

export function documentOf(approval: Approval): DocumentValue {
  return approval as unknown as DocumentValue
}

export function nodeNamed({ nodes }: Approval, name: string): ApprovalNode | undefined {
  return nodes.find((node) => node.name === name)
}

export function isSplit(node: ApprovalNode | undefined): node is SplitNode {
  return node?.type === 'parallel' || node?.type === 'inclusive'
}

export function hasBranches(node: ApprovalNode | undefined): node is NodeOf<'condition' | 'parallel' | 'inclusive'> {
  return node?.type === 'condition' || isSplit(node)
}

export function withNode(approval: Approval, name: string, change: (node: ApprovalNode) => ApprovalNode): Approval {
  return { ...approval, nodes: approval.nodes.map((node) => (node.name === name ? change(node) : node)) }
}

/** The pointer to a node. */
export function pointerTo({ nodes }: Approval, name: string): string {
  return `/nodes/${nodes.findIndex((node) => node.name === name)}`
}
