/** A dashboard within the users' application; what it is narrowed down to stands in the address. */
import { DashboardPlaceProvider, DashboardView, useKpis } from '@attain/dashboard'
import { readState, writeState } from '@attain/engine/dashboard'
import type { DashboardDocument } from '@attain/engine/metadata'
import { Failure } from '@attain/ui/feedback'
import { Skeleton } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { renderTarget } from '../targets/render-target.tsx'
import { ListWidget } from './list-widget.tsx'

const SubscribeDrawer = lazy(() => import('../subscriptions/subscribe-drawer.tsx'))

export default function Dashboard({ document }: { readonly document: DashboardDocument }) {
  const { workspace, language, objects, session } = useApplication()
  const [params, setParams] = useSearchParams()
  const [isSubscribing, setSubscribing] = useState(false)
  const { kpis, ...answer } = useKpis(workspace, language)
  const state = useMemo(() => readState(document, params), [document, params])
  const place = useMemo(
    () =>
      kpis && {
        workspace,
        language,
        kpis,
        objects,
        recordHref: (object: string, id: string) => paths.record(workspace, object, id),
        listHref: (object: string, filter: unknown) =>
          `${paths.list(workspace, object)}?as=table&filter=${encodeURIComponent(JSON.stringify(filter))}`,
        renderTarget,
        renderList: (widget: Parameters<typeof ListWidget>[0]['widget']) => <ListWidget widget={widget} />,
      },
    [workspace, language, kpis, objects],
  )
  if (answer.isError) return <Failure error={answer.error} retry={() => void answer.refetch()} />
  if (!place) return <Skeleton className="page-skeleton" active title paragraph={{ rows: 8 }} />
  return (
    <DashboardPlaceProvider value={place}>
      <DashboardView
        document={document}
        person={session.person.id}
        state={state}
        isChanged={writeState(document, state).length > 0}
        onChange={(next) => setParams(writeState(document, next), { replace: true })}
        onSubscribe={() => setSubscribing(true)}
        onReset={() => setParams(new URLSearchParams(), { replace: true })}
      />
      {isSubscribing && (
        <Suspense fallback={null}>
          <SubscribeDrawer
            document={document}
            narrowed={new URLSearchParams(writeState(document, state)).toString()}
            onClose={() => setSubscribing(false)}
          />
        </Suspense>
      )}
    </DashboardPlaceProvider>
  )
}
