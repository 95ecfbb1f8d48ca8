/**
 * How an amount came about, as numbers: `words/` says it in the reader's language. A step is one line of arithmetic that
 * can be done again from what it holds.
 */
import type { Limit, Settles, Window } from './definition.ts'
import type { On } from './rates/index.ts'

export type Step =
  /** What the window holds: what came before, and what came in the span. */
  | ({ readonly type: 'measure'; readonly measure: string; readonly window: Window } & {
      readonly before: string
      readonly came: string
      readonly total: string
    })
  /** measure ÷ quota, in per cent. */
  | ({ readonly type: 'attainment'; readonly measure: string; readonly value: string; readonly quota: string } & {
      readonly attainment: string
    })
  | { readonly type: 'objective'; readonly objective: string; readonly weight: string; readonly achieved: string }
  | ({ readonly type: 'threshold'; readonly of: 'measure' | 'attainment'; readonly at: string } & {
      readonly value: string
      readonly isReached: boolean
      readonly pays: 'excess' | 'all'
    })
  /** Somebody's own, in the place of the table's. */
  | { readonly type: 'ownRate'; readonly rate: string }
  | ({ readonly type: 'tier' } & TierStep)
  /** A tier of what was there before, which is taken off again. */
  | ({ readonly type: 'before' } & TierStep)
  | { readonly type: 'formula'; readonly gives: 'amount' | 'payout'; readonly value: string; readonly pays: string }
  | { readonly type: 'payout'; readonly payout: string; readonly targetIncentive: string; readonly pays: string }
  | ({ readonly type: 'award'; readonly place: number; readonly of: number; readonly tied: number } & {
      readonly pays: string
    })
  | ({ readonly type: 'pool'; readonly pool: string; readonly amount: string; readonly weight: string } & {
      readonly weights: string
      readonly pays: string
    })
  | ({ readonly type: 'poolCap'; readonly limit: string; readonly all: string; readonly from: string } & {
      readonly pays: string
    })
  | ({ readonly type: 'clawback'; readonly measure: string; readonly earned: string; readonly of: string } & {
      readonly lost: string
      readonly outOf: string
      /** By closed periods. */
      readonly taken?: string
    })
  | ({ readonly type: 'release'; readonly earned: string; readonly owed: string; readonly paid: string } & {
      readonly released: string
    })
  | { readonly type: 'draw' | 'recovery'; readonly draw: string; readonly earned: string; readonly owed: string }
  /** Nothing is paid until the window is over. */
  | { readonly type: 'waits'; readonly window: Window }
  /** What the window has earned before, which a true-up takes off. */
  | { readonly type: 'lessEarned'; readonly amount: string; readonly settles: Settles }
  | { readonly type: 'cap' | 'floor'; readonly per: Limit['per']; readonly limit: string; readonly from: string }
  | ({ readonly type: 'gate'; readonly gate: string; readonly pays: 'nothing' | 'tiersBelow' | 'percent' } & {
      readonly tier?: number
      readonly percent?: string
    })
  | { readonly type: 'multiplier'; readonly multiplier: string; readonly factor: string; readonly from: string }
  /** Once, half up, to the minor unit of the currency. */
  | { readonly type: 'rounding'; readonly exactly: string; readonly amount: string }

/** One tier: how much it pays on, at what, and what that comes to. */
export interface TierStep {
  readonly credit?: string
  readonly from?: string
  readonly to?: string
  readonly on: On
  readonly key: string
  readonly column?: string
  readonly base: string
  readonly percent?: string
  readonly perUnit?: string
  readonly amount?: string
  readonly times?: string
  readonly baseRate?: string
  readonly payout?: string
  readonly targetIncentive?: string
  readonly pays: string
}
