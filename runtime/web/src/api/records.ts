/** Calls about records, beside those that every front end has in `@attain/ui/api`. */
import type { BulkBody, BulkReport, HistoryBody, ListPage, RecordBody, Values } from '@attain/contract'
import { randomId, request } from '@attain/ui/api'

export function getRecord(object: string, id: string, signal?: AbortSignal): Promise<RecordBody> {
  return request(`/records/${object}/${id}`, { signal })
}

export function createRecord(object: string, values: Values, idempotencyKey: string): Promise<RecordBody> {
  return request(`/records/${object}`, { method: 'POST', body: { values }, idempotencyKey })
}

export function updateRecord(object: string, id: string, version: number, values: Values): Promise<RecordBody> {
  return request(`/records/${object}/${id}`, { method: 'PATCH', body: { values }, version })
}

export function deleteRecord(object: string, id: string, version: number): Promise<void> {
  return request(`/records/${object}/${id}`, { method: 'DELETE', version })
}

export function writeMany(object: string, body: BulkBody): Promise<BulkReport> {
  return request(`/records/${object}/bulk`, { method: 'POST', body, idempotencyKey: randomId() })
}

export function listDeleted(object: string, after: string | undefined, signal?: AbortSignal): Promise<ListPage> {
  return request(`/recycle-bin/${object}${after ? `?after=${encodeURIComponent(after)}` : ''}`, { signal })
}

export function restoreRecord(object: string, id: string): Promise<RecordBody> {
  return request(`/recycle-bin/${object}/${id}/restore`, { method: 'POST' })
}

export function getHistory(object: string, id: string, after?: string, signal?: AbortSignal): Promise<HistoryBody> {
  return request(`/records/${object}/${id}/history${after ? `?after=${encodeURIComponent(after)}` : ''}`, { signal })
}
