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

/** Keys from general to special, so that whatever a change touches can be refetched in one call. */
export const keys = {
  session: (workspace: string | null) => ['session', workspace] as const,
  app: (workspace: string) => ['app', workspace] as const,
  /** Everything about records. */
  records: (workspace: string) => ['records', workspace] as const,
  list: (workspace: string, object: string, query: unknown) => ['records', workspace, object, 'list', query] as const,
  count: (workspace: string, object: string, query: unknown) => ['records', workspace, object, 'count', query] as const,
  aggregate: (workspace: string, object: string, query: unknown) =>
    ['records', workspace, object, 'aggregate', query] as const,
  record: (workspace: string, object: string, id: string) => ['records', workspace, object, 'one', id] as const,
  history: (workspace: string, object: string, id: string) => ['records', workspace, object, 'history', id] as const,
  deleted: (workspace: string, object: string) => ['records', workspace, object, 'deleted'] as const,
  search: (workspace: string, words: string) => ['search', workspace, words] as const,
  account: (workspace: string, person: string) => ['account', workspace, person] as const,
  keys: (workspace: string) => ['keys', workspace] as const,
}
