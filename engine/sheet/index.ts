/** Tables as files that spreadsheets open. */
export { type Sheet, type SheetCell, WORKBOOK_TYPE, writeWorkbook } from './write-workbook.ts'
