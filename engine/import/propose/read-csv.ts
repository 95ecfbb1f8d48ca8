import { readCsvRows } from '../csv.ts'
import type { SourceRow } from '../source.ts'
import { type Sheet, sheetOf } from './sheet.ts'

export interface CsvReading {
  readonly sheet: Sheet | undefined
  /** Lines that are no rows, because a quote is broken in them. */
  readonly brokenLines: readonly number[]
}

/** Reads the text of a CSV file, whatever its columns are separated by. Throws `ImportRefused` as `readCsvRows` does. */
export async function readCsvSheet(name: string, text: string): Promise<CsvReading> {
  const rows: SourceRow[] = []
  const brokenLines: number[] = []
  const plain = text.replace(/^\uFEFF/, '')
  for await (const row of readCsvRows([plain], delimiterOf(plain))) {
    if ('problem' in row) brokenLines.push(row.line)
    else rows.push(row)
  }
  return { sheet: sheetOf(name, rows), brokenLines }
}

/** What stands most often between the words of the first line, quoted ones aside. */
function delimiterOf(text: string): string {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '')
  const counts = [',', ';', '\t', '|'].map((one) => [one, line.split(one).length] as const)
  return counts.reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}
