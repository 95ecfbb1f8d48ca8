/** A draft on the server, as `designer/document` needs it. */
import type {
  DraftBody,
  DraftChanges,
  DraftSummary,
  PublishDraftBody,
  PublishReport,
  ReviewBody,
  SaveDraftBody,
} from '@attain/contract'
import { ApiError, request } from '@attain/ui/api'
import type { DraftPort } from '../document/draft-state.ts'

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
export const publishDraft = (owner: string, body: PublishDraftBody) =>
  request<PublishReport>(`/drafts/${owner}/publish`, { method: 'POST', body })

/** What publishing would change. */
export const reviewDocuments = (documents: readonly object[], signal?: AbortSignal) =>
  request<ReviewBody>('/metadata/diff', { method: 'POST', body: { documents }, signal })
