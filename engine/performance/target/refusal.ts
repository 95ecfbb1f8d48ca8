/** Why a target, its parts or its pace cannot be worked out. It is about that target; all others stand. */
export type Refusal =
  | { readonly refused: 'target-missing' | 'target-zero' }
  /** A share of a negative target would praise what is worse. */
  | { readonly refused: 'target-negative'; readonly target: string }
  | { readonly refused: 'no-parts' }
  /** Nothing is known that the parts could be told apart by. */
  | { readonly refused: 'no-weights' }
  | { readonly refused: 'weight-negative'; readonly part: string; readonly weight: string }
  /** More digits than targets of the KPI have. */
  | { readonly refused: 'too-fine'; readonly part?: string; readonly amount: string; readonly scale: number }
  /** What is locked is more than the whole, or all of it is locked and does not add up. */
  | { readonly refused: 'locked-differs'; readonly locked: string; readonly total: string }
