import { strFromU8, unzlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { facesOf } from './face.ts'
import { type PaperRow, signsOf, writePdf } from './index.ts'
import { hexOf, linesOf, widthOf } from './letters.ts'
import { plainFont } from './testing/plain-font.ts'

const latin = Object.fromEntries(Array.from('0123456789 ,./$abcdefghijklmnopqrstuvwxyz', (sign) => [sign, 500]))
const chinese = { 销: 1000, 售: 1000, 代: 1000, 表: 1000, 奖: 1000, 金: 1000, '，': 1000 }
const fonts = { regular: [plainFont(latin), plainFont(chinese)], bold: [plainFont({ a: 600 })] }
const { regular: face } = facesOf(fonts)

/** As the first part of the regular face numbers its glyphs: in the order of the signs, from 1 on. */
const glyphs = (text: string) => Array.from(text, (sign) => hexOf(1 + Object.keys(latin).sort().indexOf(sign))).join('')

/** What each stream of the file holds, as text. */
function streams(file: Uint8Array): readonly string[] {
  const text = strFromU8(file, true)
  return [...text.matchAll(/\/Length (\d+)[^>]* \/Filter \/FlateDecode >>\nstream\n/g)].map((found) => {
    const from = found.index + found[0].length
    return strFromU8(unzlibSync(file.slice(from, from + Number(found[1]))), true)
  })
}

const drawn = (file: Uint8Array) => streams(file).filter((content) => content.includes(' Tj'))

test('every object lies where the table says', () => {
  const file = writePdf('Oliver · 十月', [{ left: 'sales', right: '$1.00' }], fonts)
  const text = strFromU8(file, true)
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1])
  expect(text.slice(table, table + 4)).toBe('xref')
  const starts = [...text.slice(table).matchAll(/(\d{10}) 00000 n/g)].map(([, start]) => Number(start))
  expect(starts).toHaveLength(4 + 3 * 5 + 2)
  for (const [at, start] of starts.entries()) expect(text.slice(start).startsWith(`${at + 1} 0 obj\n`)).toBe(true)
})

test('each sign is written in the part that has it, amounts end at the right edge', () => {
  const [marks = ''] = drawn(writePdf('t', [{ left: 'a 销售', right: '1,234.50' }], fonts))
  expect(marks).toContain(`/R0 10 Tf <${glyphs('a ')}> Tj /R1 10 Tf <00060002> Tj`)
  const x = 595 - 56 - 8 * 5
  expect(marks).toContain(`${x.toFixed(2)} 763.50 Td /R0 10 Tf <${glyphs('1,234.50')}> Tj`)
})

test('fonts are in the file, with their widths and the signs that their glyphs stand for', () => {
  const file = writePdf('t', [{ left: 'a', bold: true }], fonts)
  const text = strFromU8(file, true)
  expect(text.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(3)
  expect(text).toContain('/BaseFont /AAAAAC+NotoSansSC-Bold')
  expect(text).toContain('/W [0 [500 600]]')
  expect(text).toContain('/FontBBox [-50 -200 1000 900] /Ascent 1160 /Descent -288')
  expect(streams(file)).toContain(strFromU8(plainFont({ a: 600 }), true))
  expect(streams(file).join()).toContain(`<0001> <${hexOf('代'.charCodeAt(0))}>`)
})

test('only a sign that no part has is left to the reader’s own font', () => {
  const fileWith = (left: string) => writePdf('t', [{ left }], fonts)
  expect(strFromU8(fileWith('销售'), true)).not.toContain('STSong')
  expect(strFromU8(fileWith('𠮷'), true)).toContain('STSong-Light')
  expect(drawn(fileWith('销𠮷'))[0]).toContain('/R1 10 Tf <0006> Tj /Own 10 Tf <d842dfb7> Tj')
})

test('signs are told by weight, with those of page numbers', () => {
  const rows: readonly PaperRow[] = [{ left: 'ab', right: '¥1', bold: true }, { left: '销' }]
  const { regular, bold } = signsOf(rows)
  expect([...bold].join('')).toBe('ab¥1')
  expect([...regular].join('')).toBe('0123456789 /销')
})

test('lines are cut at spaces and between Chinese signs, and what does not fit goes to the next page', () => {
  expect(linesOf(face, 'one two three', widthOf(face, 'one two'))).toEqual(['one two', 'three'])
  expect(linesOf(face, '销售代表奖金', 3000)).toEqual(['销售代', '表奖金'])
  expect(linesOf(face, '销售代，表奖金', 3000)).toEqual(['销售', '代，表', '奖金'])
  const rows = Array.from({ length: 120 }, (_, at) => ({ left: `row ${at}` }))
  const pages = drawn(writePdf('t', rows, fonts))
  expect(pages).toHaveLength(3)
  expect(pages[2]).toContain(glyphs('row 119'))
  expect(pages[2]).toContain(glyphs('3 / 3'))
})
