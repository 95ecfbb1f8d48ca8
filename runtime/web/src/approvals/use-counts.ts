import { useQuery } from '@tanstack/react-query'
import { getInboxCounts } from '../api/approvals.ts'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'

const AGAIN_MS = 60_000

/** How much waits in the inbox; nothing is asked where nothing is approved. */
export function useInboxCounts() {
  const { workspace, app } = useApplication()
  return useQuery({
    queryKey: keys.approvalCounts(workspace),
    queryFn: ({ signal }) => getInboxCounts(signal),
    refetchInterval: AGAIN_MS,
    enabled: app.hasApprovals,
  })
}

const MOST_COUNTED = 100

/** The server counts no further than a hundred. */
export function showCount(count: number): string {
  return count >= MOST_COUNTED ? '99+' : String(count)
}
