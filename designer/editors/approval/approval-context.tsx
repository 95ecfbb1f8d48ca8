/** The approval that is being edited, for all parts of its editor. */
import type { Bundle } from '@attain/engine/metadata'
import { createContext, useContext } from 'react'
import type { ProblemAt } from '../../check/problem-at.ts'
import type { Command } from '../../document/command.ts'
import type { Names } from '../automation/words/names.ts'
import type { Approval } from './graph/document.ts'
import type { Exit } from './graph/exits.ts'
import type { NewType } from './graph/new-node.ts'

/** What the settings are open of. */
export type Selected =
  | { readonly of: 'approval' }
  | { readonly of: 'nodes'; readonly names: readonly string[] }
  | { readonly of: 'branch'; readonly exit: Exit }

/** Where something new goes. */
export type Spot = { readonly on: Exit } | { readonly after: string }

export interface EditedApproval {
  readonly identity: string
  readonly approval: Approval
  readonly bundle: Bundle
  readonly names: Names
  readonly problems: readonly ProblemAt[]
  readonly selected: Selected
  select(selected: Selected): void
  run(command: Command): void
  /** The four things that are done to nodes wherever they are shown. */
  insert(type: NewType, spot: Spot): void
  remove(names: readonly string[]): void
  removeBranch(node: string, index: number): void
  addBranch(node: string): void
}

export const ApprovalContext = createContext<EditedApproval | null>(null)

export function useApproval(): EditedApproval {
  const approval = useContext(ApprovalContext)
  if (approval === null) throw new Error('No approval is edited here.')
  return approval
}
