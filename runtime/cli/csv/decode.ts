import { isAscii, isUtf8 } from 'node:buffer'
import { ImportRefused, importProblem } from '@attain/engine/import'

const newline = 0x0a
const maxLineBytes = 16_000_000
/** So many bytes outside ASCII that are valid UTF-8 by chance do not occur. */
const convincingBytes = 24

/**
 * Text of a file in any encoding that `TextDecoder` knows, piece by piece at line ends; a byte order mark
 * decides.
 * Throws `ImportRefused` with the byte and the line where the encoding turns out to be wrong.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  let decoder = createDecoder(encoding)
  let rest = Buffer.alloc(0)
  let offset = 0
  let line = 1

  const decode = (bytes: Buffer): string => {
    const isStart = offset === 0
    const place = { bytes, offset, line, encoding: decoder.encoding }
    assertNotUtf8(place)
    let text: string
    try {
      text = decoder.decode(bytes)
    } catch {
      throw refusal(place, findUndecodable(bytes, decoder.encoding))
    }
    const nul = text.indexOf('\0')
    if (nul >= 0) throw refusal(place, isWide(decoder.encoding) ? nul * 2 : bytes.indexOf(0))
    offset += bytes.length
    line += countLines(text)
    return isStart && text.startsWith('\uFEFF') ? text.slice(1) : text
  }

  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    // What the file says of itself counts more than what the map says.
    if (offset === 0) decoder = createDecoder(markedEncoding(bytes) ?? encoding)
    const end = isWide(decoder.encoding) ? lastWideNewline(bytes, decoder.encoding) : bytes.lastIndexOf(newline) + 1
    rest = bytes.subarray(end)
    if (end > 0) yield decode(bytes.subarray(0, end))
    if (rest.length > maxLineBytes) throw new ImportRefused([importProblem('line_too_long', { line })])
  }
  if (rest.length > 0) yield decode(rest)
}

interface Place {
  readonly bytes: Buffer
  readonly offset: number
  readonly line: number
  readonly encoding: string
}

function createDecoder(encoding: string) {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new ImportRefused([importProblem('unknown_encoding', { path: '/encoding' }, { encoding })])
  }
}

/** The encoding that a byte order mark at the start stands for. */
function markedEncoding(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Most other encodings read UTF-8 without complaint, and get other characters out of it. */
function assertNotUtf8(place: Place): void {
  if (place.encoding === 'utf-8' || place.encoding.startsWith('utf-16')) return
  if (isAscii(place.bytes) || !isUtf8(place.bytes)) return
  const first = place.bytes.findIndex((byte) => byte >= 0x80)
  const count = place.bytes.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0)
  if (count >= convincingBytes) throw refusal(place, first, 'utf-8')
}

function refusal({ bytes, offset, line, encoding }: Place, at: number, really = guess(bytes, encoding)): ImportRefused {
  const where = { line: line + countBytes(bytes.subarray(0, at), newline) }
  const values = { encoding, offset: offset + at }
  return new ImportRefused([
    importProblem('wrong_encoding', where, {
      en: { ...values, hint: really === undefined ? '' : ` It looks like ${really}: write "encoding": "${really}".` },
      'zh-CN': { ...values, hint: really === undefined ? '' : `看起来是 ${really}：请写 "encoding": "${really}"。` },
    }),
  ])
}

/** What the bytes look like, judged by whether another encoding reads them. */
function guess(bytes: Buffer, encoding: string): string | undefined {
  const zeros = countBytes(bytes, 0)
  if (!encoding.startsWith('utf-16') && zeros * 4 > bytes.length) return bytes[0] === 0 ? 'utf-16be' : 'utf-16le'
  return ['utf-8', 'gb18030'].find((other) => other !== encoding && zeros === 0 && canDecode(bytes, other))
}

function canDecode(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The byte at which decoding fails; the bytes are known not to decode. */
function findUndecodable(bytes: Buffer, encoding: string): number {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  let start = 0
  for (let at = 0; at < bytes.length; at++) {
    try {
      if (decoder.decode(bytes.subarray(at, at + 1), { stream: true }) !== '') start = at + 1
    } catch {
      return start
    }
  }
  return start
}

function lastWideNewline(bytes: Buffer, encoding: string): number {
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0]
  for (let at = bytes.length - (bytes.length % 2) - 2; at >= 0; at -= 2) {
    if (bytes[at + low] === newline && bytes[at + high] === 0) return at + 2
  }
  return 0
}

function isWide(encoding: string): boolean {
  return encoding.startsWith('utf-16')
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

function countBytes(bytes: Buffer, wanted: number): number {
  let count = 0
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) count++
  return count
}
