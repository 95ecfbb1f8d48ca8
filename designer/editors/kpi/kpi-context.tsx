/** The KPI that is being edited, for all parts of its editor. */
import type { Bundle, KpiDocument } from '@attain/engine/metadata'
import { createContext, useContext } from 'react'
import type { ProblemAt } from '../../check/problem-at.ts'

export interface EditedKpi {
  readonly identity: string
  readonly kpi: KpiDocument
  readonly bundle: Bundle
  readonly problems: readonly ProblemAt[]
  /** Undefined takes it away. */
  set<P extends keyof KpiDocument & string>(property: P, value: KpiDocument[P] | undefined): void
  /** Several at once, as one step. */
  setAll(values: { readonly [P in keyof KpiDocument]?: KpiDocument[P] | undefined }): void
}

export const KpiContext = createContext<EditedKpi | null>(null)

export function useKpi(): EditedKpi {
  const kpi = useContext(KpiContext)
  if (kpi === null) throw new Error('No KPI is edited here.')
  return kpi
}
