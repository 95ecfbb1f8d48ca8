/** Where a cycle stands, and what leads from one place to the next. */

export type CycleState = 'targets' | 'review' | 'calibration' | 'published' | 'archived' | 'cancelled'

export type CycleEvent =
  /** Targets are agreed: whoever reviews first is asked. */
  | 'start'
  /** Reviews are over. */
  | 'calibrate'
  /** Back to the reviews. */
  | 'reopen'
  | 'publish'
  | 'archive'
  | 'cancel'

/** What has to be known of the cards for a step. */
export interface Standing {
  readonly cards: number
  /** Somebody still has to review them. */
  readonly reviewing: number
  /** They have no score: something is missing, and nobody set them aside. */
  readonly unscored: number
  readonly openAppeals: number
  /** The last day for appeals; null before publishing. */
  readonly appealUntil: string | null
  readonly today: string
}

export type Step =
  | { readonly state: CycleState }
  | { readonly refused: 'not-now' | 'no-cards' | 'may-be-appealed' }
  | { readonly refused: 'reviews-open' | 'cards-without-score' | 'appeals-open'; readonly count: number }

const steps: Readonly<Record<CycleState, Readonly<Partial<Record<CycleEvent, CycleState>>>>> = {
  targets: { start: 'review', cancel: 'cancelled' },
  review: { calibrate: 'calibration', cancel: 'cancelled' },
  calibration: { reopen: 'review', publish: 'published', cancel: 'cancelled' },
  published: { archive: 'archived' },
  archived: {},
  cancelled: {},
}

export function transition(state: CycleState, event: CycleEvent, standing: Standing): Step {
  const next = steps[state][event]
  if (next === undefined) return { refused: 'not-now' }
  return blocked(event, standing) ?? { state: next }
}

/** What may be asked of a cycle in this state, whatever its cards are like. */
export function eventsOf(state: CycleState): readonly CycleEvent[] {
  return Object.keys(steps[state]) as CycleEvent[]
}

function blocked(event: CycleEvent, standing: Standing): Step | undefined {
  const { cards, reviewing, unscored, openAppeals } = standing
  if (event === 'start' && cards === 0) return { refused: 'no-cards' }
  if (event === 'calibrate' && reviewing > 0) return { refused: 'reviews-open', count: reviewing }
  if (event === 'publish' && unscored > 0) return { refused: 'cards-without-score', count: unscored }
  if (event !== 'archive') return undefined
  if (openAppeals > 0) return { refused: 'appeals-open', count: openAppeals }
  return mayStillBeAppealed(standing) ? { refused: 'may-be-appealed' } : undefined
}

/** The last day counts. */
export function mayStillBeAppealed({ appealUntil, today }: Pick<Standing, 'appealUntil' | 'today'>): boolean {
  return appealUntil !== null && today <= appealUntil
}

/** What is done with cards, apart from the steps of the cycle. */
export type Deed = 'calculate' | 'change' | 'setAside' | 'review' | 'calibrateCard' | 'appeal' | 'decideAppeal'

const deeds: Readonly<Record<CycleState, readonly Deed[]>> = {
  targets: ['calculate', 'change', 'setAside'],
  review: ['calculate', 'change', 'setAside', 'review'],
  calibration: ['calculate', 'change', 'setAside', 'calibrateCard'],
  published: ['appeal', 'decideAppeal'],
  archived: [],
  cancelled: [],
}

export function allows(state: CycleState, deed: Deed): boolean {
  return deeds[state].includes(deed)
}
