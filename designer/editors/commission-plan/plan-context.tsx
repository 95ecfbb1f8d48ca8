/** The commission plan that is being edited, for all parts of its editor. */
import type { plans } from '@attain/engine/metadata'
import { createContext, useContext } from 'react'
import type { DocumentValue } from '../../document/documents.ts'
import type { EditedSettings } from '../settings/settings-context.tsx'

export type Plan = plans.CommissionPlanDocument

export interface EditedPlan extends EditedSettings {
  readonly plan: Plan
  /** What everything is paid in. */
  readonly currency: string
}

export const PlanContext = createContext<EditedPlan | null>(null)

export function usePlan(): EditedPlan {
  const edited = useContext(PlanContext)
  if (edited === null) throw new Error('No commission plan is edited here.')
  return edited
}

/** The check has found its shape right, or the editor is not shown. */
export function planOf(document: DocumentValue): Plan {
  return document as unknown as Plan
}
