/** Why a component has no result. It is about that payee and component; all others are calculated. */
export type Refusal =
  | { readonly refused: 'quota-missing' }
  /** Nothing can be a share of nothing; a negative quota would praise what is worse. */
  | { readonly refused: 'quota-not-positive'; readonly quota: string }
  | { readonly refused: 'target-incentive-missing' }
  /** A formula has no result: it divides by nothing, or looks at what is not known. */
  | { readonly refused: 'no-result'; readonly of: string }
  | { readonly refused: 'objective-open'; readonly objective: string }
  /** What it looks at has been refused itself. */
  | { readonly refused: 'depends-on'; readonly on: string }
  /** Nothing says what a currency was worth in the plan's on that day. */
  | { readonly refused: 'rate-missing'; readonly currency: string; readonly into: string; readonly day: string }
