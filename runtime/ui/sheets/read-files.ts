/** Reads the files that somebody drops: CSV in the encodings that spreadsheets write, and the sheets of XLSX workbooks. */
import { ImportRefused, readCsvSheet, type Sheet } from '@attain/engine/import/propose'

/** More than this is no start of an application but an import; the page would stand still. */
const MAX_BYTES = 40_000_000

/** Why a file was not taken, as a message of the page with its words. */
export interface FileProblem {
  readonly key: 'tooLarge' | 'empty' | 'unreadable' | 'openQuote' | 'brokenLines' | 'oldExcel'
  readonly file: string
  readonly detail?: string
}

export interface FilesRead {
  readonly sheets: readonly Sheet[]
  readonly problems: readonly FileProblem[]
}

export async function readFiles(files: readonly File[]): Promise<FilesRead> {
  const sheets: Sheet[] = []
  const problems: FileProblem[] = []
  for (const file of files) {
    const read = await readFile(file)
    problems.push(...read.problems)
    for (const sheet of read.sheets) sheets.push({ ...sheet, name: distinct(sheet.name, sheets) })
  }
  return { sheets, problems }
}

async function readFile(file: File): Promise<FilesRead> {
  const refused = (key: FileProblem['key'], detail?: string): FilesRead => ({
    sheets: [],
    problems: [{ key, file: file.name, ...(detail === undefined ? {} : { detail }) }],
  })
  if (file.size > MAX_BYTES) return refused('tooLarge')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return refused('oldExcel')
  try {
    if (isZip) {
      const { readWorkbook } = await import('./read-workbook.ts')
      const sheets = await readWorkbook(bytes)
      return sheets.length === 0 ? refused('empty') : { sheets, problems: [] }
    }
    const name = file.name.replace(/\.[a-z0-9]+$/i, '')
    const { sheet, brokenLines } = await readCsvSheet(name, textOf(bytes))
    if (sheet === undefined) return refused('empty')
    const lines = brokenLines.slice(0, 10).join(', ')
    return { sheets: [sheet], problems: lines === '' ? [] : refused('brokenLines', lines).problems }
  } catch (error) {
    if (error instanceof ImportRefused) return refused('openQuote', String(error.problems[0]?.line ?? ''))
    return refused('unreadable', error instanceof Error ? error.message : undefined)
  }
}

/** UTF-8, or what Excel writes elsewhere: UTF-16 with its mark, in China GB 18030. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Two files may have sheets of one name. */
function distinct(name: string, sheets: readonly Sheet[]): string {
  let own = name
  for (let count = 2; sheets.some((sheet) => sheet.name === own); count++) own = `${name} (${count})`
  return own
}
