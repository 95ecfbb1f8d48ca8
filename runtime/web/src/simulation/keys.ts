/** Under which keys answers about simulations are kept. */
export const simulationKeys = {
  openDeals: (workspace: string, plan: string, language: string) =>
    ['commission', workspace, 'what-if', plan, language] as const,
  whatIf: (workspace: string, plan: string, body: unknown, language: string) =>
    ['commission', workspace, 'what-if', plan, language, body] as const,
  start: (workspace: string, plan: string, language: string) =>
    ['commission', workspace, 'simulation', plan, language] as const,
  draft: (workspace: string, owner: string) => ['commission', workspace, 'simulation', 'draft', owner] as const,
  statements: (workspace: string, plan: string, body: unknown, language: string) =>
    ['commission', workspace, 'simulation', plan, language, body] as const,
  credits: (workspace: string, plan: string, body: unknown) =>
    ['commission', workspace, 'simulation', plan, 'credits', body] as const,
  scenarios: (workspace: string, plan: string) => ['commission', workspace, 'scenarios', plan] as const,
  scenario: (workspace: string, id: string, language: string) =>
    ['commission', workspace, 'scenario', id, language] as const,
}
