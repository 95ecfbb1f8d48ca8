/**
 * Forced distribution (强制分布): people in the order of their scores take the seats that the shares give their group.
 * Nobody with a higher score ever has a worse grade.
 */
import type { Distribution, Grade } from '../definition.ts'
import { gradeOf } from '../outcome.ts'
import { largestRemainder } from './largest-remainder.ts'
import { inOrder, type Ranked } from './order.ts'

export interface Candidate {
  readonly id: string
  readonly score: string
  /** What decides between equal scores, by key. */
  readonly keys: Readonly<Record<string, string | null>>
  /** Keeps the grade of the points and takes no seat: whoever has just come. */
  readonly exempt: boolean
  /** A red line was crossed: takes the last seat, whatever the score. */
  readonly vetoed: boolean
}

export interface Placed {
  readonly id: string
  readonly grade: string
  /** Place in the group; people whom nothing tells apart share one. */
  readonly rank: number
  /** How many have a place. */
  readonly of: number
  /** The grade of the seat; missing when there are no seats. */
  readonly seat?: string
  readonly why: 'same' | 'better' | 'worse' | 'keptByPoints' | 'smallGroup' | 'exempt'
}

export interface Distributed {
  readonly people: readonly Placed[]
  /** The seats of each grade, best first; none in a group that is too small. */
  readonly seats: readonly { readonly grade: string; readonly seats: number }[]
}

/** Places one group. The order in which people come changes nothing. */
export function distribute(
  { shares, smallest, ties, tied, moves }: Distribution,
  grades: readonly Grade[],
  group: readonly Candidate[],
): Distributed {
  const counted = inOrder(
    group.filter(({ exempt }) => !exempt),
    ties,
    tied,
  )
  const of = counted.length
  const exempt = group
    .filter((one) => one.exempt)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((one): Placed => ({ id: one.id, grade: gradeOf(grades, one.score).name, rank: 0, of, why: 'exempt' }))
  if (of < smallest || of === 0)
    return { people: [...counted.map((one) => asScored(one, grades, of)), ...exempt], seats: [] }

  const byGrade = new Map(shares.map(({ grade, share }) => [grade, share]))
  const counts = largestRemainder(
    grades.map(({ name }) => byGrade.get(name) ?? '0'),
    of,
  )
  const seats = grades.map(({ name }, index) => ({ grade: name, seats: counts[index] ?? 0 }))
  const seatAt = seats.flatMap(({ seats: count }, index) => Array.from({ length: count }, () => index))
  const people = counted.map((one) => seated(one, grades, seatAt, moves))
  return { people: [...people, ...exempt], seats }
}

function asScored({ candidate, rank }: Ranked, grades: readonly Grade[], of: number): Placed {
  return { id: candidate.id, grade: gradeOf(grades, candidate.score).name, rank, of, why: 'smallGroup' }
}

function seated(
  { candidate, rank, seat }: Ranked,
  grades: readonly Grade[],
  seatAt: readonly number[],
  moves: Distribution['moves'],
): Placed {
  const own = grades.indexOf(gradeOf(grades, candidate.score))
  const given = seatAt[seat] ?? grades.length - 1
  const taken = moves === 'down' ? Math.max(own, given) : given
  const name = (index: number) => (grades[index] as Grade).name
  const why = taken < own ? 'better' : taken > own ? 'worse' : given < own ? 'keptByPoints' : 'same'
  return { id: candidate.id, grade: name(taken), rank, of: seatAt.length, seat: name(given), why }
}
