/**
 * Rate tables as they are compiled: one structure, in which every mode is a setting. Keys of attainment and rates are in
 * per cent: 80 is 80 %.
 */
import type { Fraction } from '../../performance/fraction.ts'

export interface RateTable {
  /** Which of two tiers a key that is exactly a bound belongs to: the one that begins there, or the one that ends there. */
  readonly bounds: Bounds
  /** Lowest first. */
  readonly tiers: readonly Tier[]
  readonly between: Between
  /** What a credit is paid at that crosses a bound, where it is not divided: the tier that it reaches, or where it began. */
  readonly crossing?: 'reached' | 'begun'
  /** Below the first tier: nothing, or as at its bound. Tables that begin at zero go on below it, so that returns take back. */
  readonly below: 'nothing' | 'level'
  /** Beyond the last point of a line: as at the point, or on in the same direction. */
  readonly above: 'level' | 'goesOn'
  /** The second axis of a matrix; its tiers hold one value for each column. */
  readonly columns?: Columns
}

export type Bounds = 'lower' | 'upper'

/** A value holds from its bound to the next one, or runs in a straight line between them. */
export type Between = 'steps' | 'straight'

export interface Columns {
  readonly bounds: Bounds
  readonly between: Between
  /** Lowest first. */
  readonly from: readonly Fraction[]
}

export interface Tier {
  /** Missing: from the beginning. */
  readonly from?: Fraction
  readonly on: On
  /** One; of a matrix one for each column. */
  readonly pays: readonly Pay[]
}

/**
 * What a tier pays on: the `part` that falls inside it, besides what the tiers below pay; the `whole` from the first unit,
 * in the place of all below; or the `excess` over its bound alone, in the place of all below.
 */
export type On = 'part' | 'whole' | 'excess'

/** What is paid; several add up, as a fixed amount and a percentage do. */
export interface Pay {
  /** Per cent of the base. */
  readonly percent?: Fraction
  /** For each unit of the base. */
  readonly perUnit?: Fraction
  /** A fixed amount. */
  readonly amount?: Fraction
  /** So many times the base rate, of the base. */
  readonly times?: Fraction
  /** Per cent of the target incentive. */
  readonly payout?: Fraction
}

export type PayKind = keyof Pay
export const payKinds = ['percent', 'perUnit', 'amount', 'times', 'payout'] as const satisfies readonly PayKind[]

/** Where somebody stands: what tiers are looked up by, and what they pay on. */
export interface Standing {
  readonly key: Fraction
  readonly base: Fraction
  /** The second key of a matrix. */
  readonly column?: Fraction
  /** Only what of the key exceeds it is paid on. */
  readonly excessOver?: Fraction
}

/** What a table is applied to besides. */
export interface Terms {
  /** Per cent; what `times` is a multiple of. */
  readonly baseRate?: Fraction
  readonly targetIncentive?: Fraction
  /** Tiers from this one on (counted from 0) are switched off: those below go on without an end. */
  readonly tiersBelow?: number
}
