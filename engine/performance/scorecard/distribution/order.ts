import { compare, fraction } from '../../fraction.ts'
import type { Distribution } from '../definition.ts'
import type { Candidate } from './distribute.ts'

export interface Ranked {
  readonly candidate: Candidate
  /** From 1 on; shared by those whom nothing tells apart. */
  readonly rank: number
  /** Which seat they take, from 0 on. */
  readonly seat: number
}

/**
 * Best first: by score, then by the declared keys, blanks last. People who are still equal share a rank; all of them take
 * the seat of the first, or of the last, or they go by their ids, as the scorecard declares. Vetoed people come last.
 */
export function inOrder(
  people: readonly Candidate[],
  ties: Distribution['ties'],
  tied: Distribution['tied'],
): readonly Ranked[] {
  const byRule = (a: Candidate, b: Candidate) =>
    Number(a.vetoed) - Number(b.vetoed) || compare(fraction(b.score), fraction(a.score)) || byKeys(a, b, ties)
  const sorted = [...people].sort((a, b) => byRule(a, b) || (a.id < b.id ? -1 : 1))
  const ranked: Ranked[] = []
  for (let start = 0; start < sorted.length; ) {
    const first = sorted[start] as Candidate
    let end = start + 1
    while (end < sorted.length && byRule(first, sorted[end] as Candidate) === 0) end += 1
    for (let at = start; at < end; at += 1)
      ranked.push({
        candidate: sorted[at] as Candidate,
        rank: start + 1,
        seat: tied === 'better' ? start : tied === 'worse' ? end - 1 : at,
      })
    start = end
  }
  return ranked
}

function byKeys(a: Candidate, b: Candidate, ties: Distribution['ties']): number {
  for (const { key, first } of ties) {
    const [x, y] = [a.keys[key] ?? null, b.keys[key] ?? null]
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1
      continue
    }
    const difference = compareKeys(x, y)
    if (difference !== 0) return first === 'highest' ? -difference : difference
  }
  return 0
}

const decimal = /^-?\d+(\.\d+)?$/

/** Numbers as numbers; days and texts by their letters. */
function compareKeys(x: string, y: string): number {
  if (decimal.test(x) && decimal.test(y)) return compare(fraction(x), fraction(y))
  return x < y ? -1 : x > y ? 1 : 0
}
