/** Under which keys answers are kept. */
import type { TargetBreakDownQuery } from '@attain/contract'

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
  /** Everything about approvals. */
  approvals: (workspace: string) => ['approvals', workspace] as const,
  inboxes: (workspace: string) => ['approvals', workspace, 'inbox'] as const,
  inbox: (workspace: string, box: string, words: string) => ['approvals', workspace, 'inbox', box, words] as const,
  approvalCounts: (workspace: string) => ['approvals', workspace, 'counts'] as const,
  approval: (workspace: string, id: string) => ['approvals', workspace, 'one', id] as const,
  approvalRecord: (workspace: string, id: string) => ['approvals', workspace, 'one', id, 'record'] as const,
  approvalsOf: (workspace: string, object: string, record: string) =>
    ['approvals', workspace, 'of', object, record] as const,
  approvalPreview: (workspace: string, body: unknown) => ['approvals', workspace, 'preview', body] as const,
  troubled: (workspace: string) => ['approvals', workspace, 'troubled'] as const,
  phrases: (workspace: string) => ['phrases', workspace] as const,
  delegations: (workspace: string) => ['delegations', workspace] as const,
  account: (workspace: string, person: string) => ['account', workspace, person] as const,
  keys: (workspace: string) => ['keys', workspace] as const,
  notifications: (workspace: string) => ['notifications', workspace] as const,
  unread: (workspace: string) => ['unread', workspace] as const,
  notificationPreferences: (workspace: string) => ['notification-preferences', workspace] as const,
  subscriptions: (workspace: string) => ['subscriptions', workspace] as const,
  channels: (workspace: string) => ['channels', workspace] as const,
  deliveries: (workspace: string) => ['deliveries', workspace] as const,
  /** Everything about rules. */
  rules: (workspace: string) => ['rules', workspace] as const,
  ruleRuns: (workspace: string, query: unknown) => ['rules', workspace, 'runs', query] as const,
  /** Everything about targets. */
  allTargets: (workspace: string) => ['targets', workspace] as const,
  targets: (workspace: string, language: string) => ['targets', workspace, language] as const,
  targetGrid: (workspace: string, language: string, query: unknown) =>
    ['targets', workspace, language, 'grid', query] as const,
  targetProgress: (workspace: string, language: string, query: unknown) =>
    ['targets', workspace, language, 'progress', query] as const,
  targetHistory: (workspace: string, language: string, query: unknown) =>
    ['targets', workspace, language, 'history', query] as const,
  targetBreakDown: (workspace: string, language: string, query: TargetBreakDownQuery) =>
    ['targets', workspace, language, 'break-down', query] as const,
  forecast: (workspace: string, language: string, query: unknown) =>
    ['targets', workspace, language, 'forecast', query] as const,
  forecastHistory: (workspace: string, language: string, query: unknown) =>
    ['targets', workspace, language, 'forecast-history', query] as const,
  failedJobs: (workspace: string) => ['failed-jobs', workspace] as const,
}
