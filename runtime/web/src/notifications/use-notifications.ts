/** What one has been told, page by page, and reading it. */
import type { NotificationBody, NotificationList, ReadBody } from '@attain/contract'
import { useMessages } from '@attain/ui/feedback'
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { listNotifications, markRead } from '../api/notifications.ts'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'

export interface Notifications {
  readonly answer: ReturnType<typeof useAnswer>
  readonly items: readonly NotificationBody[]
  readonly unread: number
  /** Notes that one was read, or all that are shown or older. */
  read(item: NotificationBody): void
  readAll(): void
}

export function useNotifications(onlyUnread: boolean): Notifications {
  const { workspace } = useApplication()
  const client = useQueryClient()
  const { problem } = useMessages()
  const answer = useAnswer(onlyUnread)
  const items = answer.data?.pages.flatMap((page) => page.items) ?? []
  const [first] = items

  const mark = (body: ReadBody, isMeant: (item: NotificationBody) => boolean) => {
    // the list says so at once; the stream brings the number
    client.setQueriesData<InfiniteData<NotificationList>>({ queryKey: keys.notifications(workspace) }, (data) =>
      data === undefined
        ? data
        : {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              items: page.items.map((item) => (isMeant(item) ? { ...item, read: true } : item)),
            })),
          },
    )
    markRead(body).catch((error) => {
      problem(error)
      void client.invalidateQueries({ queryKey: keys.notifications(workspace) })
    })
  }
  return {
    answer,
    items,
    unread: answer.data?.pages[0]?.unread ?? 0,
    read: (item) => {
      if (!item.read) mark({ ids: [item.id] }, ({ id }) => id === item.id)
    },
    readAll: () => {
      if (first) mark({ upTo: first.id }, () => true)
    },
  }
}

function useAnswer(onlyUnread: boolean) {
  const { workspace } = useApplication()
  return useInfiniteQuery({
    queryKey: [...keys.notifications(workspace), onlyUnread],
    queryFn: ({ pageParam, signal }) => listNotifications({ after: pageParam, unread: onlyUnread }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}
