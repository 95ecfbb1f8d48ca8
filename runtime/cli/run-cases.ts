/** Runs cases on a database of their own; what they come to is told one by one. */
import type { CasesOfFile } from './cases-folder.ts'
import type { CaseReport } from './cases-report.ts'
import type { Language } from './language.ts'

export interface TrialRun {
  /** Until the first case could run. */
  readonly startMs: number
  readonly reports: readonly CaseReport[]
}

export interface Telling {
  readonly file: (path: string) => void
  readonly result: (report: CaseReport) => void
}

/** Cases, and the bundle that they are of. */
export interface Wanted {
  readonly documents: readonly object[]
  readonly files: readonly CasesOfFile[]
}

/** Ends after the case at hand when it is called off. The database may still be in the making: the server's code, which only this needs, is loaded meanwhile. */
export async function runCases(
  making: Promise<string>,
  { documents, files }: Wanted,
  language: Language,
  tell: Telling,
  signal?: AbortSignal,
): Promise<TrialRun> {
  const [url, { openTrial, runCase }] = await Promise.all([making, import('../server/trial/index.ts')])
  const trial = await openTrial(url, documents)
  const startMs = Math.round(performance.now())
  const reports: CaseReport[] = []
  try {
    for (const { path, cases } of files) {
      tell.file(path)
      for (const one of cases) {
        if (signal?.aborted) return { startMs, reports }
        const from = performance.now()
        const result = await runCase(trial, one, language)
        const { name, about } = one
        const ms = Math.round(performance.now() - from)
        const report: CaseReport = { file: path, name, ms, result, ...(about !== undefined && { about }) }
        tell.result(report)
        reports.push(report)
      }
    }
  } finally {
    await trial.close()
  }
  return { startMs, reports }
}
