/** The sheets of an XLSX workbook as text. A chunk of its own: only those who drop a workbook load the reader. */
import { type Sheet, sheetOf } from '@attain/engine/import/propose'
import { unzipSync, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/web-worker'

/** A workbook that unpacks to more is not one that people made. */
const MAX_UNPACKED = 400_000_000

export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  // numbers stay as they are written in the file: as text, they lose no digit
  const sheets = await readXlsxFile(repacked(bytes), { parseNumber: (text) => text })
  return sheets.flatMap(({ sheet: name, data }) => {
    const rows = data.map((cells, index) => ({ line: index + 1, cells: cells.map(textOf) }))
    return sheetOf(name, rows) ?? []
  })
}

/** The reader unpacks large entries in workers made from text, which the page does not allow; stored ones it only cuts out. */
function repacked(bytes: Uint8Array): ArrayBuffer {
  let total = 0
  const entries = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!/\.(xml|rels)$/.test(name)) return false
      total += originalSize
      if (total > MAX_UNPACKED) throw new Error(`${name}: ${total} B`)
      return true
    },
  })
  return zipSync(entries, { level: 0 }).buffer as ArrayBuffer
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) {
    const [day = '', time = ''] = cell.toISOString().split('T')
    return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`
  }
  return cell === null || cell === undefined ? '' : String(cell)
}
