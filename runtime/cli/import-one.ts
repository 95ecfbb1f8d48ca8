import { type ImportMapping, ImportRefused, runImport } from '@attain/engine/import'
import type { ApiClient } from './api-client.ts'
import { csvFile } from './csv/read-csv.ts'
import { exitCode } from './errors.ts'
import { ImportFollower, reportRefusal } from './import-report.ts'
import { sendBatches } from './send-batches.ts'
import type { Session } from './session.ts'

export interface ImportOne {
  readonly mapping: ImportMapping
  /** The CSV file. */
  readonly path: string
  /** What the progress bar says. */
  readonly label: string
  /** Where rejected rows go. */
  readonly rejectsPath: string
  readonly batchRows: number
  readonly isDryRun: boolean
}

/** Imports one file and reports to the terminal. Returns the exit code; throws `ImportRefused`. */
export async function importOne(session: Session, client: ApiClient, one: ImportOne): Promise<number> {
  const { terminal } = session
  const { mapping, path, label, rejectsPath, batchRows, isDryRun } = one
  if (mapping.key === undefined) terminal.note(terminal.say('import.noKey'))
  const follower = new ImportFollower(terminal, label, rejectsPath, mapping.delimiter)
  try {
    const report = await runImport({
      mapping,
      source: csvFile(path, mapping),
      send: (batch) => sendBatches(client, mapping.object.name, batch),
      dryRun: isDryRun,
      batchRows,
      ...follower.options,
    })
    follower.done(report, isDryRun)
    return report.rejected > 0 ? exitCode.problems : exitCode.done
  } catch (error) {
    follower.failed(error)
    if (mapping.key !== undefined) terminal.note(terminal.say('import.goOn'))
    return exitCode.unusable
  }
}

/** Ends a command with what `work` returns, or with the reasons why nothing could be imported. */
export async function finishImport(session: Session, work: () => Promise<number>): Promise<void> {
  try {
    session.finish(await work())
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error
    reportRefusal(session, error)
  }
}
