/** Contests: whoever is ahead gets the prizes, and what equals get is declared. */
import { compare, type Fraction, fraction, sum, zero } from '../performance/fraction.ts'
import type { Contest } from './definition.ts'
import { divideAmong } from './pool.ts'

const one = fraction('1')

export interface Entrant {
  readonly id: string
  readonly value: Fraction
  /** Decides between equals, where ties go by it. */
  readonly second?: Fraction
  /** The day on which the value was reached, where whoever was first wins. */
  readonly reached?: string
}

export interface Placed {
  readonly id: string
  /** Counted from 1; equals share a place, and the next one counts them all. */
  readonly place: number
  /** How many share it. */
  readonly tied: number
  readonly prize: Fraction
}

/** Ranks those who take part. Shared prizes add up to those of the places, to the minor unit. */
export function rankContest(
  { prizes, ties, better, secondBetter = 'higher', atLeast }: Contest,
  entrants: readonly Entrant[],
  currency: string,
): readonly Placed[] {
  const aheadBy = (which: Contest['better'], a: Fraction, b: Fraction) =>
    which === 'higher' ? compare(b, a) : compare(a, b)
  const ahead = (a: Fraction, b: Fraction) => aheadBy(better, a, b)
  const takesPart = ({ value }: Entrant) => atLeast === undefined || ahead(value, atLeast) <= 0
  const tieBreak = (a: Entrant, b: Entrant): number => {
    if (ties === 'second') return aheadBy(secondBetter, a.second ?? zero, b.second ?? zero)
    if (ties === 'first') return compareText(a.reached ?? '9999', b.reached ?? '9999') || compareText(a.id, b.id)
    return 0
  }
  const order = (a: Entrant, b: Entrant) => ahead(a.value, b.value) || tieBreak(a, b)
  const sorted = entrants.filter(takesPart).sort((a, b) => order(a, b) || compareText(a.id, b.id))
  const placed: Placed[] = []
  for (let start = 0; start < sorted.length; ) {
    const leader = sorted[start] as Entrant
    const equals = sorted.slice(start).filter((other) => order(leader, other) === 0)
    const theirs = equals.map((_, index) => prizes[start + index] ?? zero)
    const shares =
      ties === 'all'
        ? equals.map(() => theirs[0] ?? zero)
        : divideAmong(
            sum(theirs),
            equals.map(() => one),
            currency,
          )
    for (const [index, { id }] of equals.entries())
      placed.push({ id, place: start + 1, tied: equals.length, prize: shares[index] ?? zero })
    start += equals.length
  }
  return placed
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
