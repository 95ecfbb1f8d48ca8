/** Who stands where, and by how many places that changed. Equal figures share a rank, and the next ones are left out. */
import type { FigureRow } from './answer.ts'

export interface RankedRow {
  readonly row: FigureRow
  /** Without a figure there is none. */
  readonly rank: number | undefined
  /** Places won against the compared period; below zero, lost. Undefined where there was no figure then. */
  readonly climbed: number | undefined
}

/** By the first figure, or by how much of its target is reached. */
export function rankedRows(
  rows: readonly FigureRow[],
  better: 'higher' | 'lower',
  byTarget = false,
): readonly RankedRow[] {
  const those = rows.filter(({ subject }) => subject !== null)
  const now = ranksOf(
    those.map(({ values, targets }) => (byTarget ? (targets?.[0]?.progress?.attainment ?? null) : (values[0] ?? null))),
    better,
  )
  const before = ranksOf(
    // what targets were then is not asked
    those.map(({ compared }) => (byTarget ? null : (compared?.[0] ?? null))),
    better,
  )
  return those
    .map((row, i) => {
      const [rank, was] = [now[i], before[i]]
      return { row, rank, climbed: rank === undefined || was === undefined ? undefined : was - rank }
    })
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0)
}

function ranksOf(values: readonly (string | null)[], better: 'higher' | 'lower'): readonly (number | undefined)[] {
  const sign = better === 'higher' ? -1 : 1
  const sorted = values.flatMap((value) => (value === null ? [] : [Number(value)])).sort((a, b) => sign * (a - b))
  const first = new Map<number, number>()
  for (const [place, value] of sorted.entries()) if (!first.has(value)) first.set(value, place + 1)
  return values.map((value) => (value === null ? undefined : first.get(Number(value))))
}
