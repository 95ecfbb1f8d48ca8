import { expect, test } from 'vitest'
import { readFiles } from './read-files.ts'
import { writeWorkbook } from './write-workbook.ts'

test('what is written is read as it was: every digit, text that looks like something else, nothing', async () => {
  const bytes = writeWorkbook('Sales / 2026', [
    ['Who', 'Jan', 'Feb'],
    ['=1+1 & <b>', { number: '123456789012345.25' }, null],
    ['王建国', null, { number: '-5' }],
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
  ])
})
