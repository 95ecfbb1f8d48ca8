/** Spreadsheets: read as text, and written. What reads and writes workbooks comes when one is there. */
export { type FileProblem, type FilesRead, readFiles } from './read-files.ts'
export { saveWorkbook } from './save-workbook.ts'
