/** From a tree to text in normal form: what `parseFormula` reads back as the same tree. */
import { nameOfOp } from '../functions/name-of-op.ts'
import { standardCall } from '../tree/standard.ts'
import { callOf, collectionOf, pathOf, type Tree } from '../tree/tree.ts'
import { infixByOp, PERCENT_PRECEDENCE, SIGN_PRECEDENCE } from './operators.ts'

const ATOM = 9

/** Prints a tree that `checkFormula` accepts; others are printed as well as they can be. */
export function printFormula(tree: Tree): string {
  return print(tree, '')[0]
}

type Printed = readonly [text: string, precedence: number]

function print(tree: unknown, prefix: string): Printed {
  if (tree === null || tree === undefined) return ['BLANK()', ATOM]
  if (typeof tree === 'string') return [`"${tree.replaceAll('"', '""')}"`, ATOM]
  if (typeof tree === 'number') return [plainNumber(tree), tree < 0 ? SIGN_PRECEDENCE : ATOM]
  if (typeof tree === 'boolean') return [tree ? 'TRUE' : 'FALSE', ATOM]
  if (Array.isArray(tree)) return [`[${tree.map((item) => print(item, prefix)[0]).join(', ')}]`, ATOM]
  const path = pathOf(tree)
  if (path !== undefined) return [prefix === '' ? path : `${prefix}.${path}`, ATOM]
  const call = callOf(tree)
  if (call === undefined) return [JSON.stringify(tree), ATOM]
  const { operator, args } = standardCall(call)
  if (operator === 'decimal') return [String(args[0]), ATOM]
  if (operator === 'date' && typeof args[0] === 'string') return [`#${args[0]}#`, ATOM]
  if (operator === 'datetime' && typeof args[0] === 'string') return [`#${args[0]}#`, ATOM]
  if (operator === 'percent') return [`${wrap(args[0], PERCENT_PRECEDENCE - 1, prefix)}%`, PERCENT_PRECEDENCE]
  if (operator === '-' && args.length === 1) return [`-${wrap(args[0], SIGN_PRECEDENCE - 1, prefix)}`, SIGN_PRECEDENCE]
  if (operator === 'in' && args.length === 2 && !Array.isArray(args[1]) && !isList(args[1]))
    return printCall('CONTAINS', [args[1], args[0]], prefix)
  const infix = infixByOp.get(operator)
  if (infix !== undefined && args.length === 2) {
    const left = wrap(args[0], infix.precedence - 1, prefix)
    const right = wrap(args[1], infix.precedence, prefix)
    return [`${left} ${infix.symbol} ${right}`, infix.precedence]
  }
  const collection = collectionOf(args[0])
  const name = nameOfOp(operator, args.length)
  if (collection !== undefined && prefix === '' && isAggregate(operator, args)) {
    const value = collection.value === undefined ? collection.list : print(collection.value, collection.list)[0]
    const more = args.slice(1).map((arg) => print(arg, '')[0])
    const where = collection.where === undefined ? (more.length > 0 ? ['TRUE'] : []) : [print(collection.where, '')[0]]
    return [`${name}(${[value, ...where, ...more].join(', ')})`, ATOM]
  }
  return printCall(name, args, prefix)
}

function printCall(name: string, args: readonly unknown[], prefix: string): Printed {
  return [`${name}(${args.map((arg) => print(arg, prefix)[0]).join(', ')})`, ATOM]
}

function wrap(tree: unknown, minimum: number, prefix: string): string {
  const [text, precedence] = print(tree, prefix)
  return precedence > minimum ? text : `(${text})`
}

/** A field that holds several values is known only to the checker; in `in` it is printed as CONTAINS, which reads back. */
function isList(tree: unknown): boolean {
  return Array.isArray(tree)
}

const alwaysAggregates = new Set(['sum', 'count', 'countDistinct', 'avg', 'first', 'last'])

function isAggregate(operator: string, args: readonly unknown[]): boolean {
  if (alwaysAggregates.has(operator)) return true
  const call = callOf(args[0])
  return (operator === 'min' || operator === 'max') && (call?.operator === 'map' || call?.operator === 'filter')
}

function plainNumber(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  const [mantissa = '', exponent = '0'] = text.split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const places = Number(exponent)
  const sign = value < 0 ? '-' : ''
  return places < 0
    ? `${sign}0.${'0'.repeat(-places - 1)}${whole}${fraction}`
    : `${sign}${whole}${fraction.padEnd(places, '0')}`
}
