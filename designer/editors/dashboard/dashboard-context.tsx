/** The dashboard that is being edited, for all parts of its editor. */
import type { Bundle, DashboardDocument, Widget } from '@attain/engine/metadata'
import { createContext, useContext } from 'react'
import type { ProblemAt } from '../../check/problem-at.ts'
import type { DocumentValue } from '../../document/documents.ts'
import type { SchemaWords } from '../../schema-form/use-schema-words.ts'

export interface EditedDashboard {
  readonly identity: string
  readonly dashboard: DashboardDocument
  readonly bundle: Bundle
  readonly problems: readonly ProblemAt[]
  readonly words: SchemaWords
  /** The widget whose settings are open. */
  readonly chosen: Widget | undefined
  choose(name: string | undefined): void
  nameOf(widget: Widget): string
  /** Sets a value by its pointer; undefined takes it away. */
  set(pointer: string, value: unknown, what: string): void
  /** Other places, or other widgets, as one step; steps in a row that `joins` are one. */
  arrange(key: 'add' | 'remove' | 'move' | 'change', what: string, widgets: readonly Widget[], joins?: string): void
  /** The whole page at once. */
  begin(what: string, page: Partial<DashboardDocument>): void
}

export const DashboardContext = createContext<EditedDashboard | null>(null)

export function useDashboard(): EditedDashboard {
  const edited = useContext(DashboardContext)
  if (edited === null) throw new Error('No dashboard is edited here.')
  return edited
}

/** The check has found its shape right, or the editor is not shown. */
export function dashboardOf(document: DocumentValue): DashboardDocument {
  return document as unknown as DashboardDocument
}
