/** Problems by their place in a part of a document. */
import type { Problem } from '@attain/engine/metadata'

export type ProblemAt = Problem & { readonly pointer: string }

/** The problems of a part, by the pointer into that part. */
export function problemsBelow(problems: readonly ProblemAt[], pointer: string): readonly ProblemAt[] {
  return problems
    .filter((problem) => problem.pointer === pointer || problem.pointer.startsWith(`${pointer}/`))
    .map((problem) => ({ ...problem, pointer: problem.pointer.slice(pointer.length) }))
}
