/** All of some records, to try things out on. */
import type { ListPage, ListQuery, RecordBody } from '@attain/contract'
import { listRecords } from '@attain/ui/api'

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
