/** Calls about records. */
import type {
  AggregateBody,
  AggregateQuery,
  BulkBody,
  BulkReport,
  CountBody,
  HistoryBody,
  ListPage,
  ListQuery,
  RecordBody,
  SearchBody,
  Values,
} from '@attain/contract'
import { randomId, request } from '@attain/ui/api'

const MAX_URL = 1500

export function listRecords(object: string, query: ListQuery, signal?: AbortSignal): Promise<ListPage> {
  const url = `/records/${object}?${listParams(query)}`
  if (url.length <= MAX_URL) return request(url, { signal })
  return request(`/records/${object}/query`, { method: 'POST', body: query, signal })
}

function listParams({ fields, filter, sort, limit, after, search }: ListQuery): URLSearchParams {
  const params = new URLSearchParams()
  if (fields?.length) params.set('fields', fields.join(','))
  if (filter) params.set('filter', JSON.stringify(filter))
  if (sort?.length) params.set('sort', sort.join(','))
  if (limit) params.set('limit', String(limit))
  if (after) params.set('after', after)
  if (search) params.set('search', search)
  return params
}

export function countRecords(
  object: string,
  query: Pick<ListQuery, 'filter' | 'search'>,
  signal?: AbortSignal,
): Promise<CountBody> {
  return request(`/records/${object}/count`, { method: 'POST', body: query, signal })
}

export function aggregateRecords(object: string, query: AggregateQuery, signal?: AbortSignal): Promise<AggregateBody> {
  return request(`/records/${object}/aggregate`, { method: 'POST', body: query, signal })
}

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

export function searchRecords(
  words: string,
  objects: readonly string[],
  limit: number,
  signal?: AbortSignal,
): Promise<SearchBody> {
  const params = new URLSearchParams({ q: words, limit: String(limit) })
  if (objects.length > 0) params.set('objects', objects.join(','))
  return request(`/search?${params}`, { signal })
}
