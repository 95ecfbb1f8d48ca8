/** Under which keys answers are kept; everything about appraisals is fetched again after a change. */
export const scoreKeys = {
  all: (workspace: string) => ['scorecards', workspace] as const,
  cycles: (workspace: string) => ['scorecards', workspace, 'cycles'] as const,
  reviews: (workspace: string) => ['scorecards', workspace, 'reviews'] as const,
  cycle: (workspace: string, id: string) => ['scorecards', workspace, 'cycle', id] as const,
  cards: (workspace: string, id: string, query: unknown) =>
    ['scorecards', workspace, 'cycle', id, 'cards', query] as const,
  calibration: (workspace: string, id: string, group: string | null) =>
    ['scorecards', workspace, 'cycle', id, 'calibration', group] as const,
  rewards: (workspace: string, id: string) => ['scorecards', workspace, 'cycle', id, 'rewards'] as const,
  preview: (workspace: string, body: unknown) => ['scorecards', workspace, 'preview', body] as const,
  card: (workspace: string, id: string) => ['scorecards', workspace, 'card', id] as const,
}
