/** What a scorecard compiles to. All numbers are decimals as text; weights, shares and attainment are in per cent. */
import type { Currency } from './money.ts'

export interface Scorecard {
  readonly name: string
  readonly items: readonly Item[]
  /** Points that are added or taken away after the weighted items (加减分). */
  readonly adjustments: readonly Adjustment[]
  /** Of all adjustments together. */
  readonly adjustmentLimits: Limits
  /** Of the total, which is clamped last. */
  readonly limits: Limits
  /** Digits after the point that a total keeps. */
  readonly digits: number
  readonly vetoes: readonly Veto[]
  /** Best first; the last one takes every score that is left. */
  readonly grades: readonly Grade[]
  readonly reviews: readonly Review[]
  readonly distribution?: Distribution
  readonly rewards: readonly Reward[]
  readonly year: Year
}

export interface Limits {
  readonly cap?: string
  readonly floor?: string
}

export interface Item {
  readonly name: string
  readonly weight: string
  /** Missing when people score it. */
  readonly kpi?: string
  /** In the place of the target that the person has for the KPI. */
  readonly target?: string
  /** Which document says the targets that people have for the KPI. */
  readonly targets?: string
  readonly rule: Rule
  readonly limits: Limits
}

export interface Adjustment {
  readonly name: string
  readonly kpi?: string
  readonly target?: string
  /** Which document says the targets that people have for the KPI. */
  readonly targets?: string
  readonly rule: Rule
  readonly limits: Limits
}

/** How points follow from an actual figure and its target, or from people. */
export type Rule = CompletionRate | LowerIsBetter | Ladder | Interpolated | PointsPerUnit | Manual

export interface CompletionRate {
  readonly type: 'completionRate'
  /** Points for exactly the target. */
  readonly full: string
}

export interface LowerIsBetter {
  readonly type: 'lowerIsBetter'
  readonly full: string
}

/** What a ladder or a line is read at. */
export type Axis = 'attainment' | 'actual'

export interface Ladder {
  readonly type: 'ladder'
  readonly of: Axis
  /** Highest first. */
  readonly steps: readonly { readonly from: string; readonly points: string }[]
  /** Below the lowest step. */
  readonly otherwise: string
  /** Whether a step begins at its bound, or above it. */
  readonly inclusive: 'lower' | 'upper'
}

export interface Interpolated {
  readonly type: 'interpolated'
  readonly of: Axis
  /** Lowest first; before the first and after the last the value stays. */
  readonly points: readonly { readonly at: string; readonly points: string }[]
}

export interface PointsPerUnit {
  readonly type: 'pointsPerUnit'
  readonly start: string
  /** For each unit; may be negative. */
  readonly points: string
  readonly unit: string
  readonly counts: 'actual' | 'aboveTarget' | 'belowTarget'
  /** Whether a part of a unit counts for nothing. */
  readonly whole: boolean
}

export interface Manual {
  readonly type: 'manual'
  readonly lowest: string
  readonly highest: string
}

/** A red line (红线). */
export interface Veto {
  readonly name: string
  readonly when: VetoCondition
  readonly grade: string
  readonly coefficient: string
}

export type VetoCondition =
  /** Somebody raises it. */
  | { readonly of: 'manual' }
  | ({ readonly of: 'kpi'; readonly kpi: string } & Bound)
  /** The item's score, after its cap and floor. */
  | ({ readonly of: 'item'; readonly item: string } & Bound)

export interface Bound {
  readonly is: 'below' | 'atMost' | 'atLeast' | 'above'
  readonly value: string
}

export interface Grade {
  readonly name: string
  /** Scores from here on; missing for the last. */
  readonly from?: string
  readonly coefficient: string
}

/** Who scores manual items, and how much that counts. */
export interface Review {
  readonly name: string
  readonly weight: string
  /** Missing: all manual items. */
  readonly items?: readonly string[]
  /** What becomes of it when there is nobody to do it. */
  readonly nobody: 'administrators' | 'leaveOut'
}

/** Forced distribution (强制分布). */
export interface Distribution {
  readonly shares: readonly { readonly grade: string; readonly share: string }[]
  /** Groups with fewer people keep the grades of their points. */
  readonly smallest: number
  /** What decides between equal scores, in this order. */
  readonly ties: readonly { readonly key: string; readonly first: 'highest' | 'lowest' }[]
  /** What becomes of people whom no key tells apart. */
  readonly tied: 'better' | 'worse' | 'byId'
  /** Whether somebody may get a better grade than that of their points. */
  readonly moves: 'both' | 'down'
}

export type Reward = {
  readonly name: string
  /** Missing: all. */
  readonly grades?: readonly string[]
  readonly from?: string
  readonly below?: string
} & (
  | { readonly type: 'bonus'; readonly base: Base; readonly prorate: Prorate }
  | { readonly type: 'fixed'; readonly amount: string; readonly currency: Currency; readonly prorate: Prorate }
  | { readonly type: 'notice' }
)

/** By which days only a part is paid. */
export type Prorate = 'no' | 'workingDays' | 'calendarDays'

export type Base = { readonly amount: string; readonly currency: Currency } | { readonly field: string }

/** How the results of a year become one. Weights go by the place of the period in its year. */
export type Year = { readonly by: 'mean' } | { readonly by: 'weights'; readonly weights: readonly string[] }

/** How long results are shown and may be appealed against, where a scorecard does not say. */
export const usualPublishing = { shownDays: 3, appealDays: 5 } as const
