/** Starts the users' application: texts first, then the page. */
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { queries } from './api/queries.ts'
import { caller } from './api/request.ts'
import { startI18n } from './i18n/index.ts'
import { router } from './routes.tsx'

await startI18n()

caller.onSignedOut = () => {
  const { pathname, search } = window.location
  if (pathname === '/sign-in') return
  queries.clear()
  void router.navigate(`/sign-in?next=${encodeURIComponent(pathname + search)}`, { replace: true })
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
