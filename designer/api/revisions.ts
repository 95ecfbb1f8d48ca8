/** What was published, what is on its way to live, and the ways back. */
import type { PublishReport, RevisionBody, RevisionDetailBody, RevisionErrorBody } from '@attain/contract'
import { request } from '@attain/ui/api'

const path = (revision: number) => `/metadata/revisions/${revision}`
const post = <T>(address: string) => request<T>(address, { method: 'POST', body: {} })

/** The newest first; of one document, those that changed it. */
export const listRevisions = (document?: string, signal?: AbortSignal) =>
  request<{ items: RevisionBody[] }>(
    `/metadata/revisions${document === undefined ? '' : `?document=${encodeURIComponent(document)}`}`,
    { signal },
  ).then(({ items }) => items)
export const readRevision = (revision: number, signal?: AbortSignal) =>
  request<RevisionDetailBody>(path(revision), { signal })
export const revisionErrors = (revision: number, signal?: AbortSignal) =>
  request<{ items: RevisionErrorBody[] }>(`${path(revision)}/errors`, { signal }).then(({ items }) => items)
export const rollBack = (revision: number) => post<PublishReport>(`${path(revision)}/rollback`)
export const promote = (revision: number) => post<void>(`${path(revision)}/promote`)
export const withdraw = (revision: number) => post<void>(`${path(revision)}/withdraw`)
