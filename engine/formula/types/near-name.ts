import { findNearest } from '../../metadata/did-you-mean.ts'
import type { Near } from '../problem.ts'
import type { FormulaScope } from './scope.ts'

/** The name that was probably meant. */
export function nearName(path: string, scope: FormulaScope): Near | undefined {
  return nearOf(path, scope.candidates(path))
}

export function nearOf(found: string, candidates: Iterable<string>): Near | undefined {
  const meant = findNearest(found, candidates)
  return meant === undefined ? undefined : { found, meant }
}
