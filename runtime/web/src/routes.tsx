/** Addresses of the application. Each page is a chunk of its own. */

import { CrashPage, NotFoundPage } from '@attain/ui/feedback'
import { Themed } from '@attain/ui/theme'
import { Skeleton } from 'antd'
import { type ComponentType, lazy, Suspense } from 'react'
import { createBrowserRouter } from 'react-router'
import { Entry } from './session/entry.tsx'
import type { PageHandle } from './session/first-page.ts'
import SignedIn from './session/signed-in.tsx'

/** What a route says about a page that is a chunk of its own. */
function page(load: () => Promise<{ default: ComponentType }>) {
  const Page = lazy(load)
  const element = (
    <Suspense fallback={<Skeleton className="page-skeleton" active title paragraph={{ rows: 8 }} />}>
      <Page />
    </Suspense>
  )
  return { element, handle: { load } satisfies PageHandle }
}

const signIn = page(() => import('./session/sign-in-page.tsx'))

export const router = createBrowserRouter([
  {
    path: '/sign-in',
    ...signIn,
    element: <Themed>{signIn.element}</Themed>,
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
    element: <SignedIn />,
    errorElement: <CrashPage />,
    children: [
      { index: true, ...page(() => import('./home/home-page.tsx')) },
      { path: 'records/:object', ...page(() => import('./list/list-page.tsx')) },
      { path: 'records/:object/new', ...page(() => import('./record/create-page.tsx')) },
      { path: 'records/:object/:id', ...page(() => import('./record/record-page.tsx')) },
      { path: 'records/:object/:id/edit', ...page(() => import('./record/edit-page.tsx')) },
      { path: 'recycle-bin/:object', ...page(() => import('./record/recycle-bin-page.tsx')) },
      { path: 'pages/:name', ...page(() => import('./home/named-page.tsx')) },
      { path: 'inbox', ...page(() => import('./approvals/inbox/inbox-page.tsx')) },
      { path: 'inbox/:id', ...page(() => import('./approvals/task/approval-page.tsx')) },
      { path: 'scorecards', ...page(() => import('./scorecards/scorecards-page.tsx')) },
      { path: 'scorecards/cycles/:id', ...page(() => import('./scorecards/cycle-page.tsx')) },
      { path: 'scorecards/cards/:id', ...page(() => import('./scorecards/card-page.tsx')) },
      { path: 'commission', ...page(() => import('./commission/commission-page.tsx')) },
      { path: 'commission/plans/:plan', ...page(() => import('./commission/plan-words-page.tsx')) },
      { path: 'commission/plans/:plan/what-if', ...page(() => import('./simulation/what-if-page.tsx')) },
      { path: 'commission/plans/:plan/simulate', ...page(() => import('./simulation/simulate-page.tsx')) },
      { path: 'commission/scenarios/:id', ...page(() => import('./simulation/scenario-page.tsx')) },
      { path: 'commission/plans/:plan/:period', ...page(() => import('./commission/period-page.tsx')) },
      { path: 'commission/statements/:id', ...page(() => import('./commission/statement-page.tsx')) },
      { path: 'delegation', ...page(() => import('./approvals/settings/delegation-page.tsx')) },
      { path: 'quick-phrases', ...page(() => import('./approvals/settings/phrases-page.tsx')) },
      { path: 'stuck-approvals', ...page(() => import('./approvals/settings/troubled-page.tsx')) },
      { path: 'api-keys', ...page(() => import('./settings/keys-page.tsx')) },
      { path: 'notifications', ...page(() => import('./notifications/notifications-page.tsx')) },
      { path: 'notifications/preferences', ...page(() => import('./notifications/preferences-page.tsx')) },
      { path: 'channels', ...page(() => import('./notifications/channels-page.tsx')) },
      { path: 'channels/undelivered', ...page(() => import('./notifications/undelivered-page.tsx')) },
      { path: 'subscriptions', ...page(() => import('./subscriptions/subscriptions-page.tsx')) },
      { path: 'rule-runs', ...page(() => import('./automation/rule-runs-page.tsx')) },
      { path: 'failed-jobs', ...page(() => import('./automation/failed-jobs-page.tsx')) },
      { path: 'targets', ...page(() => import('./targets/targets-page.tsx')) },
      { path: 'my-performance', ...page(() => import('./targets/my-performance-page.tsx')) },
      { path: 'help/formulas', ...page(() => import('./help/formulas-page.tsx')) },
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
