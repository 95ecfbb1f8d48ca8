export { type FormulaNames, formulaWords } from './formula-words.ts'
export { namesAlong } from './names-along.ts'
