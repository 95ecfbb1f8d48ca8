/** A function or operator with its arguments. */
import type { CheckCall, Definition, Result } from '../functions/definition.ts'
import { say } from '../problem.ts'
import { adaptConstant } from './constant.ts'
import { acceptArgument, countOf, parametersFor, signatureOf } from './parameter.ts'
import type { ProblemList, Report } from './problem-list.ts'
import type { FormulaScope } from './scope.ts'
import { type Digits, type FormulaType, isNumeric, NO_DIGITS } from './type.ts'
import type { Typed } from './typed.ts'
import { unifyArguments } from './unify.ts'

export function typeCall(
  definition: Definition,
  given: Typed[],
  pointers: readonly string[],
  scope: FormulaScope,
  place: string,
  problems: ProblemList,
): Typed | undefined {
  const parameters = parametersFor(definition, given.length)
  if (parameters === undefined)
    return problems.report(
      'arguments',
      place,
      say(
        `${definition.name} takes ${countOf(definition)} arguments, not ${given.length}.`,
        `${definition.name} 需要 ${countOf(definition)} 个参数，而不是 ${given.length} 个。`,
      ),
      say(`Write ${signatureOf(definition)}.`, `写法：${signatureOf(definition)}。`),
    )
  const before = problems.found.length
  for (const [index, parameter] of parameters.entries())
    acceptArgument(definition, parameter, given, index, pointers[index] ?? '', problems.report)
  if (problems.found.length > before) return undefined
  const result = definition.check(callOfArguments(given, pointers, scope, place, problems.report))
  if (problems.found.length > before || result === undefined) return undefined
  return {
    kind: 'call',
    definition,
    args: given,
    ...resultOf(result, given),
    cost: given.reduce((sum, arg) => sum + arg.cost, 1),
    place,
    form: result.form,
  }
}

/** What a definition sees of its arguments. */
export function callOfArguments(
  args: Typed[],
  pointers: readonly string[],
  scope: FormulaScope,
  place: string,
  report: Report,
): CheckCall {
  const placeOf = (arg: number | undefined) => (arg === undefined ? place : (pointers[arg] ?? place))
  return {
    args,
    scope,
    problem: (code, arg, message, hint) => report(code, placeOf(arg), message, hint),
    adapt: (arg, type) => {
      const adapted = adaptConstant(args[arg] as Typed, type, placeOf(arg), report)
      if (adapted !== undefined) args[arg] = adapted
    },
    unify: (indexes) => unifyArguments(args, indexes, placeOf, report),
  }
}

export function resultOf(
  result: Result,
  args: readonly Typed[],
): { type: FormulaType; digits: Digits; mayFail: boolean } {
  const numberLike = isNumeric(result.type) || result.type.kind === 'duration'
  return {
    type: result.type,
    digits: numberLike ? (result.digits ?? { whole: 30, scale: 20 }) : NO_DIGITS,
    mayFail: numberLike && (result.mayFail ?? args.some((arg) => arg.mayFail)),
  }
}
