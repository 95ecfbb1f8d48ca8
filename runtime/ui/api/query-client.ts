/** TanStack Query: one client, and the names under which answers are kept. */
import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error.ts'

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      refetchOnWindowFocus: true,
    },
  },
})
