import { hasErrors, type Model, type Problem } from '@attain/engine/metadata'
import { AttainError } from '../../errors.ts'

/** What somebody publishes. */
export interface Publication {
  readonly documents: readonly object[]
  readonly message: string
  readonly by: string | null
  readonly at: Date
  /** The revision that it was made on; refused when another one is live by now. */
  readonly expectedRevision?: number
  /** The live model, as far as somebody has it: compiling is half of the work. */
  readonly live?: { readonly revision: number; readonly model: Model }
  /** Told what the documents compile to, for whoever runs on them once they are live. */
  readonly compiled?: (model: Model) => void
}

export function invalidBundle(problems: readonly Problem[]): AttainError {
  const count = problems.filter((problem) => hasErrors([problem])).length
  return new AttainError('invalid_bundle', { count }, problems)
}
