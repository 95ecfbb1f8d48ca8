/** Real records to try things out on. */
import type {
  AggregateBody,
  AggregateQuery,
  CountBody,
  ListPage,
  ListQuery,
  RecordBody,
  SearchBody,
} from '@attain/contract'
import { request } from '@attain/ui/api'

export function listRecords(object: string, query: ListQuery, signal?: AbortSignal): Promise<ListPage> {
  return request(`/records/${object}/query`, { method: 'POST', body: query, signal })
}

/** Records by words; with no words the most recent ones. */
export function searchRecords(words: string, object: string, signal?: AbortSignal): Promise<SearchBody> {
  const params = new URLSearchParams({ q: words, limit: '20', objects: object })
  return request(`/search?${params}`, { signal })
}

const PAGE = 200

/** All records that match, page by page; undefined when there are more than `most`. */
export async function listAll(
  object: string,
  query: Pick<ListQuery, 'fields' | 'filter'>,
  most: number,
  signal?: AbortSignal,
): Promise<readonly RecordBody[] | undefined> {
  const found: RecordBody[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page: ListPage = await listRecords(object, { ...query, limit: PAGE, ...(after && { after }) }, signal)
    found.push(...page.items)
    after = page.next
    if (after !== null && found.length >= most) return undefined
  }
  return found
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
