/**
 * Importing: rows of a CSV file become records. Pure: files come as rows, records leave through `send`.
 *
 * map + object → `parseMap` → mapping → `runImport` (binds the header, maps each row, sends batches, reports)
 * plan + maps → `preparePlan` → steps, each a mapping for `runImport`
 * text → `readCsvRows` → rows
 */
export { type BoundMapping, bindHeader } from './bind-header.ts'
export { readCsvRows, writeCsvLine } from './csv.ts'
export type { ColumnMap, ColumnReading, ImportMap, ImportPlan, ImportStep } from './map.ts'
export { mapRow, type RowValues } from './map-row.ts'
export { type ImportableObject, type ImportMapping, parseMap, parsePlan } from './parse-map.ts'
export { type ImportableObjects, type PreparedStep, prepareMap, preparePlan } from './prepare-plan.ts'
export {
  describeProblem,
  type ImportProblem,
  type ImportProblemCode,
  ImportRefused,
  importProblem,
} from './problem.ts'
export {
  type ImportBatch,
  type ImportBatchReport,
  ImportInterrupted,
  type ImportOptions,
  type ImportReport,
  type RejectedRow,
  runImport,
} from './run-import.ts'
export type { BrokenRow, ImportSource, SourceRow } from './source.ts'
