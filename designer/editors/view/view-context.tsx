/** The view that is being edited, for all parts of its editor. */
import type { Bundle, ViewDocument } from '@attain/engine/metadata'
import { createContext, useContext } from 'react'
import type { ProblemAt } from '../../check/problem-at.ts'
import type { Command } from '../../document/command.ts'
import type { PartWords } from '../../schema-form/use-schema-words.ts'

export interface EditedView {
  readonly identity: string
  readonly view: ViewDocument
  readonly bundle: Bundle
  readonly problems: readonly ProblemAt[]
  /** What a property of the view is called; of its board, with `Board`. */
  words(definition: '' | 'Board' | 'Column', property: string): PartWords
  nameOf(path: string): string
  run(command: Command): void
}

export const ViewContext = createContext<EditedView | null>(null)

export function useView(): EditedView {
  const view = useContext(ViewContext)
  if (view === null) throw new Error('No view is edited here.')
  return view
}
