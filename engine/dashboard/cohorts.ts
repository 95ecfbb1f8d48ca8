/** Of those who came in a period, how many were there again in the ones after it. */
import type { FiguresBody } from './answer.ts'

export interface Cohort {
  /** Place of the period in which they came. */
  readonly period: number
  readonly size: number
  /** Who of them was there so many periods later; the first is all of them. */
  readonly later: readonly (readonly string[])[]
}

/** Who is there in a period has a figure in it that is not 0. Whoever came before the first period counts as come in it. */
export function cohortsOf({ periods, rows }: Pick<FiguresBody, 'periods' | 'rows'>): readonly Cohort[] {
  const seen = new Map<string, Set<number>>()
  for (const { period, dimensions, values } of rows) {
    const [who] = dimensions
    if (who === null || who === undefined || Number(values[0] ?? 0) === 0) continue
    seen.set(who, (seen.get(who) ?? new Set()).add(period))
  }
  return periods.map((_, period) => {
    const members = [...seen].filter(([, times]) => Math.min(...times) === period)
    const later = Array.from({ length: periods.length - period }, (_, after) =>
      members.filter(([, times]) => times.has(period + after)).map(([who]) => who),
    )
    return { period, size: members.length, later }
  })
}
