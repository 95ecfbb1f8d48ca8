/** From a tree to a typed tree, or everything that is wrong with it. Never throws, whatever the input. */
import type { Definition } from '../functions/definition.ts'
import { definitionOf, definitions } from '../functions/index.ts'
import { formulaLimits } from '../limits.ts'
import { type FormulaProblem, quote, type Span, say } from '../problem.ts'
import { standardCall } from '../tree/standard.ts'
import { callOf, into, pathOf } from '../tree/tree.ts'
import { collectionFor, isCollection, typeAggregate } from './aggregate.ts'
import { typeCall } from './call.ts'
import { constant, decimalConstant, listConstant, numberConstant, textConstant, timeConstant } from './constant.ts'
import { nearName, nearOf } from './near-name.ts'
import { ProblemList } from './problem-list.ts'
import type { FormulaScope } from './scope.ts'
import { isNumeric, NO_DIGITS } from './type.ts'
import type { Typed } from './typed.ts'

export type FormulaChecking = { readonly typed: Typed } | { readonly problems: readonly FormulaProblem[] }

/** Types a tree in a scope. `spans` (from `parseFormula`) give the problems their places in the text. */
export function checkFormula(tree: unknown, scope: FormulaScope, spans?: ReadonlyMap<string, Span>): FormulaChecking {
  const problems = new ProblemList(spans)
  const typed = new Checker(problems).check(tree, scope, '', 0, false)
  if (problems.found.length === 0 && typed !== undefined && typed.cost > formulaLimits.cost)
    problems.report(
      'too-costly',
      '',
      say(
        `This formula costs ${typed.cost}, at most ${formulaLimits.cost} are allowed.`,
        `此公式的开销为 ${typed.cost}，上限为 ${formulaLimits.cost}。`,
      ),
      say(
        'Use fewer aggregates, or keep parts of it in fields of their own.',
        '请减少汇总，或把一部分放到单独的字段中。',
      ),
    )
  return problems.found.length > 0 || typed === undefined ? { problems: problems.found } : { typed }
}

class Checker {
  readonly #problems: ProblemList
  #nodes = 0
  #aggregates = 0

  constructor(problems: ProblemList) {
    this.#problems = problems
  }

