import { fieldTypes } from '../fields/index.ts'
import { type BoundMapping, bindHeader } from './bind-header.ts'
import { mapRow, type RowValues } from './map-row.ts'
import type { ImportMapping } from './parse-map.ts'
import { type ImportProblem, ImportRefused, importProblem } from './problem.ts'
import { RowLedger } from './row-ledger.ts'
import type { BrokenRow, ImportSource, SourceRow } from './source.ts'

/** What `send` is given: the body of `POST /api/records/:object/bulk`. */
export interface ImportBatch {
  readonly action: 'upsert' | 'create'
  readonly mode: 'each'
  readonly key?: string
  readonly records: readonly { readonly values: RowValues }[]
}

/** What `send` answers: the part of the bulk report that importing needs. */
export interface ImportBatchReport {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly failed: readonly {
    readonly index: number
    readonly code: string
    readonly message: string
    /** One entry per field, `{ field, code, message }`, when fields are to blame. */
    readonly details?: unknown
  }[]
}

export interface RejectedRow {
  readonly line: number
  /** The cells of the row, or the raw line where it could not be split into cells. */
  readonly cells: readonly string[]
  readonly problems: readonly ImportProblem[]
}

/** Rows of the file, each counted once: `rows = created + updated + unchanged + repeated + rejected`. */
export interface ImportReport {
  readonly object: string
  readonly header: readonly string[]
  readonly rows: number
  readonly created: number
  readonly updated: number
  /** There already, and as the file says. */
  readonly unchanged: number
  /** The same key and the same values as an earlier line. */
  readonly repeated: number
  readonly rejected: number
}

export interface ImportOptions {
  readonly mapping: ImportMapping
  readonly source: ImportSource
  /** Writes a batch. Retrying is its business; what it throws ends the import as `ImportInterrupted`. */
  readonly send: (batch: ImportBatch) => Promise<ImportBatchReport>
  /** Reads and maps everything and writes nothing. */
  readonly dryRun?: boolean
  /** Rows per batch. Default 1000. */
  readonly batchRows?: number
  readonly onHeader?: (header: readonly string[]) => void | Promise<void>
  readonly onReject?: (row: RejectedRow) => void | Promise<void>
  /** Rows dealt with so far, of how many. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Sending failed half way. What was written stays written; with a key, importing again goes on where it stopped. */
export class ImportInterrupted extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'ImportInterrupted'
    this.report = report
  }
}

const maxBatchCharacters = 1_000_000

/**
 * Imports a file: once through it to see that it can be read to its end, then batch by batch to `send`.
 * Rows that name a record of the same object which is not there yet wait until the others are written,
 * so a file may be in any order. Memory does not grow with the file, but for 32 bytes a row.
 */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const { bound, rows: total, report: checked } = await checkFile(options)
  if (options.dryRun === true) return checked

  const tally = new Tally(bound, total, options)
  try {
    let waiting: ReadonlySet<number> | undefined
    let isLastTry = false
    do {
      const stillWaiting = await sendRows(options, bound, tally, waiting, isLastTry)
      isLastTry = waiting !== undefined && stillWaiting.size === waiting.size
      waiting = stillWaiting
    } while (waiting.size > 0)
  } catch (error) {
    throw error instanceof ImportRefused ? error : new ImportInterrupted(tally.report(), error)
  }
  return tally.report()
}

/** Reads the file to its end, so that a file that breaks off is refused before anything is written. */
async function checkFile(options: ImportOptions) {
  const { mapping, source, dryRun, onReject } = options
  let bound: BoundMapping | undefined
  let rows = 0
  let repeated = 0
  let rejected = 0
  const ledger = new RowLedger()
  for await (const row of source.open()) {
    if (bound === undefined) {
      bound = bindHeader(mapping, headerOf(row))
      await options.onHeader?.(bound.header)
      continue
    }
    rows++
    if (dryRun !== true) continue
    const outcome = examine(bound, ledger, row)
    if ('repeated' in outcome) repeated++
    else if ('problems' in outcome) {
      rejected++
      await onReject?.({ line: row.line, cells: cellsOf(row), problems: outcome.problems })
    }
  }
  if (bound === undefined) throw new ImportRefused([importProblem('empty_file', { line: 1 })])
  const { header } = bound
  const report = { object: mapping.object.name, header, rows, created: 0, updated: 0, unchanged: 0, repeated, rejected }
  return { bound, rows, report }
}

type Outcome =
  | { readonly values: RowValues }
  | { readonly problems: readonly ImportProblem[] }
  | { readonly repeated: true }

function examine(bound: BoundMapping, ledger: RowLedger, row: SourceRow | BrokenRow): Outcome {
  if ('problem' in row) return { problems: [row.problem] }
  const outcome = mapRow(bound, row)
  const { key } = bound.mapping
  if ('problems' in outcome || key === undefined) return outcome
  const place = { line: row.line, field: key.name, ...columnOf(bound, key.name) }
  const value = outcome.values[key.name] ?? null
  if (value === null) return { problems: [importProblem('required', place)] }
  const text = typeof value === 'object' ? JSON.stringify(value) : fieldTypes[key.type].uniqueKey(value)
  const earlier = ledger.note(text, JSON.stringify(outcome.values), row.line)
  if (earlier === undefined) return outcome
  if (earlier.same) return { repeated: true }
  const shown = typeof value === 'object' ? text : String(value)
  const values = {
    en: { first: earlier.line, name: key.label.en, text: shown },
    'zh-CN': { first: earlier.line, name: key.label['zh-CN'] ?? key.label.en, text: shown },
  }
  return { problems: [importProblem('repeated_key', place, values)] }
}

