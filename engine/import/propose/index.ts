/**
 * Starting from a spreadsheet: sheets → `propose` → a proposal that people correct → `documentsOf` (metadata) and
 * `importFilesOf` (how the rows come in afterwards). Pure, and without Ajv, so that a page can do it.
 */
export { ImportRefused } from '../problem.ts'
export { type Column, columnsOf } from './column.ts'
export { documentsOf } from './documents.ts'
export { readAsRelation } from './find-relation.ts'
export { importFilesOf } from './import-files.ts'
export type * from './proposal.ts'
export { propose } from './propose.ts'
export { readAs, readAsOptions, withDatePattern } from './read-column.ts'
export { type CsvReading, readCsvSheet } from './read-csv.ts'
export { type Sheet, sheetOf } from './sheet.ts'
