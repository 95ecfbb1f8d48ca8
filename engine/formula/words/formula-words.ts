/**
 * A formula as a reader says it: names as people call them, comparisons in words. Undefined for what only a formula can
 * say; it is then shown as it is written.
 */
import { formatNumber } from '../../fields/decimal-like.ts'
import { infixByOp } from '../text/operators.ts'
import { parseFormula } from '../text/parse.ts'
import { standardCall } from '../tree/standard.ts'
import { callOf, pathOf } from '../tree/tree.ts'
import { type Templates, templates } from './templates.ts'

/** What stands in a formula, as people call it; undefined where nothing has that name. */
export interface FormulaNames {
  readonly field: (path: string) => string | undefined
  /** A value of a field with options. */
  readonly option: (path: string, value: string) => string | undefined
}

const comparisons: Readonly<Record<string, keyof Templates>> = {
  '==': 'is',
  '!=': 'isNot',
  '<': 'less',
  '<=': 'atMost',
  '>': 'more',
  '>=': 'atLeast',
}
const arithmetic: ReadonlySet<string> = new Set(['+', '-', '*', '/'])

export function formulaWords(language: 'en' | 'zh-CN', formula: unknown, names: FormulaNames): string | undefined {
  const words = templates[language]
  const number = (value: string) => formatNumber(value, language, { maximumFractionDigits: 6 })
  const filled = (template: keyof Templates, subject: string, value = '') =>
    words[template].replace('{subject}', () => subject).replace('{value}', () => value)
  const reading = typeof formula === 'string' ? parseFormula(formula) : { tree: formula }
  if (!('tree' in reading)) return undefined
  return say(reading.tree)

  function say(tree: unknown, within = ''): string | undefined {
    if (typeof tree === 'number') return number(String(tree))
    if (typeof tree === 'string') return filled('text', '', tree)
    if (typeof tree === 'boolean') return words[tree ? 'true' : 'false']
    const path = pathOf(tree)
    if (path !== undefined) return names.field(path)
    const call = callOf(tree)
    if (call === undefined) return undefined
    const { operator, args } = standardCall(call)
    if (operator === 'and' || operator === 'or')
      return inBrackets(joined(operator, args), within !== '' && within !== operator)
    const comparison = comparisons[operator]
    if (comparison !== undefined && args.length === 2) return compared(comparison, args[0], args[1])
    if (operator === 'in' && Array.isArray(args[1])) return among(args[0], args[1])
    if (operator === 'blank') return about('blank', args[0])
    if (operator === '!') return negated(args[0])
    if (operator === 'percent' && typeof args[0] === 'number') return `${number(String(args[0]))}%`
    if (operator === 'decimal') return number(String(args[0]))
    if (operator === 'date' && typeof args[0] === 'string') return args[0]
    if (arithmetic.has(operator) && args.length === 2) return calculated(operator, args, within)
    return undefined
  }

  function joined(operator: 'and' | 'or', args: readonly unknown[]): string | undefined {
    const parts = args.map((arg) => say(arg, operator))
    return parts.includes(undefined) ? undefined : parts.join(words[operator])
  }

  function compared(comparison: keyof Templates, left: unknown, right: unknown): string | undefined {
    const [subject, value] = [say(left), saidValue(left, right)]
    return subject === undefined || value === undefined ? undefined : filled(comparison, subject, value)
  }

  function among(left: unknown, all: readonly unknown[]): string | undefined {
    const [subject, ...values] = [say(left), ...all.map((one) => saidValue(left, one))]
    return subject === undefined || values.includes(undefined)
      ? undefined
      : filled('oneOf', subject, values.join(words.comma))
  }

  /** The value of a field with options is called as the option is. */
  function saidValue(field: unknown, value: unknown): string | undefined {
    const path = pathOf(field)
    const option = typeof value === 'string' && path !== undefined ? names.option(path, value) : undefined
    return option ?? say(value)
  }

  function negated(tree: unknown): string | undefined {
    const call = callOf(tree)
    return call?.operator === 'blank' ? about('filled', call.args[0]) : about('not', tree)
  }

  function about(template: keyof Templates, tree: unknown): string | undefined {
    const subject = say(tree, 'not')
    return subject === undefined ? undefined : filled(template, subject)
  }

  function calculated(operator: string, args: readonly unknown[], within: string): string | undefined {
    const [left, right] = [say(args[0], operator), say(args[1], `${operator}>`)]
    if (left === undefined || right === undefined) return undefined
    const sign = { '*': '×', '/': '÷', '-': '−' }[operator] ?? operator
    const [own, outer] = [
      infixByOp.get(operator)?.precedence ?? 0,
      infixByOp.get(within.replace('>', ''))?.precedence ?? 0,
    ]
    return inBrackets(`${left} ${sign} ${right}`, own < outer || (own === outer && within.endsWith('>')))
  }
}

function inBrackets(text: string | undefined, isNeeded: boolean): string | undefined {
  return text === undefined || !isNeeded ? text : `(${text})`
}