interface Batch {
  readonly rows: { readonly row: SourceRow; readonly values: RowValues }[]
  readonly rejected: RejectedRow[]
  repeated: number
  characters: number
}

/**
 * Sends all rows, or those that wait. Returns the lines that name a record of this object which is not there;
 * on the last try these are rejected.
 */
async function sendRows(
  options: ImportOptions,
  bound: BoundMapping,
  tally: Tally,
  only: ReadonlySet<number> | undefined,
  isLastTry: boolean,
): Promise<ReadonlySet<number>> {
  const waiting = new Set<number>()
  const ledger = new RowLedger()
  const batchRows = options.batchRows ?? 1000
  let batch = emptyBatch()
  let inFlight: Promise<void> = Promise.resolve()

  const flush = async () => {
    const full = batch
    batch = emptyBatch()
    await inFlight
    inFlight = sendBatch(options, bound, tally, full, isLastTry ? undefined : waiting)
    inFlight.catch(() => undefined)
  }

  let isHeader = true
  for await (const row of options.source.open()) {
    if (isHeader) {
      isHeader = false
      continue
    }
    if (only !== undefined && !only.has(row.line)) continue
    const outcome = examine(bound, ledger, row)
    if ('repeated' in outcome) {
      batch.repeated++
    } else if ('problems' in outcome) {
      batch.rejected.push({ line: row.line, cells: cellsOf(row), problems: outcome.problems })
    } else if ('cells' in row) {
      batch.rows.push({ row, values: outcome.values })
      batch.characters += row.cells.reduce((sum, cell) => sum + cell.length, 0)
    }
    const isFull = batch.rows.length + batch.rejected.length >= batchRows || batch.characters >= maxBatchCharacters
    if (isFull) await flush()
  }
  await flush()
  await inFlight
  return waiting
}

function emptyBatch(): Batch {
  return { rows: [], rejected: [], repeated: 0, characters: 0 }
}

async function sendBatch(
  options: ImportOptions,
  bound: BoundMapping,
  tally: Tally,
  batch: Batch,
  waiting: Set<number> | undefined,
): Promise<void> {
  const { key, selfReferences } = bound.mapping
  if (batch.rows.length > 0) {
    const answer = await options.send({
      action: key === undefined ? 'create' : 'upsert',
      mode: 'each',
      ...(key === undefined ? {} : { key: key.name }),
      records: batch.rows.map(({ values }) => ({ values })),
    })
    tally.add(answer)
    for (const failure of answer.failed) {
      const { row, values } = batch.rows[failure.index]!
      const details = fieldDetails(failure.details)
      const isSelfReferenceOnly =
        details.length > 0 && details.every(({ field }) => selfReferences.has(field) && values[field] !== null)
      if (isSelfReferenceOnly && waiting !== undefined) {
        waiting.add(row.line)
      } else {
        batch.rejected.push({
          line: row.line,
          cells: row.cells,
          problems: problemsOf(bound, row.line, failure, details),
        })
      }
    }
  }
  batch.rejected.sort((a, b) => a.line - b.line)
  for (const rejected of batch.rejected) await options.onReject?.(rejected)
  tally.addRejected(batch.rejected.length, batch.repeated)
}

interface FieldDetail {
  readonly field: string
  readonly message: string
}

function fieldDetails(details: unknown): readonly FieldDetail[] {
  const isDetail = (each: unknown): each is FieldDetail =>
    typeof each === 'object' && each !== null && 'field' in each && 'message' in each
  return Array.isArray(details) ? details.filter(isDetail) : isDetail(details) ? [details] : []
}

function problemsOf(
  bound: BoundMapping,
  line: number,
  failure: { readonly message: string },
  details: readonly FieldDetail[],
): readonly ImportProblem[] {
  if (details.length === 0) return [importProblem('refused', { line }, { detail: failure.message })]
  return details.map(({ field, message }) =>
    importProblem('refused', { line, field, ...columnOf(bound, field) }, { detail: message }),
  )
}

function columnOf(bound: BoundMapping, field: string): { readonly column?: string } {
  const cell = bound.cells.find((each) => each.field.name === field)
  return cell === undefined ? {} : { column: cell.column }
}

function headerOf(row: SourceRow | BrokenRow): readonly string[] {
  if ('problem' in row) throw new ImportRefused([row.problem])
  return row.cells
}

function cellsOf(row: SourceRow | BrokenRow): readonly string[] {
  return 'cells' in row ? row.cells : [row.raw]
}

/** Adds up the report of an import, and tells how far it is. */
class Tally {
  readonly #bound: BoundMapping
  readonly #rows: number
  readonly #onProgress: ImportOptions['onProgress']
  #created = 0
  #updated = 0
  #unchanged = 0
  #repeated = 0
  #rejected = 0

  constructor(bound: BoundMapping, rows: number, options: ImportOptions) {
    this.#bound = bound
    this.#rows = rows
    this.#onProgress = options.onProgress
  }

  add(answer: ImportBatchReport): void {
    this.#created += answer.created
    this.#updated += answer.updated
    this.#unchanged += answer.unchanged
  }

  addRejected(rejected: number, repeated: number): void {
    this.#rejected += rejected
    this.#repeated += repeated
    const done = this.#created + this.#updated + this.#unchanged + this.#repeated + this.#rejected
    this.#onProgress?.(done, this.#rows)
  }

  report(): ImportReport {
    return Object.freeze({
      object: this.#bound.mapping.object.name,
      header: this.#bound.header,
      rows: this.#rows,
      created: this.#created,
      updated: this.#updated,
      unchanged: this.#unchanged,
      repeated: this.#repeated,
      rejected: this.#rejected,
    })
  }
}
