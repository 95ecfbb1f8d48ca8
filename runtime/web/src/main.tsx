/** Starts the users' application: texts first, then the page. */
import { formMessages } from '@attain/form/messages'
import { caller, queries } from '@attain/ui/api'
import { startI18n } from '@attain/ui/i18n'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { router } from './routes.tsx'
import { beginFirstPage } from './session/first-page.ts'

const RELOAD_PAUSE_MS = 30_000

const texts = startI18n(
  {
    page: { en: () => import('./i18n/en.json'), 'zh-CN': () => import('./i18n/zh-CN.json') },
    approvals: { en: () => import('./approvals/en.json'), 'zh-CN': () => import('./approvals/zh-CN.json') },
    automation: { en: () => import('./automation/en.json'), 'zh-CN': () => import('./automation/zh-CN.json') },
    dashboard: {
      en: () => import('@attain/dashboard/messages/en'),
      'zh-CN': () => import('@attain/dashboard/messages/zh-CN'),
    },
    commission: { en: () => import('./commission/en.json'), 'zh-CN': () => import('./commission/zh-CN.json') },
    simulation: { en: () => import('./simulation/en.json'), 'zh-CN': () => import('./simulation/zh-CN.json') },
    scorecards: { en: () => import('./scorecards/en.json'), 'zh-CN': () => import('./scorecards/zh-CN.json') },
    subscriptions: {
      en: () => import('./subscriptions/en.json'),
      'zh-CN': () => import('./subscriptions/zh-CN.json'),
    },
    help: { en: () => import('./help/en.json'), 'zh-CN': () => import('./help/zh-CN.json') },
    targets: { en: () => import('./targets/en.json'), 'zh-CN': () => import('./targets/zh-CN.json') },
    notifications: { en: () => import('./notifications/en.json'), 'zh-CN': () => import('./notifications/zh-CN.json') },
  },
  { form: formMessages },
)

caller.onSignedOut = () => {
  const { pathname, search } = window.location
  if (pathname === '/sign-in') return
  queries.clear()
  void router.navigate(`/sign-in?next=${encodeURIComponent(pathname + search)}`, { replace: true })
}

// A page that was open while a new version was installed asks for files that are gone: load the new version, once.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('attain.reloaded') ?? 0)
  if (Date.now() - last < RELOAD_PAUSE_MS) return
  event.preventDefault()
  sessionStorage.setItem('attain.reloaded', String(Date.now()))
  window.location.reload()
})

beginFirstPage(router.state.matches)
await texts

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
