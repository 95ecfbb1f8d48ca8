/** Tables as an XLSX workbook: a sheet each, its first row and column in sight while one scrolls. Numbers keep every digit. */
import { strToU8, zipSync } from 'fflate'

/** The media type of a workbook. */
export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `format` is how spreadsheets write it, as `0.0%`; without one with thousands separated and two digits. */
export type SheetCell = string | { readonly number: string; readonly format?: string } | null

export interface Sheet {
  readonly title: string
  readonly rows: readonly (readonly SheetCell[])[]
}

const office = 'http://schemas.openxmlformats.org'
const sheetXml = `${office}/spreadsheetml/2006/main`
const relations = `${office}/officeDocument/2006/relationships`
const packaged = `${office}/package/2006`
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const names = namesOf(sheets.map(({ title }) => title))
  const formats = formatsOf(sheets)
  const each = (xml: (number: number, at: number) => string) => sheets.map((_, at) => xml(at + 1, at)).join('')
  const files = {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${sheetXml}" xmlns:r="${relations}"><sheets>${each((n, at) => `<sheet name="${escaped(names[at] ?? '')}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    // the second style is bold, the third has thousands separated; after them stand those of the formats
    'xl/styles.xml': `${head}<styleSheet xmlns="${sheetXml}">${numberFormats(formats)}<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${3 + formats.length}"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="4" applyNumberFormat="1"/>${formats.map((_, at) => `<xf numFmtId="${OWN_FORMATS + at}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXmlOf(rows, formats)]),
    ),
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])))
}

/** Numbers of formats from here on are a file's own. */
const OWN_FORMATS = 164

function formatsOf(sheets: readonly Sheet[]): readonly string[] {
  const cells = sheets.flatMap(({ rows }) => rows.flat())
  return [...new Set(cells.flatMap((cell) => (cell !== null && typeof cell !== 'string' ? (cell.format ?? []) : [])))]
}

function numberFormats(formats: readonly string[]): string {
  if (formats.length === 0) return ''
  const each = formats.map((code, at) => `<numFmt numFmtId="${OWN_FORMATS + at}" formatCode="${escaped(code)}"/>`)
  return `<numFmts count="${formats.length}">${each.join('')}</numFmts>`
}

function sheetXmlOf(rows: Sheet['rows'], formats: readonly string[]): string {
  return `${head}<worksheet xmlns="${sheetXml}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="40" width="14" customWidth="1"/></cols><sheetData>${rows.map((cells, index) => rowXml(cells, index, formats)).join('')}</sheetData></worksheet>`
}

function rowXml(cells: readonly SheetCell[], index: number, formats: readonly string[]): string {
  const row = index + 1
  const written = cells.map((cell, column) => cellXml(cell, `${letters(column)}${row}`, index === 0, formats))
  return `<row r="${row}">${written.join('')}</row>`
}

/** Text stays text, whatever a spreadsheet could take it for. */
function cellXml(cell: SheetCell, at: string, isHead: boolean, formats: readonly string[]): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') {
    const style = cell.format === undefined ? 2 : 3 + formats.indexOf(cell.format)
    return `<c r="${at}" s="${style}"><v>${escaped(cell.number)}</v></c>`
  }
  return `<c r="${at}" t="inlineStr"${isHead ? ' s="1"' : ''}><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** A to Z, then AA. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** Sheets have no longer names, not all signs, and each its own, whatever its case. */
function namesOf(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return titles.map((title) => {
    const plain = title.replaceAll(/[[\]:*?/\\]/g, ' ').trim() || 'Sheet'
    let name = plain.slice(0, 31)
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${plain.slice(0, 31 - ` ${n}`.length)} ${n}`
    taken.add(name.toLowerCase())
    return name
  })
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  // XML has no place for control signs
  return text
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? '')
    .replaceAll(/\p{Cc}/gu, (sign) => (sign === '\n' ? sign : ' '))
}
