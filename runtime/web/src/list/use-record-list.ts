import type { ListPage, ListQuery, ObjectBody, RecordBody } from '@attain/contract'
import { countRecords, listRecords } from '@attain/ui/api'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'

export const PAGE_SIZE = 50

/** Records by pages, each asked for when it comes near the screen. */
export function useRecordList(object: ObjectBody, query: Omit<ListQuery, 'after'>, enabled = true) {
  const { workspace } = useApplication()
  const answer = useInfiniteQuery({
    queryKey: keys.list(workspace, object.name, query),
    queryFn: ({ pageParam, signal }): Promise<ListPage> =>
      listRecords(
        object.name,
        { limit: PAGE_SIZE, ...query, ...(pageParam !== undefined && { after: pageParam }) },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  })
  const records = useMemo<RecordBody[]>(() => answer.data?.pages.flatMap((page) => page.items) ?? [], [answer.data])
  return { ...answer, records }
}

/** How many records match; beyond 10,000 the server stops counting. */
export function useRecordCount(object: ObjectBody, query: Pick<ListQuery, 'filter' | 'search'>) {
  const { workspace } = useApplication()
  return useQuery({
    queryKey: keys.count(workspace, object.name, query),
    queryFn: ({ signal }) => countRecords(object.name, query, signal),
    placeholderData: keepPreviousData,
  })
}
