/** Renames fields in what an author wrote, and changes nothing else: layout and comments stay. */
import { FormulaSyntaxError, tokenize } from './tokenize.ts'

/** `rename` gives the new path of a path, or the same; text that cannot be read stays as it is. */
export function renamePaths(text: string, rename: (path: string) => string): string {
  try {
    const tokens = tokenize(text)
    let result = ''
    let end = 0
    tokens.forEach((token, index) => {
      const next = tokens[index + 1]
      const isCall = next?.kind === 'symbol' && next.text === '('
      if (token.kind !== 'name' || isCall) return
      result += text.slice(end, token.span.start) + rename(token.text)
      end = token.span.end
    })
    return result + text.slice(end)
  } catch (error) {
    if (error instanceof FormulaSyntaxError) return text
    throw error
  }
}
