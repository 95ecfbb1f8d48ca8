import { type SeasonKind, type Start, smooth, type Weights } from './holt-winters.ts'

/** The weights with which each figure would have been foretold best by those before it. */
export function fitWeights(figures: readonly number[], start: Start, kind: SeasonKind): Weights {
  const hasSeasons = start.seasons.length > 0
  const missed = (weights: Weights) => {
    const { squaredErrors } = smooth(figures, start, kind, weights)
    return Number.isFinite(squaredErrors) ? squaredErrors : Number.MAX_VALUE
  }
  const tried = grid(hasSeasons).map((weights) => ({ weights, missed: missed(weights) }))
  const best = tried.sort((a, b) => a.missed - b.missed).slice(0, STARTS)
  const refined = best.map(({ weights }) => refine(weights, missed, hasSeasons))
  return refined.reduce((a, b) => (b.missed < a.missed ? b : a)).weights
}

/** Valleys may have several bottoms; the way down is begun from so many places. */
const STARTS = 3
const GRID = [0.02, 0.2, 0.4, 0.6, 0.8, 0.98]
const FINEST = 1e-4

function grid(hasSeasons: boolean): readonly Weights[] {
  return GRID.flatMap((alpha) =>
    GRID.flatMap((beta) => (hasSeasons ? GRID : [0]).map((gamma): Weights => ({ alpha, beta, gamma }))),
  )
}

/** Steps in each direction as long as they lead down, then half the step. */
function refine(from: Weights, missed: (weights: Weights) => number, hasSeasons: boolean) {
  const names = hasSeasons ? (['alpha', 'beta', 'gamma'] as const) : (['alpha', 'beta'] as const)
  let best = { weights: from, missed: missed(from) }
  for (let step = 0.1; step > FINEST; step /= 2) {
    for (let isBetter = true; isBetter; ) {
      isBetter = false
      for (const name of names)
        for (const change of [step, -step]) {
          const weights = { ...best.weights, [name]: Math.min(1, Math.max(0, best.weights[name] + change)) }
          const next = { weights, missed: missed(weights) }
          if (next.missed < best.missed) [best, isBetter] = [next, true]
        }
    }
  }
  return best
}
