/** Calls that read records. */
import type {
  AggregateBody,
  AggregateQuery,
  CountBody,
  ListPage,
  ListQuery,
  SearchBody,
  StagesBody,
  StagesQuery,
} from '@attain/contract'
import { request } from './request.ts'

const MAX_URL = 1500

export function listRecords(object: string, query: ListQuery, signal?: AbortSignal): Promise<ListPage> {
  const url = `/records/${object}?${listParams(query)}`
  if (url.length <= MAX_URL) return request(url, { signal })
  return request(`/records/${object}/query`, { method: 'POST', body: query, signal })
}

function listParams({ fields, filter, sort, limit, after, search }: ListQuery): URLSearchParams {
  const params = new URLSearchParams()
  if (fields?.length) params.set('fields', fields.join(','))
  // in an address, text stands as it is
  if (filter) params.set('filter', typeof filter === 'string' ? filter : JSON.stringify(filter))
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

export function stagesOfRecords(object: string, query: StagesQuery, signal?: AbortSignal): Promise<StagesBody> {
  return request(`/records/${object}/stages`, { method: 'POST', body: query, signal })
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
