/** Calls about approvals: starting one, the inbox, and what is done with one that runs. */
import type {
  ApprovalBody,
  ApprovalEventBody,
  ApprovalPreview,
  ApprovalRecord,
  DecideManyBody,
  DecideManyReport,
  DelegationBody,
  ErrorBody,
  InboxCounts,
  InboxName,
  InboxPage,
  NewDelegationBody,
  PhrasesBody,
  RecordApprovals,
  StartApprovalBody,
  TroubledApproval,
} from '@attain/contract'
import { ApiError, callerHeaders, randomId, request } from '@attain/ui/api'
import { saveBlob } from './files.ts'

export function getInbox(
  box: InboxName,
  search: string,
  after: string | undefined,
  signal?: AbortSignal,
): Promise<InboxPage> {
  const params = new URLSearchParams({ box })
  if (search !== '') params.set('search', search)
  if (after !== undefined) params.set('after', after)
  return request(`/approvals/inbox?${params}`, { signal })
}

export function getInboxCounts(signal?: AbortSignal): Promise<InboxCounts> {
  return request('/approvals/counts', { signal })
}

/** `leaving`: the page is going away, and the call goes on without it. */
export function decideMany(body: DecideManyBody, leaving = false): Promise<DecideManyReport> {
  return request('/approvals/decide', { method: 'POST', body, idempotencyKey: randomId(), keepalive: leaving })
}

export function getApproval(id: string, signal?: AbortSignal): Promise<ApprovalBody> {
  return request(`/approvals/${id}`, { signal })
}

export function getApprovalRecord(id: string, signal?: AbortSignal): Promise<ApprovalRecord> {
  return request(`/approvals/${id}/record`, { signal })
}

export function sendApprovalEvent(id: string, event: ApprovalEventBody): Promise<unknown> {
  return request(`/approvals/${id}/events`, { method: 'POST', body: event, idempotencyKey: randomId() })
}

export function markAsRead(id: string): Promise<void> {
  return request(`/approvals/${id}/read`, { method: 'POST' })
}

export function getRecordApprovals(object: string, record: string, signal?: AbortSignal): Promise<RecordApprovals> {
  return request(`/approvals?${new URLSearchParams({ object, record })}`, { signal })
}

export function previewApproval(body: StartApprovalBody, signal?: AbortSignal): Promise<ApprovalPreview> {
  return request('/approvals/preview', { method: 'POST', body, signal })
}

export function startApproval(body: StartApprovalBody, idempotencyKey: string): Promise<{ id: string }> {
  return request('/approvals', { method: 'POST', body, idempotencyKey })
}

export function getTroubled(signal?: AbortSignal): Promise<{ items: TroubledApproval[] }> {
  return request('/approvals/troubled', { signal })
}

export function getPhrases(signal?: AbortSignal): Promise<PhrasesBody> {
  return request('/approvals/phrases', { signal })
}

export function savePhrases(phrases: readonly string[]): Promise<unknown> {
  return request('/approvals/phrases', { method: 'PUT', body: { phrases } })
}

export function getDelegations(signal?: AbortSignal): Promise<{ items: DelegationBody[] }> {
  return request('/delegations', { signal })
}

export function createDelegation(body: NewDelegationBody): Promise<unknown> {
  return request('/delegations', { method: 'POST', body })
}

export function deleteDelegation(id: string): Promise<void> {
  return request(`/delegations/${id}`, { method: 'DELETE' })
}

/** Fetches a file of an opinion and hands it to the browser's downloads. */
export async function downloadApprovalFile(id: string, file: { id: string; name: string }): Promise<void> {
  const response = await fetch(`/api/approvals/${id}/files/${file.id}`, { headers: callerHeaders() })
  if (!response.ok) throw new ApiError(response.status, (await response.json().catch(() => ({}))) as Partial<ErrorBody>)
  saveBlob(await response.blob(), file.name)
}
