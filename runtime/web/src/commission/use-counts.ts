/** What a period comes to, and how much of it is unusual, disputed, not sent or not confirmed. */
import { useQuery } from '@tanstack/react-query'
import { getStatements } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { commissionKeys } from './keys.ts'

export function useCounts(plan: string, period: string, isThere: boolean) {
  const { workspace } = useApplication()
  const query = { limit: '1' }
  const answer = useQuery({
    queryKey: commissionKeys.statements(workspace, plan, period, query),
    queryFn: ({ signal }) => getStatements(plan, period, query, signal),
    enabled: isThere,
  })
  return answer.data
}
