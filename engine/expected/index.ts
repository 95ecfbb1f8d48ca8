/**
 * The cases of a bundle, `expected/*.json`: given these records and targets, a plan pays these lines.
 *
 *     read → prepare → (whoever has a database runs them) → compare
 */
export type { Pay } from './case-file.ts'
export { comparePay, compareUnnamed, type PaidLine, type PaidStatement, type Row } from './compare.ts'
export { prepareCases } from './prepare.ts'
export type { PeriodPays, PreparedCase, PreparedChange, PreparedStep, PreparedTarget } from './prepared.ts'
export type { CaseProblem } from './problem.ts'
export { isCasesPath, readCaseFile } from './read.ts'
export type { Filled } from './records.ts'
export type { Wave, WaveRecord } from './waves.ts'
