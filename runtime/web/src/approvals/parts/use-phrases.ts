import { useQuery } from '@tanstack/react-query'
import { getPhrases } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { useApprovalTexts } from '../texts.ts'

/** What somebody writes often: their own phrases, or some to begin with. */
export function usePhrases(): readonly string[] {
  const { t } = useApprovalTexts()
  const { workspace } = useApplication()
  const answer = useQuery({
    queryKey: keys.phrases(workspace),
    queryFn: ({ signal }) => getPhrases(signal),
    staleTime: 300_000,
  })
  if (!answer.data) return []
  const own = answer.data.phrases
  return own.length > 0 ? own : [t('phrases.first'), t('phrases.second'), t('phrases.third')]
}
