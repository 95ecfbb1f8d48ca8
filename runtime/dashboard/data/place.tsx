/** What the widgets need from the front end that they stand in. */
import type { FigureRecordsBody, FiguresBody, FiguresQuery, KpiBody, ObjectBody } from '@attain/contract'
import type { dashboards } from '@attain/engine/metadata'
import type { Language } from '@attain/form'
import { createContext, type ReactNode, use } from 'react'

export interface DashboardPlace {
  readonly workspace: string
  readonly language: Language
  readonly kpis: ReadonlyMap<string, KpiBody>
  readonly objects: ReadonlyMap<string, ObjectBody>
  readonly recordHref: (object: string, id: string) => string
  /** A list of records, as the front end draws them. */
  readonly renderList: (widget: dashboards.ListWidget) => ReactNode
  /** What a figure is to reach and how that came about, as the front end draws it; left out where nobody has targets. */
  readonly renderTarget?: (figure: FigureRecordsBody) => ReactNode
  /** Where a stage of a funnel leads. */
  readonly listHref: (object: string, filter: unknown) => string
  /** Answers questions about KPIs that are being drafted; the server does it otherwise. `asked` tells drafts apart. */
  readonly ask?: (query: FiguresQuery, signal: AbortSignal) => Promise<FiguresBody>
  readonly asked?: string
}

const PlaceContext = createContext<DashboardPlace | null>(null)
export const DashboardPlaceProvider = PlaceContext.Provider

export function useDashboardPlace(): DashboardPlace {
  const place = use(PlaceContext)
  if (!place) throw new Error('Widgets need a DashboardPlaceProvider around them')
  return place
}
