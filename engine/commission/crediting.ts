/** Which records a component credits, to whom, and by which day: what the database works out over sets. */
import type { FieldPath } from '../formula/paths.ts'
import type { Typed } from '../formula/types/typed.ts'

export interface Crediting {
  readonly object: string
  /** Which records count; all of them without it. */
  readonly when?: Typed
  /** The day or moment that decides the period. */
  readonly date: FieldPath
  /** What a record is worth by each measure, in the order of the component's measures; a count has none. */
  readonly worth: readonly Worth[]
  /** What amounts in other currencies are converted into, at the rate of the day that decides the period. */
  readonly currency: string
  readonly rules: readonly CreditingRule[]
  readonly clawback?: LostRecords
  readonly hold?: Payments
}

export interface Worth {
  readonly measure: string
  readonly of: Typed
  /** Where it is an amount in another currency than the plan's. */
  readonly from?: string
}

/** When a record was lost, and how much of it: 0.5 is half. */
export interface LostRecords {
  readonly date: FieldPath
  readonly lost: Typed
}

/** The child list of a record that says what of it has been paid; what is owed is what was credited, unless it is said. */
export interface Payments {
  readonly children: string
  readonly amount: string
  readonly date: string
  readonly owed?: Typed
}

/** Whom a record is credited to. Shares are in per cent, as decimals. */
export type CreditingRule =
  | {
      readonly rule: 'person'
      readonly path: FieldPath
      /** Whoever had it on the day in question, and not who has it now. */
      readonly isPersonOfThatDay: boolean
      readonly percent: string
    }
  | { readonly rule: 'splits'; readonly children: string; readonly person: string; readonly share: string }
  | {
      readonly rule: 'managers'
      readonly path: FieldPath
      /** 1 is the direct manager. */
      readonly from: number
      readonly to?: number
      readonly percent: string
    }
  | { readonly rule: 'position'; readonly path: FieldPath; readonly percent: string }
  | {
      readonly rule: 'territory'
      readonly object: string
      readonly person: string
      readonly from?: string
      readonly to?: string
      readonly match: readonly { readonly path: FieldPath; readonly with: string }[]
      readonly percent: string
    }
  | { readonly rule: 'everybody'; readonly percent: string }
