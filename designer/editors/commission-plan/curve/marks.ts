/** What happens where tiers begin, read off the line itself: whatever settings it comes from, it is called what it does. */
import type { CurveSettings, PayoutCurve } from '@attain/engine/commission'
import { fraction, text } from '@attain/engine/performance/fraction'

export interface Mark {
  readonly at: string
  /**
   * `cliff` and `starts`: nothing was paid before, and then suddenly or slowly; `jump` and `drop`: everything is paid at
   * another rate at once; `accelerator` and `decelerator`: what comes from here on is.
   */
  readonly is: 'threshold' | 'cliff' | 'starts' | 'jump' | 'drop' | 'accelerator' | 'decelerator'
}

export function marksOf(
  { points, bounds }: PayoutCurve,
  { threshold }: Pick<CurveSettings, 'threshold'>,
): readonly Mark[] {
  const line = points.map(({ at, pays }) => ({ at: Number(at), pays: Number(pays) }))
  const thresholdAt = threshold && text(threshold.at)
  const places = [...new Set([...bounds, ...(thresholdAt === undefined ? [] : [thresholdAt])])]
    .filter((at) => Number(at) > 0)
    .sort((a, b) => Number(a) - Number(b))
  return places.flatMap((at): Mark[] => {
    if (at === thresholdAt) return [{ at, is: 'threshold' }]
    const is = happensAt(Number(at), line)
    return is === undefined ? [] : [{ at: text(fraction(at)), is }]
  })
}

interface Point {
  readonly at: number
  readonly pays: number
}

function happensAt(at: number, line: readonly Point[]): Mark['is'] | undefined {
  const [first, last] = [line.findIndex((point) => point.at === at), line.findLastIndex((point) => point.at === at)]
  const [before, after, left, right] = [line[first], line[last], line[first - 1], line[last + 1]]
  if (before === undefined || after === undefined || left === undefined) return undefined
  const wasNothing = line.slice(0, first + 1).every(({ pays }) => pays === 0)
  if (first !== last && after.pays > before.pays) return wasNothing ? 'cliff' : 'jump'
  if (first !== last && after.pays < before.pays) return 'drop'
  if (right === undefined) return undefined
  const [slope, next] = [slopeOf(left, before), slopeOf(after, right)]
  if (Math.abs(next - slope) <= SAME * Math.max(Math.abs(slope), Math.abs(next))) return undefined
  if (wasNothing) return 'starts'
  return next > slope ? 'accelerator' : 'decelerator'
}

/** Cents are rounded: slopes are never the same to the last digit. */
const SAME = 0.002

function slopeOf(a: Point, b: Point): number {
  return (b.pays - a.pays) / (b.at - a.at)
}
