/** The open draft for React: its state, and ways to change it. */
import type { WorkspaceBody } from '@attain/contract'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { DocumentValue } from '../document/documents.ts'
import type { Draft } from '../document/draft.ts'
import type { DraftState } from '../document/draft-state.ts'

/** Where one is: the workspace, whose draft is open, and who one is. */
export interface Place {
  readonly draft: Draft
  readonly workspace: string
  readonly workspaceName: string
  readonly me: { readonly id: string; readonly name: string }
  /** All that one belongs to. */
  readonly workspaces: readonly WorkspaceBody[]
  /** Of a sandbox: the slug of its live workspace. */
  readonly sandboxOf: string | undefined
}

export const PlaceContext = createContext<Place | null>(null)

export function usePlace(): Place {
  const place = useContext(PlaceContext)
  if (place === null) throw new Error('No draft is open here.')
  return place
}

export function useDraft(): Draft {
  return usePlace().draft
}

/** A part of the draft's state; the component is drawn again when that part is another. */
export function useDraftState<T>(select: (state: DraftState) => T): T {
  const draft = useDraft()
  return useSyncExternalStore(
    (listener) => draft.subscribe(listener),
    () => select(draft.state),
  )
}

export function useDocument(identity: string): DocumentValue | undefined {
  return useDraftState((state) => state.documents.get(identity))
}
