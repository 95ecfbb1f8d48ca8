/** Text as a page writes it, in runs of one font, and cut into lines. */
import { type Face, glyphOf } from './face.ts'

export interface Run {
  /** What the page calls the font. */
  readonly font: string
  /** As a PDF writes it, in hexadecimal digits. */
  readonly hex: string
  /** In thousandths of the size. */
  readonly width: number
}

/** The reader's own Chinese: for signs that the face lacks, as rare names have them. */
export const OWN_FONT = 'Own'

function letterOf(face: Face, sign: string): Run {
  const glyph = glyphOf(face, sign)
  if (glyph !== undefined) return { font: glyph.part.name, hex: hexOf(glyph.id), width: glyph.width }
  return { font: OWN_FONT, hex: utf16Of(sign), width: 1000 }
}

/** Neighbours of one font together. */
export function runsOf(face: Face, text: string): readonly Run[] {
  const runs: Run[] = []
  for (const sign of text) {
    const letter = letterOf(face, sign)
    const last = runs.at(-1)
    if (last?.font === letter.font)
      runs[runs.length - 1] = { font: last.font, hex: last.hex + letter.hex, width: last.width + letter.width }
    else runs.push(letter)
  }
  return runs
}

export function widthOf(face: Face, text: string): number {
  return runsOf(face, text).reduce((sum, { width }) => sum + width, 0)
}

/** Cut where a line is full: at spaces, and between Chinese signs, but never before one that closes or pauses. */
export function linesOf(face: Face, text: string, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(pieces) ?? []) {
    if (line !== '' && widthOf(face, (line + piece).trimEnd()) > most) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return [...lines, line.trimEnd()]
}

const pieces = /(?:[“‘（《「]*(?:[^\s\u2e80-\uffef]+|[\u2e80-\uffef])[”’、。，；：！？）》」]*|[“‘（《「]+)\s*|\s+/gu

export function hexOf(value: number): string {
  return value.toString(16).padStart(4, '0')
}

export function utf16Of(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hexOf(text.charCodeAt(at))).join('')
}
