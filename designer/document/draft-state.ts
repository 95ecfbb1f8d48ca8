/** What an open draft shows, and what it needs of the server. */
import type { DraftBody, DraftChanges, SaveDraftBody } from '@attain/contract'
import type { Conflict } from '@attain/engine/metadata'
import type { Documents, DocumentValue } from './documents.ts'
import type { Step } from './history.ts'

/** The server's side of a draft. `save` answers `moved` when somebody else saved in the same documents. */
export interface DraftPort {
  read(): Promise<DraftBody>
  /** The documents of the live revision. */
  readLive(): Promise<{ readonly revision: number; readonly documents: readonly object[] }>
  save(body: SaveDraftBody): Promise<DraftChanges | 'moved'>
  changes(since: number): Promise<DraftChanges>
}

/** What both sides changed in one document. */
export interface DocumentConflict {
  readonly identity: string
  readonly places: readonly Conflict[]
  readonly base: DocumentValue | undefined
  readonly theirs: DocumentValue | undefined
  /** Who changed it; null for what was published. */
  readonly by: string | null
}

export type Saving =
  | { readonly state: 'saved' | 'waiting' | 'saving' }
  | { readonly state: 'failed'; readonly error: unknown }

/** Everything that is shown of a draft; a new object after every change. */
export interface DraftState {
  readonly owner: string
  readonly ownerName: string | null
  readonly baseRevision: number
  readonly liveRevision: number
  /** The version of the server that everything saved is at. */
  readonly version: number
  /** The documents of the revision that the draft changes. */
  readonly base: Documents
  readonly documents: Documents
  /** Text of documents that is no document at the moment, by identity. */
  readonly unfinished: ReadonlyMap<string, string>
  readonly conflicts: readonly DocumentConflict[]
  readonly saving: Saving
  readonly undo: Step | undefined
  readonly redo: Step | undefined
}
