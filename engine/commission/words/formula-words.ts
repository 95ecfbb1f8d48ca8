/**
 * A formula as a reader says it: names as people call them, comparisons in words. Undefined for what only a formula can
 * say; it is then shown as it is written.
 */
import { infixByOp } from '../../formula/text/operators.ts'
import { parseFormula } from '../../formula/text/parse.ts'
import { standardCall } from '../../formula/tree/standard.ts'
import { callOf, pathOf } from '../../formula/tree/tree.ts'
import type { Formula } from '../../metadata/kinds/definitions.generated.ts'
import type { Wording } from './wording.ts'

/** What stands in a formula, as people call it; undefined where nothing has that name. */
export interface FormulaNames {
  readonly field: (path: string) => string | undefined
  /** A value of a field with options. */
  readonly option: (path: string, value: string) => string | undefined
}

type Saying = Pick<Wording, 't' | 'number' | 'percent'>

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])
const arithmetic: ReadonlySet<string> = new Set(['+', '-', '*', '/'])

export function formulaWords(saying: Saying, formula: Formula, names: FormulaNames): string | undefined {
  const reading = typeof formula === 'string' ? parseFormula(formula) : { tree: formula }
  if (!('tree' in reading)) return undefined
  return say(reading.tree)

  function say(tree: unknown, within = ''): string | undefined {
    if (typeof tree === 'number') return saying.number(String(tree))
    if (typeof tree === 'string') return saying.t('formula.text', { text: tree })
    if (typeof tree === 'boolean') return saying.t(`formula.${tree}`)
    const path = pathOf(tree)
    if (path !== undefined) return names.field(path)
    const call = callOf(tree)
    if (call === undefined) return undefined
    const { operator, args } = standardCall(call)
    if (operator === 'and' || operator === 'or')
      return inBrackets(joined(operator, args), within !== '' && within !== operator)
    if (comparisons.has(operator) && args.length === 2) return compared(operator, args[0], args[1])
    if (operator === 'in' && Array.isArray(args[1])) return among(args[0], args[1])
    if (operator === 'blank') return filled('formula.blank', [args[0]])
    if (operator === '!') return negated(args[0])
    if (operator === 'percent' && typeof args[0] === 'number') return saying.percent(String(args[0]))
    if (operator === 'decimal') return saying.number(String(args[0]))
    if (operator === 'date' && typeof args[0] === 'string') return args[0]
    if (arithmetic.has(operator) && args.length === 2) return calculated(operator, args, within)
    return undefined
  }

  function joined(operator: string, args: readonly unknown[]): string | undefined {
    const parts = args.map((arg) => say(arg, operator))
    return parts.includes(undefined) ? undefined : parts.join(saying.t(`formula.${operator}`))
  }

  function compared(operator: string, left: unknown, right: unknown): string | undefined {
    const [subject, value] = [say(left), saidValue(left, right)]
    return subject === undefined || value === undefined
      ? undefined
      : saying.t(`formula.compare.${wordOf(operator)}`, { subject, value })
  }

  function among(left: unknown, all: readonly unknown[]): string | undefined {
    const [subject, ...values] = [say(left), ...all.map((one) => saidValue(left, one))]
    return subject === undefined || values.includes(undefined)
      ? undefined
      : saying.t('formula.oneOf', { subject, list: values.join(saying.t('list.comma')) })
  }

  /** The value of a field with options is called as the option is. */
  function saidValue(field: unknown, value: unknown): string | undefined {
    const path = pathOf(field)
    const option = typeof value === 'string' && path !== undefined ? names.option(path, value) : undefined
    return option ?? say(value)
  }

  function negated(tree: unknown): string | undefined {
    const call = callOf(tree)
    if (call?.operator === 'blank') return filled('formula.filled', [call.args[0]])
    return filled('formula.not', [tree])
  }

  function filled(key: string, [of]: readonly unknown[]): string | undefined {
    const subject = say(of, 'not')
    return subject === undefined ? undefined : saying.t(key, { subject })
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

function wordOf(operator: string): string {
  const words: Readonly<Record<string, string>> = {
    '==': 'is',
    '!=': 'isNot',
    '<': 'less',
    '<=': 'atMost',
    '>': 'more',
    '>=': 'atLeast',
  }
  return words[operator] ?? operator
}
