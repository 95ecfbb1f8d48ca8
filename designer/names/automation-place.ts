/** Where an approval or a rule is edited: what the names in it are about. */
import { createContext, useContext } from 'react'

export interface AutomationPlace {
  /** The object whose records it is about. */
  readonly object: string
  /** Its own name, when it is an approval: it cannot start itself. */
  readonly approval?: string
  /** The nodes that ways can lead to. */
  readonly nodes: readonly { readonly name: string; readonly label: string }[]
  /** Whether somebody submits the record, and so can choose people. */
  readonly canChoose: boolean
  /** Whether it is about people who are appraised: where approvals name the submitter, it names them. */
  readonly isAppraisal?: boolean
}

export const AutomationPlaceContext = createContext<AutomationPlace>({ object: '', nodes: [], canChoose: false })

export function useAutomationPlace(): AutomationPlace {
  return useContext(AutomationPlaceContext)
}
