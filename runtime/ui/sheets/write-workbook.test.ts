import { writeWorkbook } from '@attain/engine/sheet'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readFiles } from './read-files.ts'

test('what is written is read as it was: every digit, text that looks like something else, nothing', async () => {
  const bytes = writeWorkbook([
    {
      title: 'Sales / 2026',
      rows: [
        ['Who', 'Jan', 'Feb'],
        ['=1+1 & <b>', { number: '123456789012345.25' }, null],
        ['王建国', null, { number: '-5' }],
      ],
    },
    { title: 'sales [2026]', rows: [['Total'], ['x']] },
    { title: 'Sales   2026', rows: [['Again'], ['y']] },
  ])
  const { sheets, problems } = await readFiles([new File([bytes as Uint8Array<ArrayBuffer>], 'sales.xlsx')])
  expect(problems).toEqual([])
  expect(sheets).toEqual([
    {
      name: 'Sales   2026',
      header: ['Who', 'Jan', 'Feb'],
      rows: [
        { line: 2, cells: ['=1+1 & <b>', '123456789012345.25', ''] },
        { line: 3, cells: ['王建国', '', '-5'] },
      ],
    },
    { name: 'sales  2026', header: ['Total'], rows: [{ line: 2, cells: ['x'] }] },
    { name: 'Sales   2026 2', header: ['Again'], rows: [{ line: 2, cells: ['y'] }] },
  ])
})

test('numbers have the format that they are given', () => {
  const bytes = writeWorkbook([
    {
      title: 'Sales',
      rows: [
        ['Who', 'Sales', 'Share'],
        ['Ada', { number: '1234', format: '"$"#,##0' }, { number: '0.5', format: '0.0%' }],
        ['Bob', { number: '7', format: '"$"#,##0' }, { number: '3' }],
      ],
    },
  ])
  const files = unzipSync(bytes)
  const read = (path: string) => strFromU8(files[path] ?? new Uint8Array())
  expect(read('xl/styles.xml')).toContain(
    '<numFmt numFmtId="164" formatCode="&quot;$&quot;#,##0"/><numFmt numFmtId="165" formatCode="0.0%"/>',
  )
  const sheet = read('xl/worksheets/sheet1.xml')
  expect(sheet).toContain('<c r="B2" s="3"><v>1234</v></c><c r="C2" s="4"><v>0.5</v></c>')
  expect(sheet).toContain('<c r="B3" s="3"><v>7</v></c><c r="C3" s="2"><v>3</v></c>')
})
