/** Why there is no forecast. */
export type Refusal =
  /** The period has not begun, or nothing of its season has. */
  | { readonly refused: 'nothing-gone' }
  | { readonly refused: 'history-too-short'; readonly has: number; readonly needs: number }
  | { readonly refused: 'probability-out-of-range'; readonly probability: string }
