/** From text to a tree: a Pratt parser with the precedence of spreadsheets, and the place of every node in the text. */

import type { Text } from '../../metadata/model.ts'
import { aggregateNames, functionNames, opOfFunction } from '../functions/names.ts'
import { formulaLimits } from '../limits.ts'
import { type FormulaProblem, hinting, type Near, quote, type Span, say } from '../problem.ts'
import { call, into, makeCollection, type Tree, variable } from '../tree/tree.ts'
import { nearOf } from '../types/near-name.ts'
import { infixOperators } from './operators.ts'
import { FormulaSyntaxError, type Token, tokenize } from './tokenize.ts'

export interface ParsedFormula {
  readonly tree: Tree
  /** Where the node at a JSON pointer stands in the text. */
  readonly spans: ReadonlyMap<string, Span>
}

export type FormulaReading = ParsedFormula | { readonly problems: readonly FormulaProblem[] }

/** True when a path names a list of child records; only then `MAX(lines.price)` is an aggregate. */
export type IsList = (path: string) => boolean

/**
 * Reads a formula; never throws. Without `isList`, MIN and MAX take values and the other aggregates take the first name
 * of their path for the list.
 */
export function parseFormula(text: string, isList?: IsList): FormulaReading {
  if (text.length > formulaLimits.characters) {
    return {
      problems: [
        {
          code: 'too-long',
          place: '',
          message: say(
            `A formula has at most ${formulaLimits.characters} characters; this one has ${text.length}.`,
            `公式最多 ${formulaLimits.characters} 个字符，此公式有 ${text.length} 个。`,
          ),
        },
      ],
    }
  }
  try {
    const syntax = new Parser(tokenize(text)).parse()
    const spans = new Map<string, Span>()
    return { tree: new TreeBuilder(spans, isList).build(syntax, '', ''), spans }
  } catch (error) {
    if (error instanceof FormulaSyntaxError) return { problems: [error.problem] }
    throw error
  }
}

