/** Pages that are printed or sent. */
export { type PaperRow, writePdf } from './write-pdf.ts'
