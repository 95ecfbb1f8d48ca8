/** A row of a page: text on the left, and what it comes to on the right. */
import type { Weight } from './face.ts'

export interface PaperRow {
  readonly left: string
  readonly right?: string
  /** In points; 10 where nothing is said. */
  readonly size?: number
  readonly bold?: boolean
  readonly gray?: boolean
  readonly indent?: number
  /** Points that are left free above. */
  readonly above?: number
  /** A line is drawn above it. */
  readonly rule?: boolean
}

export function weightOf({ bold = false }: PaperRow): Weight {
  return bold ? 'bold' : 'regular'
}

/** Which signs the rows are written with, page numbers included. */
export function signsOf(rows: readonly PaperRow[]): Readonly<Record<Weight, ReadonlySet<string>>> {
  const signs = { regular: new Set('0123456789 /'), bold: new Set<string>() } satisfies Record<Weight, Set<string>>
  for (const row of rows) for (const sign of row.left + (row.right ?? '')) signs[weightOf(row)].add(sign)
  return signs
}
