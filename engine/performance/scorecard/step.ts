/**
 * How a result came about, as numbers: pages word it in the reader's language. A step is one line of arithmetic that can
 * be done again from what it holds.
 */
import type { Axis, Bound, PointsPerUnit } from './definition.ts'
import type { Placed } from './distribution/distribute.ts'

export type Step =
  /** actual ÷ target, in per cent. */
  | { readonly type: 'attainment'; readonly actual: string; readonly target: string; readonly attainment: string }
  /** full × actual ÷ target. */
  | Formula<'completionRate'>
  /** full × (2 − actual ÷ target). */
  | Formula<'lowerIsBetter'>
  /** The step of the ladder; without `from` below the lowest, without `to` on the highest. */
  | ({ readonly type: 'ladder'; readonly of: Axis; readonly value: string; readonly inclusive: 'lower' | 'upper' } & {
      readonly from?: string
      readonly to?: string
      readonly points: string
    })
  /** On the straight line between two points, or level before the first and after the last. */
  | ({ readonly type: 'interpolated'; readonly of: Axis; readonly value: string; readonly points: string } & {
      readonly before?: Point
      readonly after?: Point
    })
  /** start + units × points. */
  | ({ readonly type: 'pointsPerUnit'; readonly counts: PointsPerUnit['counts']; readonly counted: string } & {
      readonly unit: string
      readonly units: string
      readonly start: string
      readonly each: string
    } & { readonly points: string })
  /** One review's score, the mean of those who gave one, and the part of the item's score that it has. */
  | ({ readonly type: 'review'; readonly review: string; readonly by: readonly string[]; readonly score: string } & {
      readonly weight: string
      readonly points: string
    })
  /** Points that somebody gave or took. */
  | { readonly type: 'granted'; readonly by: string; readonly points: string }
  | { readonly type: 'cap' | 'floor'; readonly limit: string; readonly from: string }

interface Formula<T extends string> {
  readonly type: T
  readonly actual: string
  readonly target: string
  readonly full: string
  readonly points: string
}

interface Point {
  readonly at: string
  readonly points: string
}

/** What a total is made of: the points of all lines add up to it, to the last digit. */
export type Line =
  /** weight × score. */
  | {
      readonly type: 'item'
      readonly item: string
      readonly weight: string
      readonly score: string
      readonly points: string
    }
  /** The part that an item has for the days on which this weight was in force. */
  | ({ readonly type: 'segment'; readonly item: string; readonly from: string; readonly to: string } & {
      readonly days: number
      readonly of: number
      readonly weight: string
      readonly score: string
      readonly points: string
    })
  | { readonly type: 'adjustment'; readonly adjustment: string; readonly points: string }
  /** What the limits of all adjustments together took away or gave. */
  | { readonly type: 'adjustmentCap' | 'adjustmentFloor'; readonly limit: string; readonly points: string }
  | { readonly type: 'rounding'; readonly digits: number; readonly points: string }
  | { readonly type: 'totalCap' | 'totalFloor'; readonly limit: string; readonly points: string }

/** How a score became a grade: by its points, by the seats of its group, by calibration, by red lines. */
export type GradeStep =
  | ({ readonly type: 'grade'; readonly score: string; readonly grade: string; readonly coefficient: string } & {
      readonly from?: string
    })
  | ({ readonly type: 'distribution'; readonly rank: number; readonly of: number; readonly why: Placed['why'] } & {
      readonly seat: string | undefined
      readonly grade: string
      readonly coefficient: string
    })
  | { readonly type: 'calibration'; readonly by: string; readonly grade: string; readonly coefficient: string }
  | ({ readonly type: 'veto'; readonly veto: string; readonly grade: string; readonly coefficient: string } & {
      readonly raised: Raised
    })

/** Why a veto applies. */
export type Raised =
  | { readonly of: 'manual'; readonly by: string }
  | ({ readonly of: 'kpi' | 'item'; readonly name: string; readonly found: string } & Bound)
