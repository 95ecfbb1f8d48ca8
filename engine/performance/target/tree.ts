/** Whether the targets of those below come to the target of whom they belong to, at every place of a tree. */
import { type Fraction, fraction, signOf, subtract, sum, text, unitsOf } from '../fraction.ts'

export interface TreeRow {
  readonly key: string
  /** The row that it belongs to; null at the top. Parents come before those that belong to them. */
  readonly parent: string | null
  /** Of which division of the parent: regions beside teams are two, and each comes to the whole by itself. */
  readonly division?: string
  /** A target for each column; null where there is none. */
  readonly cells: readonly (string | null)[]
}

/** Teams and their people are one division of the company; each dimension is another. */
export function divisionOf(level: string): string {
  return level === 'team' || level === 'person' ? 'people' : level
}

/** For each column: what should be less what those of the division come to; null where there is nothing to compare. */
export interface TreeDifference {
  readonly division: string
  readonly cells: readonly (string | null)[]
}

/** By row, for each division below it. */
export type TreeDifferences = ReadonlyMap<string, readonly TreeDifference[]>

/** Who has no target stands for those below, so that a level may be left out. */
export function differencesInTree(rows: readonly TreeRow[], width: number): TreeDifferences {
  const below = new Map<string, Map<string, (readonly (Fraction | null)[])[]>>()
  const differences = new Map<string, readonly TreeDifference[]>()
  const places = Array.from({ length: width }, (_, at) => at)
  for (const { key, parent, division = '', cells } of rows.toReversed()) {
    const sums = [...(below.get(key) ?? [])].reverse().map(([name, members]) => ({
      division: name,
      sums: places.map((at) => {
        const parts = members.flatMap((member) => member[at] ?? [])
        return parts.length === 0 ? null : sum(parts)
      }),
    }))
    const own = places.map((at) => fractionOf(cells[at]))
    differences.set(
      key,
      sums.map(({ division: name, sums: some }) => ({
        division: name,
        cells: own.map((cell, at) => differenceOf(cell, some[at] ?? null)),
      })),
    )
    if (parent === null) continue
    const siblings = below.get(parent) ?? new Map<string, (readonly (Fraction | null)[])[]>()
    const stands = own.map((cell, at) => cell ?? sums.find(({ sums: some }) => some[at] !== null)?.sums[at] ?? null)
    siblings.set(division, [...(siblings.get(division) ?? []), stands])
    below.set(parent, siblings)
  }
  return differences
}

function fractionOf(cell: string | null | undefined): Fraction | null {
  return cell === null || cell === undefined ? null : fraction(cell)
}

function differenceOf(whole: Fraction | null, parts: Fraction | null): string | null {
  return whole === null || parts === null ? null : text(subtract(whole, parts))
}

/** Whether an amount is a whole number of units: of cents, or of thousands. */
export function isWholeUnits(amount: string, scale: number): boolean {
  return unitsOf(fraction(amount), scale) !== undefined
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
