/** Starts the designer: texts first, then the page. */
import { formMessages } from '@attain/form/messages'
import { caller, queries } from '@attain/ui/api'
import { startI18n } from '@attain/ui/i18n'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { router } from './routes.tsx'

await startI18n(
  {
    page: { en: () => import('./i18n/en.json'), 'zh-CN': () => import('./i18n/zh-CN.json') },
    dashboard: {
      en: () => import('@attain/dashboard/messages/en'),
      'zh-CN': () => import('@attain/dashboard/messages/zh-CN'),
    },
    dashboardEditor: {
      en: () => import('./editors/dashboard/en.json'),
      'zh-CN': () => import('./editors/dashboard/zh-CN.json'),
    },
    kpi: { en: () => import('./editors/kpi/en.json'), 'zh-CN': () => import('./editors/kpi/zh-CN.json') },
    plan: {
      en: () => import('./editors/commission-plan/en.json'),
      'zh-CN': () => import('./editors/commission-plan/zh-CN.json'),
    },
    role: { en: () => import('./editors/role/en.json'), 'zh-CN': () => import('./editors/role/zh-CN.json') },
    scorecard: {
      en: () => import('./editors/scorecard/en.json'),
      'zh-CN': () => import('./editors/scorecard/zh-CN.json'),
    },
    start: { en: () => import('./start/en.json'), 'zh-CN': () => import('./start/zh-CN.json') },
    target: { en: () => import('./editors/target/en.json'), 'zh-CN': () => import('./editors/target/zh-CN.json') },
  },
  { form: formMessages },
)

// the users' application has the page to sign in
caller.onSignedOut = () => {
  const { pathname, search } = window.location
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`)
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
