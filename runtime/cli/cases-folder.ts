/** The cases of a bundle's folder: `expected/*.json`, held against what the bundle compiles to. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CaseProblem, isCasesPath, type PreparedCase, prepareCases, readCaseFile } from '@attain/engine/expected'
import type { Model } from '@attain/engine/metadata'
import { jsonFiles } from './bundle-folder.ts'

export interface CasesOfFile {
  /** From the folder of the bundle. */
  readonly path: string
  readonly about?: string
  readonly cases: readonly PreparedCase[]
}

export function readCasesFolder(
  folder: string,
  model: Model,
): { readonly files: readonly CasesOfFile[]; readonly problems: readonly CaseProblem[] } {
  const problems: CaseProblem[] = []
  const files = jsonFiles(folder)
    .filter(isCasesPath)
    .sort()
    .flatMap((path): CasesOfFile[] => {
      const read = readCaseFile({ path, text: readFileSync(join(folder, path), 'utf8') })
      if ('problems' in read) {
        problems.push(...read.problems)
        return []
      }
      const prepared = prepareCases(model, path, read.file)
      problems.push(...prepared.problems)
      const { about } = read.file
      return [{ path, cases: prepared.cases, ...(about !== undefined && { about }) }]
    })
  return { files, problems }
}
