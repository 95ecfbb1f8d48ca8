/** The three questions, and what may be answered. */
export interface Answers {
  /** What do you sell? */
  readonly sells: 'goods' | 'services' | 'subscriptions'
  /** Who works on it, and so who sees what? */
  readonly people: 'together' | 'ownDeals' | 'teams'
  /** How do deals go? */
  readonly deals: 'short' | 'long' | 'tender'
}

export const QUESTIONS = {
  sells: ['goods', 'services', 'subscriptions'],
  people: ['together', 'ownDeals', 'teams'],
  deals: ['short', 'long', 'tender'],
} as const satisfies { readonly [Q in keyof Answers]: readonly Answers[Q][] }
