/** Addresses of the application. Each page is a chunk of its own. */

import { CrashPage, NotFoundPage } from '@attain/ui/feedback'
import { Themed } from '@attain/ui/theme'
import { Skeleton } from 'antd'
import { type ComponentType, lazy, Suspense } from 'react'
import { createBrowserRouter } from 'react-router'
import { Entry } from './session/entry.tsx'

function page(load: () => Promise<{ default: ComponentType }>) {
  const Page = lazy(load)
  return (
    <Suspense fallback={<Skeleton className="page-skeleton" active title paragraph={{ rows: 8 }} />}>
      <Page />
    </Suspense>
  )
}

const SignedIn = lazy(() => import('./session/signed-in.tsx'))

export const router = createBrowserRouter([
  {
    path: '/sign-in',
    element: <Themed>{page(() => import('./session/sign-in-page.tsx'))}</Themed>,
    errorElement: <CrashPage />,
  },
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
    element: (
      <Suspense fallback={null}>
        <SignedIn />
      </Suspense>
    ),
    errorElement: <CrashPage />,
    children: [
      { index: true, element: page(() => import('./home/home-page.tsx')) },
      { path: 'records/:object', element: page(() => import('./list/list-page.tsx')) },
      { path: 'records/:object/new', element: page(() => import('./record/create-page.tsx')) },
      { path: 'records/:object/:id', element: page(() => import('./record/record-page.tsx')) },
      { path: 'records/:object/:id/edit', element: page(() => import('./record/edit-page.tsx')) },
      { path: 'recycle-bin/:object', element: page(() => import('./record/recycle-bin-page.tsx')) },
      { path: 'pages/:name', element: page(() => import('./home/named-page.tsx')) },
      { path: 'inbox', element: page(() => import('./approvals/inbox/inbox-page.tsx')) },
      { path: 'inbox/:id', element: page(() => import('./approvals/task/approval-page.tsx')) },
      { path: 'scorecards', element: page(() => import('./scorecards/scorecards-page.tsx')) },
      { path: 'scorecards/cycles/:id', element: page(() => import('./scorecards/cycle-page.tsx')) },
      { path: 'scorecards/cards/:id', element: page(() => import('./scorecards/card-page.tsx')) },
      { path: 'delegation', element: page(() => import('./approvals/settings/delegation-page.tsx')) },
      { path: 'quick-phrases', element: page(() => import('./approvals/settings/phrases-page.tsx')) },
      { path: 'stuck-approvals', element: page(() => import('./approvals/settings/troubled-page.tsx')) },
      { path: 'api-keys', element: page(() => import('./settings/keys-page.tsx')) },
      { path: 'notifications', element: page(() => import('./notifications/notifications-page.tsx')) },
      { path: 'notifications/preferences', element: page(() => import('./notifications/preferences-page.tsx')) },
      { path: 'channels', element: page(() => import('./notifications/channels-page.tsx')) },
      { path: 'channels/undelivered', element: page(() => import('./notifications/undelivered-page.tsx')) },
      { path: 'rule-runs', element: page(() => import('./automation/rule-runs-page.tsx')) },
      { path: 'failed-jobs', element: page(() => import('./automation/failed-jobs-page.tsx')) },
      { path: 'targets', element: page(() => import('./targets/targets-page.tsx')) },
      { path: 'my-performance', element: page(() => import('./targets/my-performance-page.tsx')) },
      { path: 'help/formulas', element: page(() => import('./help/formulas-page.tsx')) },
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
])
