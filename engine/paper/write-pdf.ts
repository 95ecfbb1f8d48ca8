/** Rows of text as a PDF of A4 pages. */
import { strToU8, zlibSync } from 'fflate'
import { linesOf, runsOf, widthOf } from './letters.ts'

export interface PaperRow {
  readonly left: string
  readonly right?: string
  /** In points; 10 where nothing is said. */
  readonly size?: number
  readonly bold?: boolean
  readonly gray?: boolean
  readonly indent?: number
  /** Points that are left free above. */
  readonly above?: number
  /** A line is drawn above it. */
  readonly rule?: boolean
}

const page = { width: 595, height: 842, side: 56, top: 64, bottom: 64 }
const inner = page.width - 2 * page.side
/** What is kept free for the right column. */
const RIGHT = 130

export function writePdf(title: string, rows: readonly PaperRow[]): Uint8Array {
  const pages = pagesOf(rows).map((marks, index, all) => {
    const foot = `${index + 1} / ${all.length}`
    const at = page.width - page.side - (widthOf(foot) * 8) / 1000
    return `${marks}${written(foot, at, page.bottom - 28, { left: foot, size: 8, gray: true })}`
  })
  return fileOf(title, pages)
}

/** What is drawn on each page. */
function pagesOf(rows: readonly PaperRow[]): readonly string[] {
  const pages: string[] = []
  let marks = ''
  let y = page.height - page.top
  for (const row of rows) {
    const { left, right, size = 10, indent = 0, above = 0, rule = false } = row
    const lines = linesOf(left, ((inner - indent - (right === undefined ? 0 : RIGHT)) * 1000) / size)
    const height = size * 1.45
    if (y - above - height * lines.length < page.bottom && marks !== '') {
      pages.push(marks)
      marks = ''
      y = page.height - page.top
    }
    y -= above + (rule ? 5 : 0)
    if (rule) marks += `0.8 G 0.5 w ${page.side} ${fixed(y)} m ${page.width - page.side} ${fixed(y)} l S\n`
    y -= rule ? 2 : 0
    for (const [index, line] of lines.entries()) {
      y -= height
      marks += written(line, page.side + indent, y, row)
      if (index > 0 || right === undefined) continue
      marks += written(right, page.width - page.side - (widthOf(right) * size) / 1000, y, row)
    }
  }
  return [...pages, marks]
}

function written(text: string, x: number, y: number, { size = 10, bold = false, gray = false }: PaperRow): string {
  const fonts = { latin: bold ? 'F2' : 'F1', chinese: 'F3' }
  const runs = runsOf(text).map(({ font, hex }) => `/${fonts[font]} ${size} Tf <${hex}> Tj`)
  return `BT ${gray ? '0.4' : '0.1'} g ${fixed(x)} ${fixed(y)} Td ${runs.join(' ')} ET\n`
}

function fixed(value: number): string {
  return value.toFixed(2)
}

const FIRST_PAGE = 8

/** The objects of the file, one after the other, and where each begins. */
function fileOf(title: string, pages: readonly string[]): Uint8Array {
  const kids = pages.map((_, at) => `${FIRST_PAGE + 2 * at} 0 R`).join(' ')
  const fonts = '<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >>'
  const latin = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>'
  const named = `FEFF${Array.from(title, (sign) => Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at).toString(16).padStart(4, '0')).join('')).join('')}`
  const objects: (string | Uint8Array)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    latin('Helvetica'),
    latin('Helvetica-Bold'),
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [6 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light ${system} /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 737 /StemV 93 >> >>`,
    `<< /Title <${named}> /Producer (Attain) >>`,
  ]
  for (const [at, marks] of pages.entries()) {
    const box = `/MediaBox [0 0 ${page.width} ${page.height}]`
    objects.push(
      `<< /Type /Page /Parent 2 0 R ${box} /Resources ${fonts} /Contents ${FIRST_PAGE + 2 * at + 1} 0 R >>`,
      streamOf(zlibSync(strToU8(marks))),
    )
  }
  return joined(objects)
}

function streamOf(content: Uint8Array): Uint8Array {
  const head = strToU8(`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`)
  return concat([head, content, strToU8('\nendstream')])
}

function joined(objects: readonly (string | Uint8Array)[]): Uint8Array {
  const parts: Uint8Array[] = [strToU8('%PDF-1.5\n')]
  let length = parts[0]?.length ?? 0
  const add = (part: Uint8Array) => {
    parts.push(part)
    length += part.length
  }
  const starts = objects.map((object, at) => {
    const start = length
    add(strToU8(`${at + 1} 0 obj\n`))
    add(typeof object === 'string' ? strToU8(object) : object)
    add(strToU8('\nendobj\n'))
    return start
  })
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = length
  add(strToU8(`xref\n0 ${size}\n0000000000 65535 f \n${table}`))
  add(strToU8(`trailer\n<< /Size ${size} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${end}\n%%EOF\n`))
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
