/** The object that is being edited, for all parts of its editor. */
import type { Bundle, FieldDocument, ObjectDocument, Problem } from '@attain/engine/metadata'
import { createContext, useContext } from 'react'
import type { Command } from '../../document/command.ts'
import type { DocumentValue } from '../../document/documents.ts'

export interface EditedObject {
  readonly identity: string
  readonly document: DocumentValue
  readonly object: ObjectDocument
  readonly fields: readonly FieldDocument[]
  /** As it is in the revision that the draft changes; undefined for a new object. */
  readonly live: ObjectDocument | undefined
  readonly bundle: Bundle
  readonly problems: readonly (Problem & { readonly pointer: string })[]
  run(command: Command): void
}

export const ObjectContext = createContext<EditedObject | null>(null)

export function useObject(): EditedObject {
  const object = useContext(ObjectContext)
  if (object === null) throw new Error('No object is edited here.')
  return object
}

/** The problems of a part of the document, by the pointer into that part. */
export function problemsIn(problems: EditedObject['problems'], pointer: string): EditedObject['problems'] {
  return problems
    .filter((problem) => problem.pointer === pointer || problem.pointer.startsWith(`${pointer}/`))
    .map((problem) => ({ ...problem, pointer: problem.pointer.slice(pointer.length) }))
}
