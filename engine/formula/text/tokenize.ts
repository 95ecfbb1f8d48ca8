/** From text to tokens; blanks and comments are passed over, their places stay in the tokens around them. */
import { type FormulaProblem, quote, type Span, say } from '../problem.ts'

export type TokenKind = 'number' | 'text' | 'date' | 'name' | 'symbol' | 'end'

export interface Token {
  readonly kind: TokenKind
  /** As written; for text without its quotes. */
  readonly text: string
  readonly span: Span
}

export class FormulaSyntaxError extends Error {
  readonly problem: FormulaProblem
  constructor(problem: FormulaProblem) {
    super(problem.message.en)
    this.problem = problem
  }
}

export const patterns: readonly (readonly [Exclude<TokenKind, 'end'> | 'space', RegExp])[] = [
  ['space', /(?:[\s\u00a0\u3000\ufeff]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y],
  ['number', /(?:\d+(?:\.\d+)?|\.\d+)(?![\w.])/y],
  ['text', /"(?:[^"]|"")*"/y],
  ['date', /#[^#\n]{0,40}#/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/y],
  ['symbol', /<=|>=|<>|!=|==|\/(?!\*)|[-+*^&=<>%(),[\]（），]/y],
]

/** What an input method for Chinese writes instead. */
export const fullWidth: ReadonlyMap<string, string> = new Map([
  ['（', '('],
  ['）', ')'],
  ['，', ','],
])

export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  const spanAt = createLocator(text)
  let at = 0
  while (at < text.length) {
    const [kind, end] = match(text, at, spanAt)
    if (kind !== 'space') {
      const written = text.slice(at, end)
      const content = kind === 'text' ? written.slice(1, -1).replaceAll('""', '"') : (fullWidth.get(written) ?? written)
      tokens.push({ kind, text: content, span: spanAt(at, end) })
    }
    at = end
  }
  tokens.push({ kind: 'end', text: '', span: spanAt(text.length, text.length) })
  return tokens
}

function match(text: string, at: number, spanAt: Locator): readonly [TokenKind | 'space', number] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    if (pattern.test(text)) return [kind, pattern.lastIndex]
  }
  const rest = text.slice(at, at + 40)
  const found = String.fromCodePoint(text.codePointAt(at) as number)
  const fail = (en: string, zh: string, hint?: FormulaProblem['hint']): never => {
    const span = spanAt(at, at + found.length)
    throw new FormulaSyntaxError({
      code: 'syntax',
      place: '',
      message: say(`Line ${span.line}, column ${span.column}: ${en}`, `第 ${span.line} 行第 ${span.column} 列：${zh}`),
      span,
      ...(hint === undefined ? {} : { hint }),
    })
  }
  if (found === '"') return fail('this text has no closing ".', '此文本缺少结尾的 "。')
  if (rest.startsWith('/*')) return fail('this comment has no closing */.', '此注释缺少结尾的 */。')
  if (found === '#') return fail('a date such as #2026-11-22# was expected.', '此处应为日期，例如 #2026-11-22#。')
  if (/[“”'‘’]/u.test(found))
    return fail(
      `“${found}” does not begin a text.`,
      `“${found}”不能作为文本的开头。`,
      say('Put text between straight double quotes: "won".', '文本请用英文双引号："won"。'),
    )
  if (/\d/.test(found)) return fail(`“${quote(/^[\w.]+/.exec(rest)?.[0] ?? found)}” is not a number.`, '此处不是数字。')
  return fail(`“${found}” cannot stand here.`, `此处不能出现“${found}”。`)
}

type Locator = (start: number, end: number) => Span

/** Finds lines and columns; asked in the order of the text, so each line is counted once. */
function createLocator(text: string): Locator {
  let line = 1
  let lineStart = 0
  let seen = 0
  return (start, end) => {
    for (; seen < start; seen += 1) {
      if (text.charCodeAt(seen) !== 10) continue
      line += 1
      lineStart = seen + 1
    }
    return { start, end, line, column: start - lineStart + 1 }
  }
}
