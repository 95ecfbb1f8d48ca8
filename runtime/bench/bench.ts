import type { Figure } from './figure.ts'

/** What every bench is given. */
export interface BenchRun {
  readonly options: BenchOptions
  /** A figure is done. */
  readonly report: (figure: Figure) => void
  /** What goes on, for who waits. */
  readonly note: (text: string) => void
  /** Undone at the end, last first, whatever happens. */
  readonly defer: (undo: () => Promise<unknown>) => void
}

export interface BenchOptions {
  /** How many opportunities; each bench has its own default. */
  readonly rows: number | undefined
  readonly rounds: number | undefined
  /** How long one round of load lasts. */
  readonly seconds: number
  /** Only figures whose name contains this. */
  readonly only: string | undefined
  /** Where the database is kept for the next run; without it the bench makes one that goes with it. */
  readonly data: string | undefined
  /** Print how Postgres does it. */
  readonly plans: boolean
}

export interface Bench {
  readonly about: string
  readonly run: (run: BenchRun) => Promise<void>
}

export function isWanted({ only }: BenchOptions, bench: string): boolean {
  return only === undefined || bench.includes(only)
}
