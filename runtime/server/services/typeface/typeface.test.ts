/** Read back by another program than the one that wrote it. */
import { type PaperRow, signsOf, writePdf } from '@attain/engine/paper'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { fontsFor } from './index.ts'
import { partsOf } from './parts.ts'

const fileOf = async (rows: readonly PaperRow[]) => writePdf('t', rows, await fontsFor(signsOf(rows)))

const textOf = async (file: Uint8Array) =>
  (await extractText(await getDocumentProxy(file.slice()), { mergePages: true })).text

const rows: readonly PaperRow[] = [
  { left: '王鑫喆 · 2026年1月', size: 18, bold: true },
  { left: '佣金 — Zoë’s “accelerator”', right: '¥1,234,567.89' },
  { left: '100,000 × 5% + 50,000 × 8% = 9,000；−1 ≥ −2', size: 9 },
]

test('text of a page can be copied as it was written, in both languages', async () => {
  const read = (await textOf(await fileOf(rows))).replaceAll(/\s/g, '')
  for (const { left, right = '' } of rows) {
    expect(read).toContain(left.replaceAll(' ', ''))
    expect(read).toContain(right)
  }
})

test('everything that draws it is in the file, which stays small', async () => {
  const file = await fileOf(rows)
  const text = Buffer.from(file).toString('latin1')
  const named = [...text.matchAll(/\/Subtype \/Type0 \/BaseFont \/(\S+)/g)].map(([, name]) => name)
  expect(named.length).toBeGreaterThan(2)
  for (const name of named) expect(name).toMatch(/^[A-Z]{6}\+NotoSansSC-(Regular|Bold)$/)
  expect(text.match(/\/FontFile2 /g)).toHaveLength(named.length)
  expect(file.length).toBeLessThan(60_000)
})

test('a sign has its width and its weight', async () => {
  const [regular = 0, bold = 0] = await Promise.all(
    [false, true].map(async (heavy) => {
      const page = await (await getDocumentProxy((await fileOf([{ left: 'mmmm', bold: heavy }])).slice())).getPage(1)
      const { items } = await page.getTextContent()
      const item = items.find((one) => 'str' in one && one.str === 'mmmm')
      return item !== undefined && 'width' in item ? Number(item.width) : 0
    }),
  )
  expect(regular).toBeGreaterThan(30)
  expect(bold).toBeGreaterThan(regular)
})

test('Latin is found in the part of its own, and what no part has in none', () => {
  expect(Object.fromEntries(partsOf('a中𠮷'))).toEqual({ latin: 'a', 119: '中' })
})
