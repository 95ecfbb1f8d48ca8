/** A part of an approval or a rule, as its inputs get it. */
import type { ProblemAt } from '../../check/problem-at.ts'

export interface PartProps<T> {
  readonly kind: 'approval' | 'rule'
  readonly identity: string
  /** Where it stands in the document. */
  readonly pointer: string
  readonly value: T
  /** By the pointer into the part. */
  readonly problems: readonly ProblemAt[]
  readonly onChange: (value: T) => void
}