type Syntax = { readonly span: Span } & (
  | { readonly literal: Tree }
  | { readonly path: string }
  | { readonly items: readonly Syntax[] }
  | { readonly op: string; readonly args: readonly Syntax[]; readonly written?: string }
)

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0
  #nodes = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): Syntax {
    const [first] = this.#tokens
    if (first?.kind === 'end') this.#expected('a formula', '公式')
    const result = this.#expression(0)
    if (this.#token.kind !== 'end') this.#expected('an operator or the end', '运算符或公式结尾')
    return result
  }

  get #token(): Token {
    return this.#tokens[this.#at] as Token
  }

  #expression(minimum: number): Syntax {
    if (++this.#depth > formulaLimits.depth) {
      fail(
        'too-deep',
        this.#token.span,
        `Formulas nest at most ${formulaLimits.depth} deep.`,
        `公式最多嵌套 ${formulaLimits.depth} 层。`,
      )
    }
    let left = this.#operand()
    for (;;) {
      const { kind, text, span } = this.#token
      const infix = kind === 'symbol' || kind === 'name' ? infixOperators.get(text.toLowerCase()) : undefined
      if (kind === 'symbol' && text === '%') {
        this.#next()
        left = this.#node({ op: 'percent', args: [left], span: join(left.span, span) })
      } else if (infix !== undefined && infix.precedence > minimum) {
        this.#next()
        const right = this.#expression(infix.precedence)
        left = this.#node({ op: infix.op, args: [left, right], span: join(left.span, right.span) })
      } else {
        this.#depth -= 1
        return left
      }
    }
  }

  #operand(): Syntax {
    const token = this.#next()
    const { kind, text, span } = token
    if (kind === 'number') return this.#node({ literal: numberLiteral(text, span), span })
    if (kind === 'text') return this.#node({ literal: text, span })
    if (kind === 'date') {
      const written = text.slice(1, -1)
      return this.#node({ literal: call(written.length > 10 ? 'datetime' : 'date', [written]), span })
    }
    if (kind === 'name') {
      if (this.#token.kind === 'symbol' && this.#token.text === '(') return this.#call(token)
      const word = text.toLowerCase()
      if (word === 'true' || word === 'false') return this.#node({ literal: word === 'true', span })
      if (word === 'in') this.#at -= 1
      else return this.#node({ path: text, span })
    }
    if (kind === 'symbol') {
      if (text === '(') {
        const inner = this.#expression(0)
        this.#close(')', span)
        return inner
      }
      if (text === '[') {
        const items = this.#list(']', span)
        return this.#node({ items, span: join(span, this.#last.span) })
      }
      if (text === '-' || text === '+') return this.#signed(text, span)
    }
    if (kind !== 'name') this.#at -= 1
    return this.#expected('a value, a field or a function', '值、字段或函数')
  }

  /** The sign binds more tightly than every other operator, `^` included; before a number it is part of it. */
  #signed(sign: '-' | '+', span: Span): Syntax {
    if (++this.#depth > formulaLimits.depth) {
      fail(
        'too-deep',
        span,
        `Formulas nest at most ${formulaLimits.depth} deep.`,
        `公式最多嵌套 ${formulaLimits.depth} 层。`,
      )
    }
    const operand = this.#operand()
    this.#depth -= 1
    const whole = join(span, operand.span)
    if (sign === '+') return operand
    if ('literal' in operand && typeof operand.literal === 'number' && operand.literal > 0)
      return { literal: -operand.literal, span: whole }
    return this.#node({ op: '-', args: [operand], span: whole })
  }

  #call({ text, span }: Token): Syntax {
    const open = this.#next().span
    const args = this.#list(')', open)
    const name = text.toUpperCase()
    const op = opOfFunction(name)
    if (op === undefined) {
      return fail(
        'unknown-function',
        span,
        `There is no function “${quote(text)}”.`,
        `没有函数“${quote(text)}”。`,
        nearOf(text, functionNames()),
      )
    }
    return this.#node({ op, args, written: name, span: join(span, this.#last.span) })
  }

  #list(close: ')' | ']', open: Span): Syntax[] {
    const items: Syntax[] = []
    if (this.#token.text === close && this.#token.kind === 'symbol') {
      this.#next()
      return items
    }
    for (;;) {
      items.push(this.#expression(0))
      if (this.#token.kind === 'symbol' && this.#token.text === ',') this.#next()
      else {
        this.#close(close, open, items.length > 0)
        return items
      }
    }
  }

  #close(close: string, open: Span, orComma = false): void {
    if (this.#token.kind === 'symbol' && this.#token.text === close) this.#next()
    else {
      const place = `${open.line}:${open.column}`
      this.#expected(
        `“${close}”${orComma ? ' or a comma' : ''} (opened at ${place})`,
        `“${close}”${orComma ? '或逗号' : ''}（与 ${place} 处对应）`,
      )
    }
  }

  get #last(): Token {
    return this.#tokens[this.#at - 1] as Token
  }

  #next(): Token {
    const token = this.#token
    if (token.kind !== 'end') this.#at += 1
    else this.#expected('more', '更多内容')
    return token
  }

  #node(syntax: Syntax): Syntax {
    if (++this.#nodes > formulaLimits.nodes) {
      fail(
        'too-large',
        syntax.span,
        `Formulas have at most ${formulaLimits.nodes} parts.`,
        `公式最多 ${formulaLimits.nodes} 个部分。`,
      )
    }
    return syntax
  }

  #expected(what: string, chinese: string): never {
    const { kind, text, span } = this.#token
    const found = kind === 'end' ? 'the end' : `“${quote(text)}”`
    const foundChinese = kind === 'end' ? '结尾' : `“${quote(text)}”`
    return fail('syntax', span, `${what} was expected, not ${found}.`, `此处应为${chinese}，而不是${foundChinese}。`)
  }
}

function fail(code: FormulaProblem['code'], span: Span, en: string, zh: string, hint?: Text | Near): never {
  throw new FormulaSyntaxError({
    code,
    place: '',
    message: say(`Line ${span.line}, column ${span.column}: ${en}`, `第 ${span.line} 行第 ${span.column} 列：${zh}`),
    span,
    ...hinting(hint),
  })
}

/** Up to 15 digits a JSON number means what was written; longer numbers are kept as text. */
function numberLiteral(text: string, span: Span): Tree {
  const [whole = '', fraction = ''] = text.split('.')
  const kept = `${whole.replace(/^0+(?=\d)/, '') || '0'}.${fraction.replace(/0+$/, '')}`.replace(/\.$/, '')
  if (fraction.length > 20 || whole.replace(/^0+/, '').length > 30)
    fail(
      'value',
      span,
      'Numbers have at most 30 digits, 20 of them after the point.',
      '数字整数部分最多 30 位，小数最多 20 位。',
    )
  return kept.replace(/\D/g, '').replace(/^0+/, '').length <= 15 && !/e/.test(String(Number(kept)))
    ? Number(kept)
    : call('decimal', [kept])
}

