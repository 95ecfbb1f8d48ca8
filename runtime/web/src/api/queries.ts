/** Under which keys answers are kept. */

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
