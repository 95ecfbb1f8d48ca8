/** The records behind a figure, within the pages of targets. */
import type { FigureRecordsQuery, KpiBody } from '@attain/contract'
import { DashboardPlaceProvider } from '@attain/dashboard/place'
import { lazy, Suspense, useMemo } from 'react'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { renderTarget } from './render-target.tsx'

const FigureDrawer = lazy(() => import('@attain/dashboard/figure-drawer'))

interface Props {
  readonly kpi: KpiBody
  readonly question: FigureRecordsQuery
  /** Whose figure it is, in words. */
  readonly of?: string
  readonly onClose: () => void
}

export function FigureBehind({ kpi, question, of, onClose }: Props) {
  const { workspace, language, objects } = useApplication()
  const place = useMemo(
    () => ({
      workspace,
      language,
      kpis: new Map([[kpi.name, kpi]]),
      objects,
      recordHref: (object: string, id: string) => paths.record(workspace, object, id),
      listHref: (object: string) => paths.list(workspace, object),
      renderTarget,
      renderList: () => null,
    }),
    [workspace, language, kpi, objects],
  )
  return (
    <DashboardPlaceProvider value={place}>
      <Suspense fallback={null}>
        <FigureDrawer question={question} {...(of !== undefined && { of })} onClose={onClose} />
      </Suspense>
    </DashboardPlaceProvider>
  )
}
