import { closeSync, openSync, writeSync } from 'node:fs'
import {
  describeProblem,
  ImportInterrupted,
  type ImportOptions,
  type ImportRefused,
  type ImportReport,
  type RejectedRow,
  writeCsvLine,
} from '@attain/engine/import'
import { exitCode } from './errors.ts'
import type { Session } from './session.ts'
import type { Terminal } from './terminal.ts'

const shownRejects = 10

/** Follows one import: a progress bar, the file with rejected rows, the first of them on the screen, the summary. */
export class ImportFollower {
  readonly #terminal: Terminal
  readonly #rejectsPath: string
  readonly #delimiter: string
  readonly #startedAt = performance.now()
  readonly #bar
  #header: readonly string[] = []
  #rejectsFile: number | undefined
  #rejected = 0

  constructor(terminal: Terminal, label: string, rejectsPath: string, delimiter: string) {
    this.#terminal = terminal
    this.#rejectsPath = rejectsPath
    this.#delimiter = delimiter
    this.#bar = terminal.progress(label, 'progress.rows')
  }

  readonly options: Pick<ImportOptions, 'onHeader' | 'onReject' | 'onProgress'> = {
    onHeader: (header) => {
      this.#header = header
    },
    onReject: (row) => this.#reject(row),
    onProgress: (done, total) => this.#bar.update(done, total),
  }

  /** Rows as they were, then the line and the reason: mend them and import this very file. */
  #reject(row: RejectedRow): void {
    const { language } = this.#terminal
    const reasons = row.problems.map(({ line: _, ...problem }) => describeProblem(problem, language)).join(' | ')
    if (this.#rejectsFile === undefined) {
      this.#rejectsFile = openSync(this.#rejectsPath, 'w')
      writeSync(this.#rejectsFile, `\uFEFF${writeCsvLine([...this.#header, ...reasonColumns], this.#delimiter)}`)
    }
    const padded = this.#header.map((_, index) => row.cells[index] ?? '')
    const cells = [...padded, ...row.cells.slice(padded.length), String(row.line), reasons]
    writeSync(this.#rejectsFile, writeCsvLine(cells, this.#delimiter))
    this.#rejected++
    if (this.#rejected <= shownRejects) {
      this.#bar.stop()
      for (const problem of row.problems) this.#terminal.note(`  ${describeProblem(problem, language)}`)
    }
  }

  /** Prints the summary. */
  done(report: ImportReport, isDryRun: boolean): void {
    this.#end()
    const { say } = this.#terminal
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(1)
    const repeated = report.repeated === 0 ? '' : say('import.repeated', { count: report.repeated })
    const { object, rows, created, updated, unchanged, rejected } = report
    const good = rows - rejected - report.repeated
    this.#terminal.print(
      isDryRun
        ? say('import.dryDone', { object, rows, good, repeated, rejected })
        : say('import.summary', { object, rows, created, updated, unchanged, repeated, rejected, seconds }),
    )
    if (rejected > 0) this.#terminal.note(say('import.rejected', { file: this.#rejectsPath }))
  }

  /** Says why the import ended early; throws what it cannot explain. */
  failed(error: unknown): void {
    this.#end()
    if (!(error instanceof ImportInterrupted)) throw error
    const { say } = this.#terminal
    const { rows, created, updated, unchanged, repeated, rejected } = error.report
    const done = created + updated + unchanged + repeated + rejected
    if (done === 0) throw error.cause
    this.#terminal.note(say('import.interrupted', { done, rows, created, updated, reason: error.message }))
  }

  #end(): void {
    this.#bar.stop()
    const more = this.#rejected - shownRejects
    if (more > 0) this.#terminal.note(`  ${this.#terminal.say('import.more', { count: more })}`)
    if (this.#rejectsFile !== undefined) closeSync(this.#rejectsFile)
    this.#rejectsFile = undefined
  }
}

/** Columns beginning with `#` are left out when this file is imported. */
const reasonColumns = ['#line', '#reason']

/** Prints why nothing could be imported, one line per problem. */
export function reportRefusal({ terminal, finish }: Session, error: ImportRefused): void {
  terminal.note(terminal.say('import.refused'))
  for (const problem of error.problems) terminal.note(`  ${describeProblem(problem, terminal.language)}`)
  finish(exitCode.problems)
}