  check(tree: unknown, scope: FormulaScope, place: string, depth: number, inAggregate: boolean): Typed | undefined {
    const { report } = this.#problems
    if (depth > formulaLimits.depth)
      return report(
        'too-deep',
        place,
        say(`Formulas nest at most ${formulaLimits.depth} deep.`, `公式最多嵌套 ${formulaLimits.depth} 层。`),
      )
    this.#nodes += 1
    if (this.#nodes > formulaLimits.nodes)
      return this.#nodes > formulaLimits.nodes + 1
        ? undefined
        : report(
            'too-large',
            place,
            say(`Formulas have at most ${formulaLimits.nodes} parts.`, `公式最多 ${formulaLimits.nodes} 个部分。`),
          )
    if (tree === null) return constant(place, { kind: 'blank' }, null)
    if (typeof tree === 'boolean') return constant(place, { kind: 'boolean' }, tree)
    if (typeof tree === 'string') return textConstant(tree, place, report)
    if (typeof tree === 'number') return numberConstant(tree, place, report)
    if (Array.isArray(tree)) return this.#list(tree, scope, place, depth)
    const path = pathOf(tree)
    if (path !== undefined) return this.#field(path, scope, place)
    const call = callOf(tree)
    if (call === undefined)
      return report(
        'arguments',
        place,
        say(
          'Expected a constant, a list, {"var": "field"} or an object with one operator.',
          '此处应为常量、列表、{"var": "字段"} 或只含一个运算符的对象。',
        ),
      )
    const at = into(place, call.operator)
    const [first] = call.args
    if (call.operator === 'decimal' && call.args.length === 1) return decimalConstant(first, place, report)
    if (call.operator === 'date' && call.args.length === 1 && typeof first === 'string')
      return timeConstant(first, 'date', place, report)
    if (call.operator === 'datetime' && call.args.length === 1) return timeConstant(first, 'datetime', place, report)
    const { operator, args } = standardCall(call)
    if (args.length === 0 && (operator === 'and' || operator === 'or'))
      return constant(place, { kind: 'boolean' }, operator === 'and')
    const definition = definitionOf(operator)
    if (definition === undefined) {
      return report(
        'unknown-operator',
        place,
        say(`There is no operator “${quote(operator)}”.`, `没有运算符“${quote(operator)}”。`),
        nearOf(
          operator,
          definitions.map(({ op }) => op),
        ),
      )
    }
    const isSame = operator === call.operator && args.length === call.args.length
    // an operator with one argument may leave the brackets out
    const isBare = !Array.isArray((tree as Record<string, unknown>)[call.operator])
    const placeOf = (index: number) => (isBare || !(isSame || index < call.args.length) ? at : into(at, index))
    if (
      definition.aggregate !== undefined &&
      (definition.parameters[0]?.accepts === 'own' || isCollection(first, scope))
    )
      return this.#aggregate(definition, args, scope, at, place, depth, inAggregate)
    const typed = args.map((arg, index) => this.check(arg, scope, placeOf(index), depth + 1, inAggregate))
    const pointers = args.map((_, index) => placeOf(index))
    if (typed.some((arg) => arg === undefined)) return undefined
    return typeCall(definition, typed as Typed[], pointers, scope, place, this.#problems)
  }

  #list(items: readonly unknown[], scope: FormulaScope, place: string, depth: number): Typed | undefined {
    const { report } = this.#problems
    if (items.length > formulaLimits.listValues)
      return report(
        'too-large',
        place,
        say(`Lists have at most ${formulaLimits.listValues} values.`, `列表最多 ${formulaLimits.listValues} 个值。`),
      )
    this.#nodes -= items.length
    const typed = items.map((item, index) => this.check(item, scope, into(place, index), depth + 1, false))
    return typed.some((item) => item === undefined) ? undefined : listConstant(typed as Typed[], place, report)
  }

  #field(path: string, scope: FormulaScope, place: string): Typed | undefined {
    const { report } = this.#problems
    const found = scope.field(path)
    if (found === undefined) {
      if (scope.list(path) !== undefined)
        return report(
          'unknown-field',
          place,
          say(`“${path}” is a list of records.`, `“${path}”是记录列表。`),
          say(`Add it up, for example COUNT(${path}).`, `请对它汇总，例如 COUNT(${path})。`),
        )
      return report(
        'unknown-field',
        place,
        scope.saysUnknown?.(quote(path)) ??
          say(`There is no field “${quote(path)}” on ${scope.object}.`, `${scope.object} 没有字段“${quote(path)}”。`),
        nearName(path, scope),
      )
    }
    const { type, digits } = scope.typeOf(found.field)
    const isNumber = isNumeric(type)
    return {
      kind: 'field',
      type,
      digits: isNumber ? digits : NO_DIGITS,
      mayFail: false,
      cost: 1 + found.hops.length * 2,
      place,
      path: found,
    }
  }

  #aggregate(
    definition: Definition,
    args: readonly unknown[],
    scope: FormulaScope,
    at: string,
    place: string,
    depth: number,
    inAggregate: boolean,
  ): Typed | undefined {
    const { report } = this.#problems
    const collection = collectionFor(definition, args, place, report)
    if (collection === undefined) return undefined
    if (inAggregate)
      return report(
        'too-costly',
        place,
        say('An aggregate cannot stand inside another one.', '汇总函数不能嵌套在另一个汇总中。'),
        say('Give the child a roll-up field and add that up.', '请在子对象上建立汇总字段，再对该字段汇总。'),
      )
    this.#aggregates += 1
    if (this.#aggregates > formulaLimits.aggregates)
      return report(
        'too-costly',
        place,
        say(
          `A formula has at most ${formulaLimits.aggregates} aggregates.`,
          `一个公式最多 ${formulaLimits.aggregates} 个汇总。`,
        ),
      )
    return typeAggregate(definition, collection, args, scope, at, place, this.#problems, (tree, inner, where) =>
      this.check(tree, inner, where, depth + 1, true),
    )
  }
}
