/** What is asked of a measure: in which windows, for whom, told apart by what. */
import type { Condition } from '@attain/engine/formula'
import type { Span } from '@attain/engine/performance/calendar'
import type { RecordsMeasure } from '@attain/engine/performance/kpi'

/**
 * For whom figures are made: each person; the team that they belonged to at the time, or every team above it as well;
 * every manager above them, themselves included. Without it they are made for everybody together. `teamOfPerson` gives
 * each person what all made who belonged to the same team at the time.
 */
export type People = 'person' | 'team' | 'teamTree' | 'managerTree' | 'teamOfPerson'

export interface MeasureQuestion {
  readonly measure: RecordsMeasure
  readonly windows: readonly Span[]
  readonly people?: People | undefined
  /** Names of dimensions. */
  readonly dimensions: readonly string[]
  /** Whose figures are counted: a condition over people. Of `teamOfPerson` who is told, whoever made them. */
  readonly whose: Condition
  /** Only people who stood under this manager, or belonged to this team or one below it, at the time; or one person. */
  readonly within?: { readonly under: string } | { readonly team: string } | { readonly person: string }
  /** Only records with one of these values; null stands for blank. */
  readonly where?: readonly { readonly dimension: string; readonly values: readonly (string | null)[] }[]
}

/** A figure of one cell. */
export interface Measured {
  /** Place in the list of windows. */
  readonly window: number
  /** The id of a person or team; null for records that count for nobody. */
  readonly subject: string | null
  /** In the order of the dimensions that were asked for. */
  readonly dimensions: readonly (string | null)[]
  /** Exact decimal. */
  readonly value: string
}

/** True when it matters who belonged where, or stood above whom. */
export function looksAtMemberships({ people, within }: MeasureQuestion): boolean {
  return (people !== undefined && people !== 'person') || (within !== undefined && !('person' in within))
}
