/** What widgets ask for, as the contract takes it. */

export type Granularity = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year'
export type Comparison = 'previous' | 'yearAgo'
export type FiguresPeople = 'person' | 'team' | 'teamTree' | 'managerTree'
export interface FiguresWithin {
  my: 'self' | 'team' | 'people'
}

export interface PeriodsQuestion {
  calendar?: string
  granularity: Granularity
  to?: string
  last?: number
  together?: boolean
}

export interface FiguresQuestion {
  kpis: string[]
  periods: PeriodsQuestion
  people?: FiguresPeople
  dimensions?: string[]
  within?: FiguresWithin
  where?: { dimension: string; values: (string | null)[] }[]
  compare?: Comparison
  target?: boolean
  ahead?: number
  sort?: string
  limit?: number
}
