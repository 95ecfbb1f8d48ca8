/** What is known of one person in one cycle. */
export interface Facts {
  /** By the name of the KPI. */
  readonly measures: Readonly<Record<string, Measure>>
  /** Who does each review. */
  readonly reviewers: Readonly<Record<string, readonly string[]>>
  readonly scores: readonly ManualScore[]
  /** Points that people gave or took. */
  readonly granted: readonly Granted[]
  /** Vetoes that somebody raised. */
  readonly raised: readonly { readonly veto: string; readonly by: string }[]
}

export interface Measure {
  readonly actual: string | null
  readonly target: string | null
}

export interface ManualScore {
  readonly item: string
  readonly review: string
  readonly by: string
  readonly score: string
}

export interface Granted {
  readonly adjustment: string
  readonly by: string
  readonly points: string
}

const nothing: Measure = { actual: null, target: null }

/** Names come from documents, so `constructor` may be one. */
export function measureOf({ measures }: Pick<Facts, 'measures'>, kpi: string): Measure {
  return (Object.hasOwn(measures, kpi) ? measures[kpi] : undefined) ?? nothing
}

export function reviewersOf({ reviewers }: Pick<Facts, 'reviewers'>, review: string): readonly string[] {
  return (Object.hasOwn(reviewers, review) ? reviewers[review] : undefined) ?? []
}
