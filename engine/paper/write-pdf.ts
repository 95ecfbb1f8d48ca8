/** Rows of text as a PDF of A4 pages, with the fonts that draw them. */
import { strToU8 } from 'fflate'
import { embedded, ownFont } from './embedded.ts'
import { type Face, type Faces, type FontFiles, facesOf } from './face.ts'
import { linesOf, OWN_FONT, runsOf, utf16Of, widthOf } from './letters.ts'
import { type PaperRow, weightOf } from './paper-row.ts'
import { fileOf, type PdfObject, streamOf } from './pdf-file.ts'

const page = { width: 595, height: 842, side: 56, top: 64, bottom: 64 }
const inner = page.width - 2 * page.side
/** What is kept free for the right column. */
const RIGHT = 130

/** The fonts have the signs of `signsOf(rows)`. */
export function writePdf(title: string, rows: readonly PaperRow[], fonts: FontFiles): Uint8Array {
  const faces = facesOf(fonts)
  const pages = pagesOf(rows, faces).map((marks, index, all) => {
    const foot = `${index + 1} / ${all.length}`
    const at = page.width - page.side - (widthOf(faces.regular, foot) * 8) / 1000
    return `${marks}${written(foot, at, page.bottom - 28, faces.regular, { left: foot, size: 8, gray: true })}`
  })
  return bound(title, pages, faces)
}

/** What is drawn on each page. */
function pagesOf(rows: readonly PaperRow[], faces: Faces): readonly string[] {
  const pages: string[] = []
  let marks = ''
  let y = page.height - page.top
  for (const row of rows) {
    const { left, right, size = 10, indent = 0, above = 0, rule = false } = row
    const face = faces[weightOf(row)]
    const lines = linesOf(face, left, ((inner - indent - (right === undefined ? 0 : RIGHT)) * 1000) / size)
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
      marks += written(line, page.side + indent, y, face, row)
      if (index > 0 || right === undefined) continue
      marks += written(right, page.width - page.side - (widthOf(face, right) * size) / 1000, y, face, row)
    }
  }
  return [...pages, marks]
}

function written(text: string, x: number, y: number, face: Face, { size = 10, gray = false }: PaperRow): string {
  const runs = runsOf(face, text).map(({ font, hex }) => `/${font} ${size} Tf <${hex}> Tj`)
  return `BT ${gray ? '0.4' : '0.1'} g ${fixed(x)} ${fixed(y)} Td ${runs.join(' ')} ET\n`
}

function fixed(value: number): string {
  return value.toFixed(2)
}

const [CATALOG, PAGES, INFO, RESOURCES] = [1, 2, 3, 4]
const FIRST_FONT = 5

/** Pages and fonts as one file. */
function bound(title: string, pages: readonly string[], faces: Faces): Uint8Array {
  const fonts: PdfObject[] = []
  const names: string[] = []
  const add = (name: string, objects: (first: number) => readonly PdfObject[]) => {
    const first = FIRST_FONT + fonts.length
    names.push(`/${name} ${first} 0 R`)
    fonts.push(...objects(first))
  }
  for (const [order, part] of [...faces.regular, ...faces.bold].entries())
    add(part.name, (first) => embedded(part, order, first))
  if (pages.some((marks) => marks.includes(`/${OWN_FONT} `))) add(OWN_FONT, ownFont)
  const firstPage = FIRST_FONT + fonts.length
  const kids = pages.map((_, at) => `${firstPage + 2 * at} 0 R`).join(' ')
  const box = `/MediaBox [0 0 ${page.width} ${page.height}]`
  return fileOf(
    [
      `<< /Type /Catalog /Pages ${PAGES} 0 R >>`,
      `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
      `<< /Title <feff${utf16Of(title)}> /Producer (Attain) >>`,
      `<< /Font << ${names.join(' ')} >> >>`,
      ...fonts,
      ...pages.flatMap((marks, at) => [
        `<< /Type /Page /Parent ${PAGES} 0 R ${box} /Resources ${RESOURCES} 0 R /Contents ${firstPage + 2 * at + 1} 0 R >>`,
        streamOf(strToU8(marks)),
      ]),
    ],
    { catalog: CATALOG, info: INFO },
  )
}
