import type { scorecards } from '@attain/engine/metadata'

export interface BandPart {
  readonly grade: scorecards.Grade
  readonly from: scorecards.Decimal | undefined
  /** In points, one at least so that each can be seen. */
  readonly width: number
  /** From 0 for the best to 4 for the worst: which colour it has. */
  readonly rank: number
}

const RANKS = 4

/** Worst first, as a scale is read from left to right. Bounds that stand in another order have the width of nothing. */
export function bandOf({
  grades,
  total = {},
}: Pick<scorecards.ScorecardDocument, 'grades' | 'total'>): readonly BandPart[] {
  const bounds = grades.flatMap(({ from }) => (from === undefined ? [] : [Number(from)]))
  const low = Number(total.floor ?? Math.min(0, ...bounds))
  const high = Number(total.cap ?? Math.max(100, ...bounds.map((bound) => bound + 5)))
  return grades
    .map((grade, index): BandPart => {
      const start = grade.from === undefined ? low : Number(grade.from)
      const above = grades[index - 1]?.from
      const end = above === undefined ? high : Number(above)
      const rank = grades.length === 1 ? 0 : Math.round((index / (grades.length - 1)) * RANKS)
      return { grade, from: grade.from, width: Math.max(1, end - start), rank }
    })
    .toReversed()
}
