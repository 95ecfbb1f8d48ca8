/**
 * Holt-Winters smoothing: a level, a trend, and a figure for each season of the year, each a running mean in which the
 * newest counts most. Begun and run as `HoltWinters` of R does, whose published results the tests repeat. Plain
 * arithmetic only, so the same history gives the same forecast everywhere.
 */

export type SeasonKind = 'additive' | 'multiplicative'

export interface Weights {
  /** How much the newest figure counts for the level, 0 to 1; … */
  readonly alpha: number
  /** … the newest change of the level for the trend; … */
  readonly beta: number
  /** … and the newest figure for its season. */
  readonly gamma: number
}

export interface Start {
  /** How many figures lie before the first that is smoothed. */
  readonly skipped: number
  readonly level: number
  readonly trend: number
  /** One for each season, that of the first figure first; empty without seasons. */
  readonly seasons: readonly number[]
}

export interface Smoothed {
  readonly level: number
  readonly trend: number
  /** That of the next figure first. */
  readonly seasons: readonly number[]
  /** The sum of the squares of what each figure was missed by. */
  readonly squaredErrors: number
}

/** Two full years at least: their moving mean gives level and trend, and what stands out of it the seasons. */
export function startWithSeasons(figures: readonly number[], length: number, kind: SeasonKind): Start {
  const trend = movingMeans(figures.slice(0, 2 * length), length)
  const half = Math.floor(length / 2)
  const sums = Array.from({ length }, () => ({ sum: 0, count: 0 }))
  for (const [index, mean] of trend.entries()) {
    const figure = figures[index + half] ?? 0
    const season = sums[(index + half) % length]
    if (season === undefined) continue
    season.sum += kind === 'additive' ? figure - mean : figure / mean
    season.count += 1
  }
  const raw = sums.map(({ sum, count }) => sum / count)
  const mean = raw.reduce((sum, one) => sum + one, 0) / length
  const seasons = raw.map((one) => (kind === 'additive' ? one - mean : one / mean))
  return { skipped: length, ...line(trend), seasons }
}

export function startWithoutSeasons(figures: readonly number[]): Start {
  const [first = 0, second = 0] = figures
  return { skipped: 2, level: second, trend: second - first, seasons: [] }
}

export function smooth(figures: readonly number[], start: Start, kind: SeasonKind, weights: Weights): Smoothed {
  const { alpha, beta, gamma } = weights
  const seasons = [...start.seasons]
  const length = seasons.length
  let { level, trend } = start
  let squaredErrors = 0
  for (let index = start.skipped; index < figures.length; index += 1) {
    const figure = figures[index] ?? 0
    const at = (index - start.skipped) % (length || 1)
    const season = seasons[at] ?? (kind === 'additive' ? 0 : 1)
    const along = level + trend
    const error = figure - withSeason(along, season, kind)
    squaredErrors += error * error
    const next = alpha * withoutSeason(figure, season, kind) + (1 - alpha) * along
    trend = beta * (next - level) + (1 - beta) * trend
    level = next
    if (length > 0) seasons[at] = gamma * withoutSeason(figure, level, kind) + (1 - gamma) * season
  }
  const turn = length === 0 ? 0 : (figures.length - start.skipped) % length
  return { level, trend, seasons: [...seasons.slice(turn), ...seasons.slice(0, turn)], squaredErrors }
}

/** The figures that come next. */
export function goOn({ level, trend, seasons }: Smoothed, kind: SeasonKind, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => {
    const along = level + (index + 1) * trend
    return seasons.length === 0 ? along : withSeason(along, seasons[index % seasons.length] ?? 0, kind)
  })
}

function withSeason(value: number, season: number, kind: SeasonKind): number {
  return kind === 'additive' ? value + season : value * season
}

function withoutSeason(value: number, other: number, kind: SeasonKind): number {
  return kind === 'additive' ? value - other : value / other
}

/** Means over a year around each figure; of an even number of seasons the ends count half. */
function movingMeans(figures: readonly number[], length: number): readonly number[] {
  const half = Math.floor(length / 2)
  const means: number[] = []
  for (let center = half; center + half < figures.length; center += 1) {
    let sum = 0
    for (let index = center - half; index <= center + half; index += 1) {
      const isEnd = length % 2 === 0 && (index === center - half || index === center + half)
      sum += (figures[index] ?? 0) * (isEnd ? 0.5 : 1)
    }
    means.push(sum / length)
  }
  return means
}

/** The straight line through points one apart by least squares, as it stands one before the first of them. */
function line(points: readonly number[]): { readonly level: number; readonly trend: number } {
  const count = points.length
  const middle = (count + 1) / 2
  const mean = points.reduce((sum, point) => sum + point, 0) / count
  let above = 0
  let below = 0
  for (const [index, point] of points.entries()) {
    const from = index + 1 - middle
    above += from * (point - mean)
    below += from * from
  }
  const trend = below === 0 ? 0 : above / below
  return { level: mean - trend * middle, trend }
}
