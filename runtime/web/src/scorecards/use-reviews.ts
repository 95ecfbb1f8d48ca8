import type { ReviewTask } from '@attain/contract'
import { useQuery } from '@tanstack/react-query'
import { getReviews } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { scoreKeys } from './keys.ts'

const NONE: readonly ReviewTask[] = []

/** Reviews that one is asked for; nothing is asked where nobody is appraised. */
export function useReviewTasks(isShown: boolean): readonly ReviewTask[] {
  const { workspace, app } = useApplication()
  const answer = useQuery({
    queryKey: scoreKeys.reviews(workspace),
    queryFn: ({ signal }) => getReviews(signal),
    enabled: isShown && app.hasScorecards,
  })
  return (isShown && answer.data?.items) || NONE
}
