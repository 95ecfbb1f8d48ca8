/** The scorecard that is being edited, for all parts of its editor. */
import type { Bundle, scorecards } from '@attain/engine/metadata'
import { createContext, useContext } from 'react'
import type { ProblemAt } from '../../check/problem-at.ts'
import type { DocumentValue } from '../../document/documents.ts'
import type { SchemaWords } from '../../schema-form/use-schema-words.ts'
import type { Choices } from './parts/use-choices.ts'

export type Scorecard = scorecards.ScorecardDocument

export interface EditedScorecard {
  readonly identity: string
  readonly scorecard: Scorecard
  readonly bundle: Bundle
  readonly problems: readonly ProblemAt[]
  /** What parts are called, and what can be chosen for them, as the schema says. */
  readonly words: SchemaWords
  readonly choices: Choices
  /** Sets a value by its pointer; undefined takes it away. `what` it is called in the history. */
  set(pointer: string, value: unknown, what: string): void
}

export const ScorecardContext = createContext<EditedScorecard | null>(null)

export function useScorecard(): EditedScorecard {
  const edited = useContext(ScorecardContext)
  if (edited === null) throw new Error('No scorecard is edited here.')
  return edited
}

/** The check has found its shape right, or the editor is not shown. */
export function scorecardOf(document: DocumentValue): Scorecard {
  return document as unknown as Scorecard
}
