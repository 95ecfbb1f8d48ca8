/** What came and how much of it is unread, kept up to date for the whole application. */
import type { NotificationBody } from '@attain/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import { listenWhileSeen } from './stream.ts'

/** How many are unread. It listens as long as whoever calls it is shown: the shell, once. */
export function useLive(onNew: (items: readonly NotificationBody[]) => void): number {
  const { workspace, app } = useApplication()
  const { hasApprovals } = app
  const client = useQueryClient()
  const tell = useEffectEvent(onNew)
  useEffect(
    () =>
      listenWhileSeen(workspace, {
        onUnread: (unread) => {
          client.setQueryData(keys.unread(workspace), unread)
          void client.invalidateQueries({ queryKey: keys.notifications(workspace) })
        },
        onNew: (items) => {
          // what was told is mostly about a task that came or went
          if (hasApprovals) void client.invalidateQueries({ queryKey: keys.approvals(workspace) })
          tell(items)
        },
      }),
    [workspace, client, hasApprovals],
  )
  // only what was heard: nothing is asked for
  return useQuery({ queryKey: keys.unread(workspace), queryFn: () => 0, enabled: false }).data ?? 0
}
