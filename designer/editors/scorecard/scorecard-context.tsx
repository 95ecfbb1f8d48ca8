/** The scorecard that is being edited, for all parts of its editor. */
import type { scorecards } from '@attain/engine/metadata'
import { createContext, useContext } from 'react'
import type { DocumentValue } from '../../document/documents.ts'
import type { EditedSettings } from '../settings/settings-context.tsx'

export type Scorecard = scorecards.ScorecardDocument

export interface EditedScorecard extends EditedSettings {
  readonly scorecard: Scorecard
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
