/** A grid that people fill in by hand: what is left to hand out, or has been handed out too much. */
import { type Fraction, fraction, signOf, subtract, sum, text } from '../fraction.ts'

/** Rows are subjects, columns periods; what is blank counts for nothing. */
export interface Grid {
  readonly cells: readonly (readonly (string | null)[])[]
  /** What each row should add up to: the target of the subject for the longer period. */
  readonly rows?: readonly (string | null)[]
  /** What each column should add up to: the target of the team for the period. */
  readonly columns?: readonly (string | null)[]
  readonly total?: string | null
}

export interface Sum {
  readonly sum: string
  /** What it should be less what it is; absent where nothing says what it should be. */
  readonly difference?: string
}

export interface Differences {
  readonly rows: readonly Sum[]
  readonly columns: readonly Sum[]
  readonly total: Sum
  /** Whether everything that should add up does. */
  readonly isEven: boolean
}

export function differencesOf({ cells, rows = [], columns = [], total = null }: Grid): Differences {
  const width = Math.max(columns.length, ...cells.map((row) => row.length), 0)
  const byRow = cells.map((row, index) => compared(sumOf(row), rows[index]))
  const byColumn = Array.from({ length: width }, (_, at) => compared(sumOf(cells.map((row) => row[at])), columns[at]))
  const whole = compared(sumOf(cells.flat()), total)
  const isEven = [...byRow, ...byColumn, whole].every(({ difference = '0' }) => signOf(fraction(difference)) === 0)
  return { rows: byRow, columns: byColumn, total: whole, isEven }
}

function sumOf(cells: readonly (string | null | undefined)[]): Fraction {
  return sum(cells.flatMap((cell) => (cell === null || cell === undefined ? [] : [fraction(cell)])))
}

function compared(is: Fraction, should: string | null | undefined): Sum {
  if (should === null || should === undefined) return { sum: text(is) }
  return { sum: text(is), difference: text(subtract(fraction(should), is)) }
}
