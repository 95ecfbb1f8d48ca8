import { strFromU8, unzlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { writePdf } from './index.ts'
import { linesOf, widthOf } from './letters.ts'

/** What is drawn on each page. */
function drawn(file: Uint8Array): string[] {
  const text = strFromU8(file, true)
  return [...text.matchAll(/\/Length (\d+) \/Filter \/FlateDecode >>\nstream\n/g)].map((found) => {
    const from = found.index + found[0].length
    return strFromU8(unzlibSync(file.slice(from, from + Number(found[1]))))
  })
}

const hex = (text: string, bytes: number) =>
  Array.from(text, (sign) =>
    sign
      .charCodeAt(0)
      .toString(16)
      .padStart(bytes * 2, '0'),
  ).join('')

test('every object lies where the table says', () => {
  const file = writePdf('Oliver · 十月', [{ left: 'Sales', right: '$1.00' }])
  const text = strFromU8(file, true)
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1])
  expect(text.slice(table, table + 4)).toBe('xref')
  const starts = [...text.slice(table).matchAll(/(\d{10}) 00000 n/g)].map(([, start]) => Number(start))
  expect(starts).toHaveLength(9)
  for (const [at, start] of starts.entries()) expect(text.slice(start).startsWith(`${at + 1} 0 obj\n`)).toBe(true)
})

test('Latin and Chinese are each written in their font, amounts end at the right edge', () => {
  const [marks = ''] = drawn(writePdf('t', [{ left: 'é 销售', right: '1,234.50' }]))
  expect(marks).toContain(`/F1 10 Tf <e920> Tj /F3 10 Tf <${hex('销售', 2)}> Tj`)
  const x = 595 - 56 - (widthOf('1,234.50') * 10) / 1000
  expect(marks).toContain(`${x.toFixed(2)} 763.50 Td /F1 10 Tf <${hex('1,234.50', 1)}> Tj`)
})

test('lines are cut at spaces and between Chinese signs, and what does not fit goes to the next page', () => {
  expect(linesOf('one two three', widthOf('one two'))).toEqual(['one two', 'three'])
  expect(linesOf('销售代表奖金', 3000)).toEqual(['销售代', '表奖金'])
  const pages = drawn(
    writePdf(
      't',
      Array.from({ length: 120 }, (_, at) => ({ left: `row ${at}` })),
    ),
  )
  expect(pages).toHaveLength(3)
  expect(pages[2]).toContain(hex('row 119', 1))
  expect(pages[2]).toContain(hex('3 / 3', 1))
})
