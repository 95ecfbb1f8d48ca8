/** Sandboxes of a live workspace, and documents of other workspaces. */
import type {
  ExchangeBody,
  NewSandboxBody,
  RefreshSandboxBody,
  SandboxList,
  TakenBody,
  WorkspaceBody,
} from '@attain/contract'
import { request } from '@attain/ui/api'

const path = (slug: string) => `/sandboxes/${encodeURIComponent(slug)}`

export const listSandboxes = (signal?: AbortSignal) => request<SandboxList>('/sandboxes', { signal })
export const createSandbox = (body: NewSandboxBody) => request<WorkspaceBody>('/sandboxes', { method: 'POST', body })
export const renameSandbox = (slug: string, name: string) =>
  request<void>(path(slug), { method: 'PATCH', body: { name } })
export const refreshSandbox = (slug: string, body: RefreshSandboxBody) =>
  request<void>(`${path(slug)}/refresh`, { method: 'POST', body })
export const deleteSandbox = (slug: string, name: string) =>
  request<void>(`${path(slug)}?name=${encodeURIComponent(name)}`, { method: 'DELETE' })

/** What another workspace has live. */
export const readExchange = (slug: string, signal?: AbortSignal) =>
  request<ExchangeBody>(`/exchange/${encodeURIComponent(slug)}`, { signal })
export const noteTaken = (slug: string, body: TakenBody) =>
  request<void>(`/exchange/${encodeURIComponent(slug)}/taken`, { method: 'PUT', body })

export const createWorkspace = (slug: string, name: string) =>
  request<WorkspaceBody>('/workspaces', { method: 'POST', body: { slug, name } })
