/** Whether the targets of those below come to the target of whom they belong to, at every place of a tree. */
import { type Fraction, fraction, signOf, subtract, sum, text } from '../fraction.ts'

export interface TreeRow {
  readonly key: string
  /** The row that it belongs to; null at the top. Parents come before those that belong to them. */
  readonly parent: string | null
  /** A target for each column; null where there is none. */
  readonly cells: readonly (string | null)[]
}

/** By row, for each column: what should be less what those below come to; null where there is nothing to compare. */
export type TreeDifferences = ReadonlyMap<string, readonly (string | null)[]>

/** Who has no target stands for those below, so that a level may be left out. */
export function differencesInTree(rows: readonly TreeRow[], width: number): TreeDifferences {
  const below = new Map<string, (readonly (Fraction | null)[])[]>()
  const differences = new Map<string, readonly (string | null)[]>()
  for (const { key, parent, cells } of rows.toReversed()) {
    const children = below.get(key) ?? []
    const sums = Array.from({ length: width }, (_, at) => {
      const parts = children.flatMap((child) => child[at] ?? [])
      return parts.length === 0 ? null : sum(parts)
    })
    const own = Array.from({ length: width }, (_, at) => {
      const cell = cells[at] ?? null
      return cell === null ? null : fraction(cell)
    })
    differences.set(
      key,
      own.map((cell, at) => {
        const below = sums[at] ?? null
        return cell === null || below === null ? null : text(subtract(cell, below))
      }),
    )
    if (parent === null) continue
    const siblings = below.get(parent) ?? []
    siblings.push(own.map((cell, at) => cell ?? sums[at] ?? null))
    below.set(parent, siblings)
  }
  return differences
}

/** Whether an amount is a whole number of units: of cents, or of thousands. */
export function isWholeUnits(amount: string, scale: number): boolean {
  const { over, under } = fraction(amount)
  const [up, down] = scale >= 0 ? [10n ** BigInt(scale), 1n] : [1n, 10n ** BigInt(-scale)]
  return (over * up) % (under * down) === 0n
}

/** What a row should add up to, less what it does; null where it has no total or no parts. */
export function differenceInRow(total: string | null, parts: readonly (string | null)[]): string | null {
  const known = parts.flatMap((part) => (part === null ? [] : [fraction(part)]))
  if (total === null || known.length === 0) return null
  return text(subtract(fraction(total), sum(known)))
}

/** Exact amounts added up. */
export function addUp(amounts: readonly string[]): string {
  return text(sum(amounts.map(fraction)))
}

/** A difference that says that something is left, or handed out too much. */
export function isUneven(difference: string | null | undefined): boolean {
  return difference !== null && difference !== undefined && signOf(fraction(difference)) !== 0
}