function join(first: Span, last: Span): Span {
  return { start: first.start, end: last.end, line: first.line, column: first.column }
}

class TreeBuilder {
  readonly #spans: Map<string, Span>
  readonly #isList: IsList | undefined

  constructor(spans: Map<string, Span>, isList: IsList | undefined) {
    this.#spans = spans
    this.#isList = isList
  }

  /** `prefix` is the list inside whose records the names stand: it is taken off their paths. */
  build(syntax: Syntax, pointer: string, prefix: string): Tree {
    this.#spans.set(pointer, syntax.span)
    if ('literal' in syntax) return syntax.literal
    if ('items' in syntax) return syntax.items.map((item, index) => this.build(item, into(pointer, index), prefix))
    if ('path' in syntax) {
      if (prefix === '') return variable(syntax.path)
      if (syntax.path.startsWith(`${prefix}.`)) return variable(syntax.path.slice(prefix.length + 1))
      return fail(
        'syntax',
        syntax.span,
        `What is added up belongs to “${prefix}”; “${quote(syntax.path)}” does not.`,
        `汇总的内容须属于“${prefix}”，“${quote(syntax.path)}”不属于它。`,
        say(`Write ${prefix}.${quote(syntax.path)}.`, `请写 ${prefix}.${quote(syntax.path)}。`),
      )
    }
    const { op, args } = syntax
    if (op === 'blankValue' && args.length === 0) return null
    if (syntax.written !== undefined && aggregateNames.has(syntax.written)) {
      const list = this.#listOf(syntax.written, args[0])
      if (list !== undefined) return this.#aggregate(syntax, op, list, args, pointer)
    }
    // x in (1, 2)? the standard operator for text has its arguments the other way round
    const swapped = syntax.written === 'CONTAINS' && args.length === 2
    const inner = swapped ? [args[1] as Syntax, args[0] as Syntax] : args
    const tree = inner.map((arg, index) => this.build(arg, into(pointer, swapped ? 'in' : op, index), prefix))
    return call(swapped ? 'in' : op, tree)
  }

  #aggregate(syntax: Syntax, op: string, list: string, args: readonly Syntax[], pointer: string): Tree {
    const [what, where, ...more] = args
    const at = into(pointer, op, 0)
    const isWhole = what !== undefined && 'path' in what && what.path === list
    const isBlank = where !== undefined && 'literal' in where && where.literal === true
    const inside = isWhole ? at : into(at, 'map', 0)
    if (what !== undefined) {
      this.#spans.set(at, what.span)
      this.#spans.set(inside, what.span)
    }
    const value = isWhole || what === undefined ? undefined : this.build(what, into(at, 'map', 1), list)
    const filtered = where !== undefined && !isBlank
    const condition = filtered ? this.build(where, into(inside, 'filter', 1), '') : undefined
    if (filtered && what !== undefined) this.#spans.set(into(inside, 'filter', 0), what.span)
    const rest = more.map((arg, index) => this.build(arg, into(pointer, op, index + 1), ''))
    this.#spans.set(pointer, syntax.span)
    return call(op, [makeCollection(list, condition, value), ...rest])
  }

  /** The list that an aggregate's first argument looks at. */
  #listOf(name: string, first: Syntax | undefined): string | undefined {
    const path = first === undefined ? undefined : firstPath(first)
    if (path === undefined) return undefined
    const names = path.split('.')
    const byName = this.#isList
    for (let length = 1; byName !== undefined && length <= names.length; length += 1) {
      const list = names.slice(0, length).join('.')
      if (byName(list)) return list
    }
    const isAlways = name !== 'MIN' && name !== 'MAX'
    return isAlways ? (names.length > 1 && byName !== undefined ? names.slice(0, -1).join('.') : names[0]) : undefined
  }
}

/** Aggregates inside have a list of their own. */
function firstPath(syntax: Syntax): string | undefined {
  if ('path' in syntax) return syntax.path
  if ('op' in syntax && syntax.written !== undefined && aggregateNames.has(syntax.written)) return undefined
  const parts = 'op' in syntax ? syntax.args : 'items' in syntax ? syntax.items : []
  for (const part of parts) {
    const path = firstPath(part)
    if (path !== undefined) return path
  }
  return undefined
}
