/** What an import reads: rows of a file, from wherever they come. */
import type { ImportProblem } from './problem.ts'

export interface SourceRow {
  /** Line of the file that the row begins on, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A CSV file that can be read more than once. */
export interface ImportSource {
  /**
   * Reads from the beginning; the first row is the header.
   * Throws `ImportRefused` when the file as a whole is broken (encoding, a quote that swallows lines).
   */
  open(): AsyncIterable<SourceRow | BrokenRow>
}

/** A line that is no row, kept as it was written. */
export interface BrokenRow {
  readonly line: number
  readonly raw: string
  readonly problem: ImportProblem
}
