/** A commission plan as it is live. */
import type { PlanBody } from '@attain/contract'
import { request } from '@attain/ui/api'

export const getCommissionPlan = (name: string, signal?: AbortSignal) =>
  request<PlanBody>(`/commission/plans/${name}`, { signal })
