/** Names of functions and their operators in the tree, for reading; printing has `name-of-op.ts`. The definitions stand in `index.ts`. */
import { definitions } from './index.ts'

export function functionNames(): Iterable<string> {
  return byName().keys()
}

export function opOfFunction(name: string): string | undefined {
  return byName().get(name)
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
