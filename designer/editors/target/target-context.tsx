/** The targets that are being edited, for all parts of their editor. */
import type { KpiDocument, targets } from '@attain/engine/metadata'
import { createContext, useContext } from 'react'
import type { DocumentValue } from '../../document/documents.ts'
import type { EditedSettings } from '../settings/settings-context.tsx'

export type TargetDocument = targets.TargetDocument

export interface EditedTarget extends EditedSettings {
  readonly target: TargetDocument
  /** Undefined while the document names none that there is. */
  readonly kpi: KpiDocument | undefined
}

export const TargetContext = createContext<EditedTarget | null>(null)

export function useTarget(): EditedTarget {
  const edited = useContext(TargetContext)
  if (edited === null) throw new Error('No targets are edited here.')
  return edited
}

/** The check has found its shape right, or the editor is not shown. */
export function targetOf(document: DocumentValue): TargetDocument {
  return document as unknown as TargetDocument
}
