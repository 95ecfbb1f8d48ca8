/** How an operator of the tree is written as a function. It needs no definitions, so that printing alone stays small. */
const others: Readonly<Record<string, string>> = { '!': 'NOT', blank: 'ISBLANK', blankValue: 'BLANK' }

/** Operators of several names are told apart by their arguments. */
export function nameOfOp(op: string, args: number): string {
  if (op === 'if' && args > 3) return 'IFS'
  return others[op] ?? op.toUpperCase()
}
