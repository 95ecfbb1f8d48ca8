/** What a commission plan compiles to. Rates, weights and attainment are in per cent, money in the plan's currency. */
import type { Typed } from '../formula/types/typed.ts'
import type { Fraction } from '../performance/fraction.ts'
import type { RateTable } from './rates/index.ts'

export interface CommissionPlan {
  readonly name: string
  /** ISO 4217; what everything is calculated in. */
  readonly currency: string
  /** Each after those that it looks at. */
  readonly components: readonly Component[]
  /** On the sum of all components. */
  readonly multipliers: readonly Multiplier[]
  readonly cap?: Limit
  readonly floor?: Limit
  /** Of everybody on the plan together in a period: what is too much is taken from each in proportion. */
  readonly poolCap?: Fraction
  readonly draw?: Draw
  /** Parts of each payment by how many periods later they are due; all at once without it. */
  readonly schedule: readonly Instalment[]
  readonly prorates: ReadonlySet<'quota' | 'targetIncentive' | 'draw' | 'limits'>
}

/** What is looked at together. */
export type Window = 'transaction' | 'period' | 'quarterToDate' | 'halfToDate' | 'yearToDate' | 'planToDate' | 'rolling'

export interface Component {
  readonly name: string
  /** What is measured; the first is what a table looks at unless it says otherwise. `count` is always there. */
  readonly measures: readonly string[]
  readonly source: Source
  readonly window: Window
  /** How many periods a rolling window has, this one counted. */
  readonly rolling: number
  /** What a window that is not over is held against: quota and target incentive so far, or of the whole window. */
  readonly against: 'soFar' | 'whole'
  readonly settles: Settles
  readonly hasQuota: boolean
  readonly threshold?: Threshold
  readonly pays: Pays
  /** Per cent of the target incentive. */
  readonly weight: Fraction
  readonly cap?: Limit
  readonly floor?: Limit
  readonly gates: readonly Gate[]
  readonly multipliers: readonly Multiplier[]
  /** Whether what is earned waits until the money has come in. */
  readonly isHeld: boolean
  /** Per cent of it that waits, where that is not all. */
  readonly heldPart?: Fraction
}

/** Where measures come from: all but contests and pools are given for each payee by himself. */
export type Source =
  | { readonly from: 'given' }
  | { readonly from: 'objectives'; readonly objectives: readonly Objective[] }
  | ({ readonly from: 'contest' } & Contest)
  | { readonly from: 'pool' }

export interface Objective {
  readonly name: string
  readonly weight: Fraction
}

export interface Contest {
  /** Of the first, the second and so on. */
  readonly prizes: readonly Fraction[]
  readonly ties: Ties
  /** Decides between equals, where ties are told apart by it. */
  readonly second?: string
  readonly secondBetter?: 'higher' | 'lower'
  readonly better: 'higher' | 'lower'
  /** Whoever has less takes no part. */
  readonly atLeast?: Fraction
}

/** Equals share the prizes of their places, get the best of them each, only the first in order, or go by a second key. */
export type Ties = 'share' | 'all' | 'first' | 'second'

/**
 * What a later period of a window pays: on what came since (`increase`); what everything comes to, less what was earned
 * before (`trueUp`); by the rate that the window has reached, on what came in the period alone (`period`); or nothing
 * until the window is over, and then what everything comes to (`atEnd`).
 */
export type Settles = 'increase' | 'trueUp' | 'period' | 'atEnd'

export interface Threshold {
  readonly of: 'measure' | 'attainment'
  readonly at: Fraction
  /** Once it is reached: what exceeds it, or everything. */
  readonly pays: 'excess' | 'all'
}

export type Pays =
  /** In force from their days on, the earliest first. */
  | { readonly by: 'table'; readonly tables: readonly DatedTable[] }
  | { readonly by: 'formula'; readonly formula: Typed; readonly gives: 'amount' | 'payout' }
  /** The measure is the payout, in per cent of the target incentive. */
  | { readonly by: 'payout' }
  /** What a contest or a pool gives. */
  | { readonly by: 'award' }

export interface DatedTable {
  /** Missing: from the beginning. */
  readonly from?: string
  readonly key: Key
  readonly column?: Key
  /** The measure that is paid on. */
  readonly base: string
  /** What a formula gives: 10 % is 0.1. */
  readonly baseRate?: Typed
  readonly table: RateTable
}

export type Key =
  | { readonly by: 'measure' | 'attainment'; readonly measure: string }
  /** Of another component. */
  | { readonly by: 'component'; readonly component: string; readonly figure: 'measure' | 'attainment' | 'earned' }
  /** Given in per cent, 70 is what the formula gives as 0.7. */
  | { readonly by: 'formula'; readonly formula: Typed; readonly isPercent: boolean }

export interface Limit {
  readonly is:
    | { readonly of: 'targetIncentive'; readonly percent: Fraction }
    | { readonly of: 'formula'; readonly formula: Typed }
  readonly per: 'transaction' | 'period' | 'window' | 'year'
}

/** What happens unless its condition holds. */
export interface Gate {
  readonly name: string
  readonly when: Typed
  readonly otherwise:
    | { readonly pays: 'nothing' }
    /** Tiers from this one on, counted from 1, are switched off. */
    | { readonly pays: 'tiersBelow'; readonly tier: number }
    | { readonly pays: 'percent'; readonly percent: Fraction }
}

export interface Multiplier {
  readonly name: string
  readonly factor:
    | { readonly by: 'formula'; readonly formula: Typed }
    /** Factors in per cent: 90 is 0.9. */
    | { readonly by: 'table'; readonly key: Key; readonly table: RateTable }
}

export interface Draw {
  readonly isRecoverable: boolean
  /** Of a period. */
  readonly amount: Typed
  /** How many periods it is given, from the first on; for good without it. */
  readonly periods?: number
  /** How much of it in the first period, the second and so on, in per cent; nothing after the last. */
  readonly percents?: readonly Fraction[]
  /** How much may be owed at most. */
  readonly most?: Fraction
  /** Per cent of what exceeds the draw that pays it back. */
  readonly recovers: Fraction
}

export interface Instalment {
  readonly percent: Fraction
  readonly after: number
}
