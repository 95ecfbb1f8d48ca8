/** Tables as files that spreadsheets open. */
export { type Sheet, type SheetCell, writeWorkbook } from './write-workbook.ts'
