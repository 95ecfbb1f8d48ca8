/** What the check says of a state of the documents; it crosses from the worker to the page. */
import type { Graph, Problem } from '@attain/engine/metadata'
import type { DocumentValue } from '../document/documents.ts'

export interface Checks {
  readonly problems: readonly Problem[]
  readonly graph: Graph
  /** Identities of documents of the wrong shape. */
  readonly broken: readonly string[]
}

/** What has changed since the last request: an application has hundreds of documents, and one of them is typed in. */
export interface CheckRequest {
  readonly ticket: number
  /** By identity; undefined for a document that is gone. */
  readonly changed: readonly (readonly [identity: string, document: DocumentValue | undefined])[]
  /** All identities in their order, when that is another. */
  readonly order?: readonly string[]
}

export interface CheckAnswer extends Omit<Checks, 'graph'> {
  readonly ticket: number
  readonly graph: GraphChange
}

/** What is different in the graph: copying a large one takes the page longer than drawing a letter. */
export interface GraphChange {
  readonly nodes: ListChange<Graph['nodes'][number]>
  readonly edges: ListChange<Graph['edges'][number]>
}

/** Entries by their place in a list that is as long as before, or the whole list. */
export type ListChange<T> =
  | { readonly at: readonly (readonly [index: number, entry: T])[] }
  | { readonly all: readonly T[] }
