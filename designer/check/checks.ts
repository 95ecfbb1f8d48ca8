/** What the check says of a state of the documents; it crosses from the worker to the page. */
import type { Graph, Problem } from '@attain/engine/metadata'
import type { DocumentValue } from '../document/documents.ts'

export interface Checks {
  readonly problems: readonly Problem[]
  readonly graph: Graph
  /** Identities of documents of the wrong shape. */
  readonly broken: readonly string[]
}

export interface CheckRequest {
  readonly ticket: number
  readonly documents: readonly DocumentValue[]
}

export interface CheckAnswer {
  readonly ticket: number
  readonly checks: Checks
}
