import { ImportRefused } from '@attain/engine/import'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from './decode.ts'

async function decode(chunks: readonly Uint8Array[], encoding: string): Promise<string> {
  async function* stream() {
    yield* chunks
  }
  let text = ''
  for await (const piece of decodeText(stream(), encoding)) text += piece
  return text
}

async function refusal(bytes: readonly number[] | Buffer, encoding: string): Promise<string> {
  try {
    return await decode([Buffer.from(bytes)], encoding)
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error
    const [problem] = error.problems
    return `${problem?.code} line ${problem?.line ?? '-'}: ${problem?.message.en}`
  }
}

/** 客户,城市 / 华信,北京 in GB 18030. */
const gb18030 = Buffer.from('bfcdbba72cb3c7cad00abbaad0c52cb1b1bea90a', 'hex')
const header = Buffer.from('name,city\n')

describe('the encoding of a file', () => {
  test('is what the map says', async () => {
    expect(await decode([gb18030], 'gb18030')).toBe('客户,城市\n华信,北京\n')
    expect(await decode([Buffer.from('客户\n', 'utf16le')], 'utf-16le')).toBe('客户\n')
    expect(await decode([Buffer.from([0x63, 0x61, 0x66, 0xe9])], 'windows-1252')).toBe('café')
  })

  test('is what its byte order mark says, whatever the map says', async () => {
    expect(await decode([Buffer.from('\uFEFF客户\n')], 'gb18030')).toBe('客户\n')
    expect(await decode([Buffer.from('\uFEFF客户\n', 'utf16le')], 'utf-8')).toBe('客户\n')
  })

  test('is refused where it is wrong, with byte, line and what it looks like', async () => {
    expect(await refusal(Buffer.concat([header, gb18030]), 'utf-8')).toBe(
      'wrong_encoding line 2: The file is not utf-8: byte 10 (counted from 0) cannot be read. It looks like gb18030: write "encoding": "gb18030".',
    )
    expect(await refusal(Buffer.from('name,city\nAcme,Bern\n', 'utf16le'), 'utf-8')).toContain('looks like utf-16le')
    expect(await refusal(Buffer.from('客户,城市\n华信科技有限公司,北京\n'), 'gb18030')).toContain('looks like utf-8')
    expect(await refusal([...header, 0x41, 0x00, 0x0a], 'utf-8')).toContain('wrong_encoding line 2')
    expect(await refusal(header, 'klingon')).toContain('unknown_encoding')
  })

  test('a truncated character at the end of the file is refused', async () => {
    expect(await refusal(Buffer.from('客户\n客').subarray(0, 8), 'utf-8')).toContain('byte 7')
  })

  test('property: text arrives whole in whatever pieces it comes', async () => {
    const text = fc
      .array(fc.string({ unit: 'grapheme' }), { maxLength: 6 })
      .map((lines) => lines.join('\n').replaceAll(/[\0\uFEFF]/g, ''))
    const encodings = fc.constantFrom(['utf-8', 'utf8'] as const, ['utf-16le', 'utf16le'] as const)
    await fc.assert(
      fc.asyncProperty(text, encodings, fc.integer({ min: 1, max: 7 }), async (written, [encoding, node], size) => {
        const bytes = Buffer.from(written, node)
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        )
        expect(await decode(chunks, encoding)).toBe(bytes.toString(node))
      }),
    )
  })
})
