import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readFiles } from './read-files.ts'

const file = (name: string, content: string | Uint8Array) => new File([content as BlobPart], name)

/** The smallest workbook that Excel opens: a sheet with text, a number, a day and a percentage. */
function workbook(): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
  const many = Array.from(
    { length: 20_000 },
    (_, i) => `<row r="${i + 3}">${text(`A${i + 3}`, `客户 ${i}`)}</row>`,
  ).join('')
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Deals" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><sheetData><row r="1">${text('A1', 'deal')}${text('B1', 'amount')}${text('C1', 'made on')}</row><row r="2">${text('A2', 'D1')}<c r="B2"><v>12345678901.25</v></c><c r="C2" s="1"><v>45717</v></c></row>${many}</sheetData></worksheet>`,
    ),
  })
}

describe('files that are dropped', () => {
  test('a workbook is read with its days and numbers as they are written', async () => {
    const { sheets, problems } = await readFiles([file('book.xlsx', workbook())])
    expect(problems).toEqual([])
    expect(sheets[0]).toMatchObject({ name: 'Deals', header: ['deal', 'amount', 'made on'] })
    expect(sheets[0]?.rows[0]).toEqual({ line: 2, cells: ['D1', '12345678901.25', '2025-03-01'] })
    expect(sheets[0]?.rows).toHaveLength(20_001)
  })

  test('CSV is read in the encodings that spreadsheets write', async () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...'名称\tb\nx\t1\n'].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]),
    ])
    const gb18030 = new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x62, 0x0a, 0x78, 0x2c, 0x31, 0x0a])
    for (const bytes of [utf16, gb18030, strToU8('\uFEFF名称,b\nx,1\n')])
      expect((await readFiles([file('a.csv', bytes)])).sheets[0]?.header).toEqual(['名称', 'b'])
  })

  test('two sheets of one name are told apart', async () => {
    const { sheets } = await readFiles([file('a.csv', 'x\n1\n'), file('a.tsv', 'y\n1\n')])
    expect(sheets.map(({ name }) => name)).toEqual(['a', 'a (2)'])
  })

  test.each([
    ['empty', file('e.csv', '\n\n')],
    ['oldExcel', file('o.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))],
    ['unreadable', file('b.xlsx', strToU8('PK broken'))],
    ['openQuote', file('q.csv', 'a,b\n"x,1\n2,3\n')],
    ['brokenLines', file('l.csv', 'a,b\n"x"y,1\n2,3\n')],
  ])('what is %s says so', async (key, one) => {
    expect((await readFiles([one])).problems).toMatchObject([{ key, file: one.name }])
  })
})
