import { useQuery } from '@tanstack/react-query'
import { getPhrases } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'

/** What somebody writes often; the server gives some to begin with. */
export function usePhrases(): readonly string[] {
  const { workspace } = useApplication()
  const answer = useQuery({
    queryKey: keys.phrases(workspace),
    queryFn: ({ signal }) => getPhrases(signal),
    staleTime: 300_000,
  })
  return answer.data?.phrases ?? []
}
