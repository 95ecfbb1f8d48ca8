/** The plan as it stands in somebody's draft, where the address names one: it comes so from the designer. */
import type { DraftBody } from '@attain/contract'
import type { plans } from '@attain/engine/metadata'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { getDraft } from '../api/simulations.ts'
import { useApplication } from '../application/application.tsx'
import { simulationKeys } from './keys.ts'

export interface DraftPlan {
  readonly isMine: boolean
  readonly owner: string
  /** Undefined where the draft changes nothing of it. */
  readonly document: plans.CommissionPlanDocument | undefined
}

export function useDraftPlan(plan: string) {
  const { workspace, session } = useApplication()
  const owner = useSearchParams()[0].get('draft')
  const answer = useQuery({
    queryKey: simulationKeys.draft(workspace, owner ?? ''),
    queryFn: ({ signal }) => getDraft(owner ?? '', signal),
    enabled: owner !== null,
    // it may have been changed in the designer meanwhile
    gcTime: 0,
  })
  const { data } = answer
  const draft = data === undefined ? undefined : draftPlan(data, plan, session.person.id)
  return { ...answer, isAsked: owner !== null, draft }
}

function draftPlan({ owner, ownerName, documents }: DraftBody, plan: string, me: string): DraftPlan {
  const content = documents.find(({ identity }) => identity === `commission-plan:${plan}`)?.content ?? undefined
  return {
    ...{ isMine: owner === me, owner: ownerName ?? '' },
    document: content as plans.CommissionPlanDocument | undefined,
  }
}
