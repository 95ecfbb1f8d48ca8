import { writeWorkbook } from '@attain/engine/sheet'
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
