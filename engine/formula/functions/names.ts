/** Names of functions and their operators in the tree, for reading and printing; the definitions stand in `index.ts`. */
import { definitions } from './index.ts'

export function functionNames(): Iterable<string> {
  return byName().keys()
}

export function opOfFunction(name: string): string | undefined {
  return byName().get(name)
}

/** How a call is written; operators of several names are told apart by their arguments. */
export function nameOfOp(op: string, args: number): string {
  if (op === 'if' && args > 3) return 'IFS'
  return byOp().get(op) ?? op.toUpperCase()
}

export const aggregateNames: ReadonlySet<string> = new Set([
  'SUM',
  'COUNT',
  'COUNTDISTINCT',
  'AVG',
  'MIN',
  'MAX',
  'FIRST',
  'LAST',
])

let names: ReadonlyMap<string, string> | undefined
function byName(): ReadonlyMap<string, string> {
  names ??= new Map([
    ...definitions.filter(({ name }) => /^[A-Z]/.test(name)).map(({ name, op }) => [name, op] as const),
    ['IFS', 'if'],
    ['BLANK', 'blankValue'],
  ])
  return names
}

let ops: ReadonlyMap<string, string> | undefined
function byOp(): ReadonlyMap<string, string> {
  ops ??= new Map(definitions.map(({ name, op }) => [op, name] as const))
  return ops
}
