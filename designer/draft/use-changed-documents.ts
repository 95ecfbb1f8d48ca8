import { useMemo } from 'react'
import { changedBetween } from '../document/documents.ts'
import { useDraftState } from './draft-context.tsx'

export type DocumentState = 'added' | 'changed' | 'removed'

export interface ChangedDocument {
  readonly identity: string
  readonly change: DocumentState
}

/** The documents that differ from the revision that the draft changes. */
export function useChangedDocuments(): readonly ChangedDocument[] {
  const base = useDraftState((state) => state.base)
  const documents = useDraftState((state) => state.documents)
  return useMemo(
    () =>
      changedBetween(base, documents).map((identity) => ({
        identity,
        change: !base.has(identity) ? 'added' : documents.has(identity) ? 'changed' : 'removed',
      })),
    [base, documents],
  )
}
