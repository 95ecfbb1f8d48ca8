/** Formulas as text, to read. A door of its own: it brings neither the functions nor the parser along. */
export { printFormula } from './text/print.ts'
export type { Tree } from './tree/tree.ts'
