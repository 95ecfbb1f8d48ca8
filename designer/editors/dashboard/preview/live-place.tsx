/** What widgets need, in the designer: the KPIs that are live, and figures of those that are still being drafted. */
import type { ObjectBody } from '@attain/contract'
import { type DashboardPlace, DashboardPlaceProvider, useKpis } from '@attain/dashboard'
import { Failure } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { Skeleton } from 'antd'
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { useDraftState, usePlace } from '../../../draft/draft-context.tsx'
import { useLiveObjects } from '../../../formula/sample/use-trial.ts'
import { askDraft } from './ask-draft.ts'

const ListTile = lazy(() => import('./list-tile.tsx'))
const nothing: ReadonlyMap<string, ObjectBody> = new Map()

export function LivePlace({ children }: { readonly children: ReactNode }) {
  const { workspace } = usePlace()
  const [language] = useLanguage()
  const { kpis, ...answer } = useKpis(workspace, language)
  const objects = useLiveObjects() ?? nothing
  const documents = useDraftState((state) => state.documents)
  const base = useDraftState((state) => state.base)
  const changed = useMemo(
    () => [...documents].filter(([identity, one]) => identity.startsWith('kpi:') && base.get(identity) !== one),
    [documents, base],
  )
  const changedKey = JSON.stringify(changed)
  const place = useMemo<DashboardPlace | undefined>(() => {
    if (kpis === undefined) return undefined
    const drafted = new Map((JSON.parse(changedKey) as typeof changed).map(([, one]) => [String(one.name), one]))
    return {
      workspace,
      language,
      kpis,
      objects,
      recordHref: (object, id) => `/w/${workspace}/records/${object}/${id}`,
      listHref: () => '#',
      renderList: (widget) => (
        <Suspense fallback={null}>
          <ListTile widget={widget} />
        </Suspense>
      ),
      ...(drafted.size > 0 && { ask: askDraft(drafted), asked: changedKey }),
    }
  }, [workspace, language, kpis, objects, changedKey])
  if (answer.isError) return <Failure error={answer.error} retry={() => void answer.refetch()} />
  if (place === undefined) return <Skeleton active paragraph={{ rows: 8 }} />
  return <DashboardPlaceProvider value={place}>{children}</DashboardPlaceProvider>
}
