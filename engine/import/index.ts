/**
 * Importing: rows of a CSV file become records. Pure: files come as rows, records leave through `send`.
 *
 * map + object → `parseMap` → mapping → `runImport` (binds the header, maps each row, sends batches, reports)
 */
export { type BoundMapping, bindHeader } from './bind-header.ts'
export type { ColumnMap, ColumnReading, ImportMap, ImportPlan, ImportStep } from './map.ts'
export { mapRow, type RowValues, type SourceRow } from './map-row.ts'
export { type ImportableObject, type ImportMapping, parseMap, parsePlan } from './parse-map.ts'
export {
  describeProblem,
  type ImportProblem,
  type ImportProblemCode,
  ImportRefused,
  importProblem,
} from './problem.ts'
export {
  type BrokenRow,
  type ImportBatch,
  type ImportBatchReport,
  ImportInterrupted,
  type ImportOptions,
  type ImportReport,
  type ImportSource,
  type RejectedRow,
  runImport,
} from './run-import.ts'
