/** Cases as they are run: what each step does, with every name resolved. */
import type { Correction, Pay } from './case-file.ts'
import type { Filled } from './records.ts'
import type { Wave } from './waves.ts'

export interface PreparedCase {
  readonly name: string
  readonly about?: string
  /** File and place. */
  readonly path: string
  readonly steps: readonly PreparedStep[]
}

export interface PreparedStep {
  readonly path: string
  readonly about?: string
  readonly today: string
  readonly plan: string
  readonly close: readonly string[]
  readonly waves: readonly Wave[]
  readonly changes: readonly PreparedChange[]
  /** Keys of records. */
  readonly deletions: readonly { readonly object: string; readonly key: string; readonly path: string }[]
  readonly targets: readonly PreparedTarget[]
  readonly corrections: readonly (Correction & { readonly path: string })[]
  /** In the order of the periods. */
  readonly pays: readonly PeriodPays[]
}

export interface PreparedChange extends Filled {
  readonly object: string
  readonly key: string
  readonly path: string
}

export interface PreparedTarget {
  readonly target: string
  /** Of the company without it. */
  readonly of?: { readonly object: 'person' | 'team'; readonly key: string }
  readonly period: string
  readonly amount: string
}

export interface PeriodPays {
  readonly period: string
  /** By the name of the payee. */
  readonly payees: ReadonlyMap<string, Pay>
  readonly path: string
}
