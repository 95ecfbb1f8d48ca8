/** An aggregate over child records. */
import type { Definition } from '../functions/definition.ts'
import { quote, say } from '../problem.ts'
import { type Collection, callOf, collectionOf, into, pathOf } from '../tree/tree.ts'
import { callOfArguments, resultOf } from './call.ts'
import { nearName } from './near-name.ts'
import { signatureOf } from './parameter.ts'
import type { ProblemList, Report } from './problem-list.ts'
import type { FormulaScope } from './scope.ts'
import { type FormulaType, isNumeric } from './type.ts'
import type { Typed } from './typed.ts'

/** What is inside an aggregate is worked out as if for so many children. */
export const COST_IN_AGGREGATE = 100

/** Whether a tree means a list of child records. */
export function isCollection(tree: unknown, scope: FormulaScope): boolean {
  const operator = callOf(tree)?.operator
  if (operator === 'map' || operator === 'filter') return true
  const path = pathOf(tree)
  return path !== undefined && scope.list(path) !== undefined
}

/** What is added up; reports when the arguments are none of an aggregate. */
export function collectionFor(
  definition: Definition,
  args: readonly unknown[],
  place: string,
  report: Report,
): Collection | undefined {
  const collection = collectionOf(args[0])
  const most = definition.aggregate?.takesOrder === true ? 2 : 1
  return collection !== undefined && args.length <= most
    ? collection
    : report(
        'arguments',
        place,
        say(
          `${definition.name} adds up child records: ${signatureOf(definition)}.`,
          `${definition.name} 对子记录汇总：${signatureOf(definition)}。`,
        ),
      )
}

/** `inside` types a tree in the scope of the child. */
export function typeAggregate(
  definition: Definition,
  collection: Collection,
  args: readonly unknown[],
  scope: FormulaScope,
  at: string,
  place: string,
  problems: ProblemList,
  inside: (tree: unknown, scope: FormulaScope, place: string) => Typed | undefined,
): Typed | undefined {
  const aggregate = definition.aggregate as NonNullable<Definition['aggregate']>
  const pointer = into(at, 0)
  const found = scope.list(collection.list)
  if (found === undefined)
    return problems.report(
      'unknown-list',
      pointer + collection.places.list,
      say(
        `${scope.object} has no list of records “${quote(collection.list)}”.`,
        `${scope.object} 没有记录列表“${quote(collection.list)}”。`,
      ),
      nearName(collection.list, scope),
    )
  if (aggregate.needsValue && collection.value === undefined)
    return problems.report(
      'arguments',
      pointer,
      say(
        `${definition.name} needs a field of ${collection.list}.`,
        `${definition.name} 需要 ${collection.list} 的某个字段。`,
      ),
      say(`Write ${definition.name}(${collection.list}.field).`, `写法：${definition.name}(${collection.list}.字段)。`),
    )
  const before = problems.found.length
  const value =
    collection.value === undefined
      ? undefined
      : inside(collection.value, found.scope, pointer + collection.places.value)
  const where =
    collection.where === undefined
      ? undefined
      : inside(collection.where, found.scope, pointer + collection.places.where)
  const order = args.length > 1 ? inside(args[1], found.scope, into(at, 1)) : undefined
  if (problems.found.length > before) return undefined
  if (where !== undefined && where.type.kind !== 'boolean')
    return problems.report('type', where.place, say('A condition is needed here.', '此处需要条件。'))
  if (order !== undefined && !isOrdered(order.type))
    return problems.report(
      'type',
      order.place,
      say('Records are put in order by a number, a text or a date.', '只能按数字、文本或日期排序。'),
    )
  const given = value === undefined ? [] : [value]
  const result = aggregate.check(
    value,
    callOfArguments(given, [value?.place ?? pointer], found.scope, place, problems.report),
  )
  if (problems.found.length > before || result === undefined) return undefined
  const inner = (value?.cost ?? 1) + (where?.cost ?? 0) + (order?.cost ?? 0)
  return {
    kind: 'aggregate',
    definition,
    list: found.list,
    value,
    where,
    order,
    ...resultOf(result, given),
    cost: inner * COST_IN_AGGREGATE,
    place,
  }
}

function isOrdered(type: FormulaType): boolean {
  return isNumeric(type) || ['text', 'date', 'datetime', 'duration'].includes(type.kind)
}
