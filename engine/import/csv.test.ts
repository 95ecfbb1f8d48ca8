import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BrokenRow, ImportRefused, readCsvRows, type SourceRow, writeCsvLine } from './index.ts'

async function rowsOf(pieces: readonly string[], delimiter = ','): Promise<(SourceRow | BrokenRow)[]> {
  const rows: (SourceRow | BrokenRow)[] = []
  for await (const row of readCsvRows(pieces, delimiter)) rows.push(row)
  return rows
}

async function shown(text: string, delimiter?: string): Promise<string[]> {
  const rows = await rowsOf([text], delimiter)
  return rows.map((row) => ('cells' in row ? `${row.line} ${row.cells.join('|')}` : `${row.line} broken ${row.raw}`))
}

function refusedLine(text: string): Promise<number | undefined> {
  return rowsOf([text]).then(
    () => undefined,
    (error: unknown) => (error instanceof ImportRefused ? error.problems[0]?.line : Number.NaN),
  )
}

describe('CSV text', () => {
  test('is read with any line ends and exact lines', async () => {
    expect(await shown('a,b\r\n1,2\n\n3,"4\n4"\r5,6')).toEqual(['1 a|b', '2 1|2', '4 3|4\n4', '6 5|6'])
    expect(await shown('a;"b ""x"";"\n', ';')).toEqual(['1 a|b "x";'])
    expect(await shown('a\n""\n')).toEqual(['1 a', '2 '])
    expect(await shown('')).toEqual([])
  })

  test('keeps a line whose quote is broken, and goes on behind it', async () => {
    expect(await shown('a,b\n1,"x"y\n2,3\n4,12" disk\n5,6')).toEqual([
      '1 a|b',
      '2 broken 1,"x"y',
      '3 2|3',
      '4 broken 4,12" disk',
      '5 5|6',
    ])
  })

  test('refuses a quote that would swallow lines, and says where it begins', async () => {
    expect(await refusedLine('a,b\n1,2\n1,"x\n2,3\n4,5\n')).toBe(3)
    expect(await refusedLine('a,b\n1,2\n1,"x\n2,"3\n')).toBe(3)
    expect(await refusedLine(`a,b\n1,"x\n${'2,3\n'.repeat(600_000)}`)).toBe(2)
    expect(await refusedLine('a,b\n1,2\n')).toBeUndefined()
  })

  test('property: what is written is read back, in whatever pieces it comes', async () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[",;\r\n x]*$/), fc.string({ unit: 'grapheme' }))
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    const cuts = fc.array(fc.nat(300), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(rows, cuts, async (cells, places) => {
        const text = cells.map((row) => writeCsvLine(row)).join('')
        const read = await rowsOf(cutAt(text, places))
        expect(read.map((row) => 'cells' in row && row.cells)).toEqual(cells)
      }),
    )
  })

  test('property: sound text is read as csv-parse reads it', async () => {
    const plain = fc.stringMatching(/^[a-z ]{0,4}$/)
    const quoted = fc.stringMatching(/^[a-z\n,]{0,4}$/).map((text) => `"${text}${text.length > 2 ? '""' : ''}"`)
    const line = fc.array(fc.oneof(plain, quoted), { minLength: 2, maxLength: 4 }).map((cells) => cells.join(','))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), async (lines, end) => {
        const text = lines.join(end)
        const read = await rowsOf([text])
        const expected: unknown = parse(text, { relax_column_count: true, record_delimiter: end })
        expect(read.map((row) => 'cells' in row && row.cells)).toEqual(expected)
      }),
    )
  })
})

function cutAt(text: string, places: readonly number[]): string[] {
  const ends = [...places.filter((place) => place < text.length), text.length].sort((a, b) => a - b)
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end))
}
