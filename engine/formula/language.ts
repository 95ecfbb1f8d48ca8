/** The formula language. A door of its own, so that pages with conditions alone do not load its functions. */
export {
  type CalculationOrder,
  type Dependency,
  dependenciesOf,
  type FieldKey,
  orderFormulas,
  usersOf,
} from './dependencies.ts'
export { compileEvaluator, type FormulaFunction } from './evaluate/evaluator.ts'
export { type PlainRecord, recordView } from './evaluate/record-view.ts'
export type { Environment, RecordView } from './evaluate/value.ts'
export {
  type Formula,
  type FormulaResult,
  isTimeZone,
  readFieldFormula,
  readFormula,
  readTree,
  readWritten,
} from './formula.ts'
export type { Definition, Family, Parameter } from './functions/definition.ts'
export { definitions } from './functions/index.ts'
export { formulaLimits } from './limits.ts'
export type { FieldPath } from './paths.ts'
export type { FormulaProblem, FormulaProblemCode, Near, Span } from './problem.ts'
export {
  type FormulaRules,
  familyNames,
  formulaReference,
  formulaRules,
  type ReferenceEntry,
  writeReference,
} from './reference.ts'
export { type Renaming, renameInFormula } from './rename.ts'
export * from './sql/index.ts'
export { type FormulaReading, type IsList, type ParsedFormula, parseFormula } from './text/parse.ts'
export { printFormula } from './text/print.ts'
export { type Piece, scanFormula } from './text/scan.ts'
export {
  type CalendarRecords,
  countWorkdays,
  standardCalendar,
  type WorkCalendar,
  workCalendarOf,
} from './time/calendar.ts'
export type { CalendarContext } from './time/context.ts'
export { dayStartIn, localOf, momentOf } from './time/zone.ts'
export type { Tree } from './tree/tree.ts'
export { checkFormula, type FormulaChecking } from './types/check.ts'
export { signatureOf } from './types/parameter.ts'
export { type FormulaScope, type ScopeOptions, scopeOf } from './types/scope.ts'
export { type Digits, describeType, type FormulaType, typeOfField } from './types/type.ts'
export {
  type ListPath,
  mapTyped,
  partsOfTyped,
  type Typed,
  type TypedAggregate,
  type TypedField,
} from './types/typed.ts'
