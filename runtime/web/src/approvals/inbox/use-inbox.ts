import type { InboxItem, InboxName, InboxPage } from '@attain/contract'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { getInbox } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'

/** The lines of an inbox by pages, each asked for when it comes near the screen. */
export function useInbox(box: InboxName, words: string) {
  const { workspace } = useApplication()
  const answer = useInfiniteQuery({
    queryKey: keys.inbox(workspace, box, words),
    queryFn: ({ pageParam, signal }): Promise<InboxPage> => getInbox(box, words, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // words may change what is shown, another box is another list
    placeholderData: (before, query) => (query?.queryKey[3] === box ? keepPreviousData(before) : undefined),
  })
  const items = useMemo<InboxItem[]>(() => answer.data?.pages.flatMap((page) => page.items) ?? [], [answer.data])
  return { ...answer, items }
}
