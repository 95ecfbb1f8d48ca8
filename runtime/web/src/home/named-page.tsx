/** A page of the navigation that lists nothing: a dashboard, or words. */
import { textIn } from '@attain/form'
import { NotFoundPage } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { useParams } from 'react-router'
import { useApplication } from '../application/application.tsx'
import TextPage from './text-page.tsx'

const Dashboard = lazy(() => import('../dashboards/dashboard.tsx'))

export default function NamedPage() {
  const { name } = useParams()
  const { pages, dashboards, language } = useApplication()
  const page = pages.find((each) => each.name === name)
  useTitle(page && textIn(page.label, language))
  if (page?.content.type !== 'dashboard') return <TextPage />
  const { dashboard } = page.content
  const document = dashboards.find((each) => each.name === dashboard)
  if (!document) return <NotFoundPage />
  return (
    <Suspense fallback={<Skeleton className="page-skeleton" active title paragraph={{ rows: 8 }} />}>
      <Dashboard key={document.name} document={document} />
    </Suspense>
  )
}
