import { createReadStream } from 'node:fs'
import { type ImportSource, readCsvRows } from '@attain/engine/import'
import { decodeText } from './decode.ts'

export interface CsvFormat {
  readonly encoding: string
  readonly delimiter: string
}

/** A CSV file on disk as rows, read as a stream each time it is opened. */
export function csvFile(path: string, { encoding, delimiter }: CsvFormat): ImportSource {
  return { open: () => readCsvRows(decodeText(createReadStream(path), encoding), delimiter) }
}
