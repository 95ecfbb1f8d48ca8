/** The next periods from those before: level, trend and season of the history. */
import { compare, format, readExact, roundTo, ZERO } from '../../formula/number/exact.ts'
import { fitWeights } from './fit.ts'
import { goOn, type SeasonKind, smooth, startWithoutSeasons, startWithSeasons, type Weights } from './holt-winters.ts'
import type { Refusal } from './refusal.ts'

export interface History {
  /** One figure for each period without a gap, the oldest first; only periods that are over. */
  readonly figures: readonly string[]
  /** How many periods a year has: 12 months, 4 quarters; 1 where there are no seasons. */
  readonly seasons: number
}

export interface Trend {
  /** What the forecast was made of; without two full years there are no seasons. */
  readonly method: 'seasons-added' | 'seasons-multiplied' | 'trend'
  /** Rounded to the digits of the KPI. */
  readonly figures: readonly string[]
  readonly weights: Weights
}

/** Two figures give a line, and two more say how fast it should turn. */
const FEWEST = 4

export function forecastTrend({ figures, seasons }: History, count: number, scale: number): Trend | Refusal {
  if (figures.length < FEWEST) return { refused: 'history-too-short', has: figures.length, needs: FEWEST }
  const numbers = figures.map(Number)
  const candidates = kindsFor(numbers, seasons).map((kind) => tried(numbers, seasons, kind))
  const best = candidates.reduce((a, b) => (b.squaredErrors < a.squaredErrors ? b : a))
  const lowest = numbers.every((figure) => figure >= 0) ? ZERO : undefined
  return {
    method: best.method,
    figures: best.next(count).map((figure) => {
      const exactly = readExact(figure) ?? ZERO
      // what never was below zero will not be
      return format(roundTo(lowest !== undefined && compare(exactly, lowest) < 0 ? lowest : exactly, scale))
    }),
    weights: best.weights,
  }
}

/** Seasons that multiply need figures above zero; both kinds need two full years. */
function kindsFor(figures: readonly number[], seasons: number): readonly (SeasonKind | undefined)[] {
  if (seasons < 2 || figures.length < 2 * seasons) return [undefined]
  return figures.every((figure) => figure > 0) ? ['additive', 'multiplicative'] : ['additive']
}

function tried(figures: readonly number[], seasons: number, season: SeasonKind | undefined) {
  const kind = season ?? 'additive'
  const start = season === undefined ? startWithoutSeasons(figures) : startWithSeasons(figures, seasons, kind)
  const weights = fitWeights(figures, start, kind)
  const smoothed = smooth(figures, start, kind, weights)
  const method =
    season === undefined ? 'trend' : season === 'additive' ? 'seasons-added' : ('seasons-multiplied' as const)
  return {
    method: method as Trend['method'],
    weights,
    squaredErrors: smoothed.squaredErrors,
    next: (count: number) => goOn(smoothed, kind, count),
  }
}

/**
 * What would have been foretold of the last periods, each from those before it: the error to show beside the next
 * forecast where none was kept. Begins where the history was long enough.
 */
export function foretold(history: History, periods: number, scale: number): readonly Foretold[] {
  const { figures, seasons } = history
  const first = Math.max(FEWEST, seasons > 1 ? 2 * seasons : 0, figures.length - periods)
  return figures.slice(first).flatMap((actual, index) => {
    const past = forecastTrend({ figures: figures.slice(0, first + index), seasons }, 1, scale)
    const forecast = 'refused' in past ? undefined : past.figures[0]
    return forecast === undefined ? [] : [{ forecast, actual }]
  })
}

export interface Foretold {
  readonly forecast: string
  readonly actual: string
}
