/** What a text is made of, for those who colour it or look around a cursor: nothing is passed over, nothing refused. */
import { fullWidth, patterns, type TokenKind } from './tokenize.ts'

export interface Piece {
  /** `wrong`: what no formula can hold. */
  readonly kind: Exclude<TokenKind, 'end'> | 'comment' | 'wrong'
  /** As written, text with its quotes; signs of a Chinese input method as those that they stand for. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** A text, a date or a comment whose end has not been written. */
  readonly isOpen: boolean
}

/** Finished ones are found first, so what begins like this goes to the end of its line, or of the text. */
const unfinished: readonly (readonly [Piece['kind'], RegExp])[] = [
  ['text', /"(?:[^"]|"")*$/y],
  ['comment', /\/\*[\s\S]*$/y],
  ['date', /#[^#\n]{0,40}(?=\n|$)/y],
]
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y
const space = /[\s\u00a0\u3000\ufeff]+/y

/** The pieces of a text in their order, comments included; never throws. */
export function scanFormula(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const take = (kind: Piece['kind'], pattern: RegExp, isOpen: boolean): boolean => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return false
    const written = text.slice(at, pattern.lastIndex)
    pieces.push({ kind, text: fullWidth.get(written) ?? written, start: at, end: pattern.lastIndex, isOpen })
    at = pattern.lastIndex
    return true
  }
  while (at < text.length) {
    space.lastIndex = at
    if (space.test(text)) {
      at = space.lastIndex
      continue
    }
    const isTaken =
      take('comment', comment, false) ||
      patterns.some(([kind, pattern]) => kind !== 'space' && take(kind, pattern, false)) ||
      unfinished.some(([kind, pattern]) => take(kind, pattern, true))
    if (!isTaken) take('wrong', /\d[\w.]*|[\s\S]/uy, false)
  }
  return pieces
}
