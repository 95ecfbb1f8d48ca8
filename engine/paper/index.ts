/** Pages that are printed or sent. */
export type { FontFiles, Weight } from './face.ts'
export { type PaperRow, signsOf } from './paper-row.ts'
export { writePdf } from './write-pdf.ts'
