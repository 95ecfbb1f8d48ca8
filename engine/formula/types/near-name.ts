import { findNearest } from '../../metadata/did-you-mean.ts'
import type { Text } from '../../metadata/model.ts'
import { say } from '../problem.ts'
import type { FormulaScope } from './scope.ts'

/** A hint with the name that was probably meant. */
export function nearName(path: string, scope: FormulaScope): Text | undefined {
  const near = findNearest(path, scope.candidates(path))
  return near === undefined ? undefined : say(`Did you mean “${near}”?`, `是否想写“${near}”？`)
}
