/** Under which keys answers are kept; everything about commission is fetched again after a change. */
export const commissionKeys = {
  all: (workspace: string) => ['commission', workspace] as const,
  plans: (workspace: string, language: string) => ['commission', workspace, 'plans', language] as const,
  plan: (workspace: string, name: string, language: string) =>
    ['commission', workspace, 'plans', language, name] as const,
  disputes: (workspace: string, query: unknown, language: string) =>
    ['commission', workspace, 'disputes', query, language] as const,
  exports: (workspace: string, plan: string, period: string) =>
    ['commission', workspace, 'exports', plan, period] as const,
  mine: (workspace: string, language: string) => ['commission', workspace, 'mine', language] as const,
  ownPlans: (workspace: string) => ['commission', workspace, 'mine', 'plans'] as const,
  planWords: (workspace: string, plan: string) => ['commission', workspace, 'words', plan] as const,
  statements: (workspace: string, plan: string, period: string, query: unknown) =>
    ['commission', workspace, 'statements', plan, period, query] as const,
  problems: (workspace: string, plan: string, period: string) =>
    ['commission', workspace, 'problems', plan, period] as const,
  rewards: (workspace: string, plan: string, period: string) =>
    ['commission', workspace, 'rewards', plan, period] as const,
  run: (workspace: string, plan: string, period: string, language: string) =>
    ['commission', workspace, 'run', plan, period, language] as const,
  statement: (workspace: string, id: string, language: string) =>
    ['commission', workspace, 'statement', id, language] as const,
  credits: (workspace: string, id: string, component: string) =>
    ['commission', workspace, 'statement', id, 'credits', component] as const,
}
