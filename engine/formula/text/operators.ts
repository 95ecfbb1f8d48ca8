/** Operators between two values, from the loosest to the tightest; all of them group from the left, `^` as well. */
export interface Infix {
  readonly op: string
  /** As it is printed. */
  readonly symbol: string
  readonly precedence: number
}

const table: readonly Infix[] = [
  { op: '==', symbol: '=', precedence: 1 },
  { op: '!=', symbol: '<>', precedence: 1 },
  { op: '<', symbol: '<', precedence: 1 },
  { op: '<=', symbol: '<=', precedence: 1 },
  { op: '>', symbol: '>', precedence: 1 },
  { op: '>=', symbol: '>=', precedence: 1 },
  { op: 'in', symbol: 'in', precedence: 1 },
  { op: 'cat', symbol: '&', precedence: 2 },
  { op: '+', symbol: '+', precedence: 3 },
  { op: '-', symbol: '-', precedence: 3 },
  { op: '*', symbol: '*', precedence: 4 },
  { op: '/', symbol: '/', precedence: 4 },
  { op: 'pow', symbol: '^', precedence: 5 },
]

export const PERCENT_PRECEDENCE = 6
export const SIGN_PRECEDENCE = 7

/** By what is written; `==` and `!=` are understood too. */
export const infixOperators: ReadonlyMap<string, Infix> = new Map([
  ...table.map((infix) => [infix.symbol, infix] as const),
  ['==', table[0] as Infix],
  ['!=', table[1] as Infix],
])

export const infixByOp: ReadonlyMap<string, Infix> = new Map(table.map((infix) => [infix.op, infix]))
