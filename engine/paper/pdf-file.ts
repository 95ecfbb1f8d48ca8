/** The objects of a PDF as a file: one after the other, and a table of where each begins. */
import { strToU8, zlibSync } from 'fflate'

export type PdfObject = string | Uint8Array

export function streamOf(content: Uint8Array, more = ''): Uint8Array {
  const packed = zlibSync(content)
  const head = strToU8(`<< /Length ${packed.length}${more} /Filter /FlateDecode >>\nstream\n`)
  return concat([head, packed, strToU8('\nendstream')])
}

/** Objects are numbered from 1; two of them are where a reader begins. */
export function fileOf(
  objects: readonly PdfObject[],
  { catalog, info }: { readonly catalog: number; readonly info: number },
): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  const add = (part: PdfObject) => {
    const bytes = typeof part === 'string' ? strToU8(part) : part
    parts.push(bytes)
    length += bytes.length
  }
  add('%PDF-1.5\n')
  const starts = objects.map((object, at) => {
    const start = length
    add(`${at + 1} 0 obj\n`)
    add(object)
    add('\nendobj\n')
    return start
  })
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = length
  add(`xref\n0 ${size}\n0000000000 65535 f \n${table}`)
  add(`trailer\n<< /Size ${size} /Root ${catalog} 0 R /Info ${info} 0 R >>\nstartxref\n${end}\n%%EOF\n`)
  return concat(parts)
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
