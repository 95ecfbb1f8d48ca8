/** Addresses of the designer. Each page is a chunk of its own; what stands around every page comes at once. */
import { CrashPage, NotFoundPage } from '@attain/ui/feedback'
import { Themed } from '@attain/ui/theme'
import { Skeleton } from 'antd'
import { type ComponentType, lazy, Suspense } from 'react'
import { createBrowserRouter } from 'react-router'
import { withAllSchemas } from './schema-form/kind-schema.ts'
import { Entry } from './session/entry.tsx'
import { Opened } from './session/opened.tsx'

function page(load: () => Promise<{ default: ComponentType }>) {
  const Page = lazy(load)
  return (
    <Suspense fallback={<Skeleton className="designer-skeleton" active title paragraph={{ rows: 8 }} />}>
      <Page />
    </Suspense>
  )
}

export const router = createBrowserRouter(
  [
    {
      path: '/',
      element: (
        <Themed>
          <Entry />
        </Themed>
      ),
      errorElement: <CrashPage />,
    },
    {
      path: '/w/:workspace',
      element: <Opened />,
      errorElement: <CrashPage />,
      children: [
        { index: true, element: page(() => import('./map/map-page.tsx')) },
        { path: 'edit/*', element: page(() => import('./editors/editor-page.tsx')) },
        { path: 'start', element: page(() => import('./start/start-page.tsx')) },
        { path: 'templates', element: page(() => import('./templates/templates-page.tsx')) },
        { path: 'environments', element: page(() => import('./environments/environments-page.tsx')) },
        { path: 'bring/:source', element: page(() => withAllSchemas(() => import('./environments/bring-page.tsx'))) },
        { path: 'preview', element: page(() => import('./preview-as/preview-page.tsx')) },
        { path: 'publish', element: page(() => withAllSchemas(() => import('./publish/publish-page.tsx'))) },
        { path: 'history', element: page(() => withAllSchemas(() => import('./history/history-page.tsx'))) },
        { path: '*', element: <NotFoundPage /> },
      ],
    },
    {
      path: '*',
      element: (
        <Themed>
          <NotFoundPage />
        </Themed>
      ),
    },
  ],
  { basename: '/designer' },
)
