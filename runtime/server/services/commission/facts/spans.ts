/** The spans of a payee: stretches of the plan, cut where something of the payee's own begins. */
import type { Payee } from '../payees.ts'
import { dayAfter, dayBefore, type Stretch } from '../plan.ts'
import type { Stint } from '../stints.ts'

export interface PayeeSpan {
  readonly period: Stretch['period']
  readonly stint: Stint
  /** First day, and the day after the last. */
  readonly from: string
  readonly until: string
  /** True where somebody comes onto the plan who was not on it the day before. */
  readonly begins: boolean
  /** Where the first and the last part of a period are, what is known of the period as a whole is said. */
  readonly isFirst: boolean
  readonly isLast: boolean
  /** The places of the buckets whose credits are its own. */
  readonly buckets: readonly number[]
}

/**
 * Credits are summed in buckets that no span of anybody cuts. Most people have the plan's own stretches, so only days are
 * cut at on which somebody's terms change.
 */
export function bucketsOf(stretches: readonly Stretch[], payees: readonly Payee[]): readonly Stretch[] {
  const changes = new Set(payees.flatMap(({ stints }) => stints.slice(1).map(({ from }) => from)))
  return stretches.flatMap((stretch) => {
    const inside = [...changes].filter((day) => day > stretch.from && day < stretch.until).sort()
    const edges = [stretch.from, ...inside, stretch.until]
    return edges.slice(0, -1).map((from, at) => ({ ...stretch, from, until: edges[at + 1] as string }))
  })
}

export function spansOf(
  { stints }: Payee,
  stretches: readonly Stretch[],
  buckets: readonly Stretch[],
): readonly PayeeSpan[] {
  const ends = new Map(stints.map((stint) => [stint, dayAfter(stint.to)]))
  const spans = stretches.flatMap((stretch) => {
    const here = stints.filter(({ from, to }) => from < stretch.until && to >= stretch.from)
    return here.map((stint, at) => {
      const [low, high] = [at === 0 ? stretch.from : stint.from, here[at + 1]?.from ?? stretch.until]
      const end = ends.get(stint) as string
      return {
        period: stretch.period,
        stint,
        from: stint.from > stretch.from ? stint.from : stretch.from,
        until: end < stretch.until ? end : stretch.until,
        begins: stint.from >= stretch.from && !stints.some(({ to }) => to === dayBefore(stint.from)),
        buckets: buckets.flatMap(({ from }, place) => (from >= low && from < high ? [place] : [])),
      }
    })
  })
  return spans.map((span, at) => ({
    ...span,
    isFirst: spans[at - 1]?.period.key !== span.period.key,
    isLast: spans[at + 1]?.period.key !== span.period.key,
  }))
}
