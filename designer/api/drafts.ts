/** A draft on the server, as `designer/document` needs it. */
import type {
  DraftBody,
  DraftChanges,
  DraftSummary,
  PublishReport,
  RevisionBody,
  SaveDraftBody,
} from '@attain/contract'
import type { DocumentChange, Impact, Problem } from '@attain/engine/metadata'
import { ApiError, request } from '@attain/ui/api'
import type { DraftPort } from '../document/draft.ts'

export function httpPort(owner: string): DraftPort {
  const path = `/drafts/${owner}`
  return {
    read: () => request<DraftBody>(path),
    readLive: () => request('/metadata'),
    changes: (since) => request<DraftChanges>(`${path}/changes?since=${since}`),
    async save(body: SaveDraftBody) {
      try {
        return await request<DraftChanges>(path, { method: 'PUT', body })
      } catch (error) {
        if (error instanceof ApiError && error.code === 'draft_moved') return 'moved'
        throw error
      }
    },
  }
}

export const listDrafts = () => request<{ items: DraftSummary[] }>('/drafts').then(({ items }) => items)
export const discardDraft = (owner: string) => request<void>(`/drafts/${owner}`, { method: 'DELETE' })
export const publishDraft = (owner: string, body: { seen: number; message: string }) =>
  request<PublishReport>(`/drafts/${owner}/publish`, { method: 'POST', body })

/** What publishing would change. */
export interface Review {
  readonly problems: readonly Problem[]
  readonly changes: readonly DocumentChange[]
  readonly impact: readonly Impact[]
}
export const reviewDocuments = (documents: readonly object[], signal?: AbortSignal) =>
  request<Review>('/metadata/diff', { method: 'POST', body: { documents }, signal })

export const listRevisions = (signal?: AbortSignal) =>
  request<{ items: RevisionBody[] }>('/metadata/revisions', { signal }).then(({ items }) => items)
export const rollBack = (revision: number) =>
  request<PublishReport>(`/metadata/revisions/${revision}/rollback`, { method: 'POST', body: {} })
