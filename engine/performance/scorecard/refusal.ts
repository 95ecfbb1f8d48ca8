/** Why an item has no score. It is about that item of that person; all others are scored. */
export type Refusal =
  | { readonly refused: 'target-missing' | 'target-zero' | 'actual-missing' }
  /** A rate of a negative target would praise what is worse. */
  | { readonly refused: 'target-negative'; readonly target: string }
  | ({
      readonly refused: 'score-out-of-range'
      readonly review: string
      readonly by: string
      readonly score: string
    } & { readonly lowest: string; readonly highest: string })
  /** Nobody who may score it counts for anything. */
  | { readonly refused: 'nobody-counts' }

/** A score that is still to come: whose, of which item. `by` is null when the administrators have to find somebody. */
export interface Waiting {
  readonly item: string
  readonly review: string
  readonly by: string | null
}
