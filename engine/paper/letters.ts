/**
 * Text in the two fonts that a PDF reader brings along: Helvetica for what it has signs for, Adobe's Chinese for the rest.
 * Nothing is embedded, so a page of any language stays a few kilobytes; Chinese is drawn in the reader's own Song.
 */

export interface Run {
  readonly font: 'latin' | 'chinese'
  /** As a PDF writes it, in hexadecimal digits. */
  readonly hex: string
  /** In thousandths of the size. */
  readonly width: number
}

// biome-ignore format: 32 to 126, as Adobe measured them
const widths = [278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556,
  278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584]

/** Signs that Windows' Latin has beyond the first 256 of Unicode: where they lie, and how wide they are. */
const further: ReadonlyMap<string, readonly [code: number, width: number]> = new Map([
  ['€', [0x80, 556]],
  ['…', [0x85, 1000]],
  ['‘', [0x91, 222]],
  ['’', [0x92, 222]],
  ['“', [0x93, 333]],
  ['”', [0x94, 333]],
  ['•', [0x95, 350]],
  ['–', [0x96, 556]],
  ['—', [0x97, 1000]],
])

const wide = new Map([
  ['×', 584],
  ['÷', 584],
  ['±', 584],
  ['·', 278],
  ['\u00a0', 278],
])

function letterOf(sign: string): Run {
  const code = sign.codePointAt(0) ?? 0
  const other = further.get(sign)
  if (other !== undefined) return { font: 'latin', hex: digits(other[0], 2), width: other[1] }
  if (code >= 32 && code <= 126) return { font: 'latin', hex: digits(code, 2), width: widths[code - 32] ?? 556 }
  if (code >= 160 && code <= 255) {
    const base = sign.normalize('NFD').charCodeAt(0)
    return { font: 'latin', hex: digits(code, 2), width: wide.get(sign) ?? widths[base - 32] ?? 556 }
  }
  const hex = Array.from({ length: sign.length }, (_, at) => digits(sign.charCodeAt(at), 4)).join('')
  return { font: 'chinese', hex, width: 1000 }
}

/** Neighbours of one font together. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = []
  for (const sign of text) {
    const letter = letterOf(sign)
    const last = runs.at(-1)
    if (last?.font === letter.font)
      runs[runs.length - 1] = { font: last.font, hex: last.hex + letter.hex, width: last.width + letter.width }
    else runs.push(letter)
  }
  return runs
}

export function widthOf(text: string): number {
  return runsOf(text).reduce((sum, { width }) => sum + width, 0)
}

/** Cut where a line is full: at spaces, and anywhere between Chinese signs. */
export function linesOf(text: string, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef]\s*|\s+/gu) ?? []) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > most) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return [...lines, line.trimEnd()]
}

function digits(value: number, length: number): string {
  return value.toString(16).padStart(length, '0')
}
