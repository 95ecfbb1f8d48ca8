/** The rule that is being edited, for all parts of its editor. */
import type { Bundle, RuleDocument } from '@attain/engine/metadata'
import { createContext, useContext } from 'react'
import type { ProblemAt } from '../../check/problem-at.ts'
import type { Names } from '../automation/words/names.ts'

export interface EditedRule {
  readonly identity: string
  readonly rule: RuleDocument
  readonly bundle: Bundle
  readonly names: Names
  readonly problems: readonly ProblemAt[]
  /** Undefined takes it away. */
  set<P extends keyof RuleDocument & string>(property: P, value: RuleDocument[P] | undefined): void
}

export const RuleContext = createContext<EditedRule | null>(null)

export function useRule(): EditedRule {
  const rule = useContext(RuleContext)
  if (rule === null) throw new Error('No rule is edited here.')
  return rule
}
