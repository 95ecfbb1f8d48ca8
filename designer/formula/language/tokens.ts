/** Colours for Monaco, line by line, from the pieces that the engine's own scanner finds. */
import { scanFormula } from '@attain/engine/formula/language'

/** What is open at the end of a line, as it is written: nothing, a comment, a text. */
export type OpenPiece = '' | '/*' | '"'

export interface ColouredLine {
  readonly tokens: readonly { readonly startIndex: number; readonly scopes: string }[]
  readonly open: OpenPiece
}

const scopes: Readonly<Record<string, string>> = {
  number: 'number',
  text: 'string',
  date: 'number',
  comment: 'comment',
  symbol: 'delimiter',
  wrong: 'invalid',
}
const words = new Set(['true', 'false', 'in'])

/** What was open before the line is written in front of it again, so that the scanner goes on where it was. */
export function colourLine(line: string, open: OpenPiece): ColouredLine {
  const pieces = scanFormula(open + line)
  const tokens: { startIndex: number; scopes: string }[] = []
  let end = 0
  for (const [index, piece] of pieces.entries()) {
    const start = Math.max(0, piece.start - open.length)
    if (start > end) tokens.push({ startIndex: end, scopes: '' })
    const isCall = piece.kind === 'name' && pieces[index + 1]?.text === '('
    const named = isCall || words.has(piece.text.toLowerCase()) ? 'keyword' : 'variable'
    tokens.push({ startIndex: start, scopes: piece.kind === 'name' ? named : (scopes[piece.kind] ?? '') })
    end = piece.end - open.length
  }
  if (end < line.length) tokens.push({ startIndex: Math.max(0, end), scopes: '' })
  const last = pieces.at(-1)
  const isOpen = last?.isOpen === true
  return { tokens, open: isOpen && last.kind === 'comment' ? '/*' : isOpen && last.kind === 'text' ? '"' : '' }
}
