import type { Text } from './model.ts'

const MAX_LENGTH = 64

/** What to change, in words; `instead` is what to write in the place of what was found, where that is one word. */
export interface Hint extends Text {
  readonly instead?: string
}

/** A hint that names the candidate nearest to what was written, if one is near. */
export function didYouMean(written: string, candidates: Iterable<string>): Hint | undefined {
  const nearest = findNearest(written, candidates)
  if (nearest === undefined) return undefined
  return { en: `Did you mean “${nearest}”?`, 'zh-CN': `是否想写“${nearest}”？`, instead: nearest }
}

/** The candidate with the fewest edits, at most one in three letters. */
export function findNearest(written: string, candidates: Iterable<string>): string | undefined {
  if (written.length > MAX_LENGTH) return undefined
  const folded = written.toLowerCase()
  let nearest: string | undefined
  let fewest = Math.max(1, Math.floor(written.length / 3)) + 1
  for (const candidate of candidates) {
    if (candidate.length > MAX_LENGTH || Math.abs(candidate.length - written.length) >= fewest) continue
    const edits = countEdits(folded, candidate.toLowerCase())
    if (edits < fewest) [nearest, fewest] = [candidate, edits]
  }
  return nearest
}

/** Letters to insert, delete, replace or swap with their neighbour. */
function countEdits(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1]
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1])
        edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1)
      current.push(edits)
    }
    ;[beforeLast, last] = [last, current]
  }
  return last[to.length] ?? 0
}
