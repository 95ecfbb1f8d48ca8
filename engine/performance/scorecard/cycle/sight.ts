/** Who sees what of a card, and may do what with it. */
import { allows, type CycleState, type Deed } from './state.ts'

/** How somebody stands to a card. */
export interface Viewer {
  readonly isAppraised: boolean
  /** Is asked to review it now, or has done so. */
  readonly isReviewer: boolean
  /** Stands above the person, at any distance. */
  readonly isAbove: boolean
  readonly mayRun: boolean
  readonly mayCalibrate: boolean
}

/**
 * `figures`: figures, their points, and one's own review. `review`: that, and what was said in earlier reviews.
 * `result`: what was published. `all`: everything, at any time.
 */
export type Sight = 'none' | 'figures' | 'review' | 'result' | 'all'

export function sightOf(state: CycleState, viewer: Viewer): Sight {
  const { isAppraised, isReviewer, isAbove, mayRun, mayCalibrate } = viewer
  if (mayRun || mayCalibrate) return 'all'
  if (state === 'cancelled') return 'none'
  if (state === 'published' || state === 'archived') return isAppraised || isReviewer || isAbove ? 'result' : 'none'
  if (isAppraised) return 'figures'
  return isReviewer ? 'review' : 'none'
}

/** What somebody may do with a card now. Nobody decides about their own. */
export function mayDo(state: CycleState, viewer: Viewer, deed: Deed): boolean {
  if (!allows(state, deed)) return false
  switch (deed) {
    case 'calculate':
    case 'change':
      return viewer.mayRun
    case 'setAside':
      return viewer.mayRun && !viewer.isAppraised
    case 'review':
      return viewer.isReviewer
    case 'calibrateCard':
    case 'decideAppeal':
      return viewer.mayCalibrate && !viewer.isAppraised
    case 'appeal':
      return viewer.isAppraised
    default:
      return deed satisfies never
  }
}
