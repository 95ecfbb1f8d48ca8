/** = <> < <= > >=. A blank equals only a blank, and is neither smaller nor larger than anything. */
import { sql } from 'kysely'
import { constantOf, type Environment, type Evaluator, settled, type Value } from '../evaluate/value.ts'
import { compare, type Exact } from '../number/exact.ts'
import { say } from '../problem.ts'
import { integerOf, type SqlCompiler } from '../sql/compiler.ts'
import type { Sql } from '../sql/source.ts'
import { unitsOf } from '../sql/units.ts'
import { dayStartIn } from '../time/zone.ts'
import { isNeverBlank } from '../types/blank.ts'
import { describeType, isNumeric } from '../types/type.ts'
import { isText, type Typed } from '../types/typed.ts'
import type { CheckCall, Definition, Example, Result } from './definition.ts'
import { compareText } from './text-order.ts'
import { isUuid } from './uuid.ts'

type Test = (order: number) => boolean

function comparison(
  name: string,
  op: string,
  test: Test,
  english: string,
  chinese: string,
  examples: readonly Example[],
): Definition {
  const isEquality = op === '==' || op === '!='
  return {
    name,
    op,
    family: 'operators',
    parameters: [
      { name: 'left', accepts: 'own' },
      { name: 'right', accepts: 'own' },
    ],
    returns: 'boolean',
    about: say(english, chinese),
    differs: isEquality
      ? say(
          'Text is compared exactly, upper and lower case apart, as sets in the database are. A blank is not 0.',
          '文本精确比较，区分大小写，与数据库一致；空值不等于 0。',
        )
      : say(
          'A blank is neither smaller nor larger; in a spreadsheet it counts as 0.',
          '空值不参与大小比较；在电子表格中它算作 0。',
        ),
    examples,
    check: (call) => checkComparison(call, name, isEquality),
    evaluate: ({ args: [a, b], form }, [left, right]) =>
      evaluateComparison(form as Form, op, test, a as Typed, b as Typed, left as Evaluator, right as Evaluator),
    sql: ({ args: [a, b], form }, compiler) => comparisonSql(form as Form, op, a as Typed, b as Typed, compiler),
  }
}

export const comparisons: readonly Definition[] = [
  comparison(
    '=',
    '==',
    (order) => order === 0,
    'True when both are the same, or both blank.',
    '两者相同或都为空时为真。',
    [
      { formula: '0.10 = 0.1', gives: 'true' },
      { formula: '"Won" = "won"', gives: 'false' },
    ],
  ),
  comparison(
    '<>',
    '!=',
    (order) => order !== 0,
    'True when they differ, or only one is blank.',
    '两者不同或只有一个为空时为真。',
    [{ formula: '1 <> 2', gives: 'true' }],
  ),
  comparison('<', '<', (order) => order < 0, 'True when the left is smaller or earlier.', '左边较小或较早时为真。', [
    { formula: '#2026-01-31# < #2026-02-01#', gives: 'true' },
  ]),
  comparison('<=', '<=', (order) => order <= 0, 'True when the left is not larger.', '左边不大于右边时为真。', [
    { formula: '2 <= 2', gives: 'true' },
  ]),
  comparison('>', '>', (order) => order > 0, 'True when the left is larger or later.', '左边较大或较晚时为真。', [
    { formula: 'BLANK() > 0', gives: 'false' },
  ]),
  comparison('>=', '>=', (order) => order >= 0, 'True when the left is not smaller.', '左边不小于右边时为真。', [
    { formula: '1.50 >= 1.5', gives: 'true' },
  ]),
]

/** How two values are compared. */
type Form = 'number' | 'text' | 'plain' | 'dayMoment' | 'momentDay' | 'blank'

function checkComparison(call: CheckCall, name: string, isEquality: boolean): Result | undefined {
  const [left, right] = call.args as [Typed, Typed]
  if (isText(left) && !isText(right)) call.adapt(0, right.type)
  if (isText(right) && !isText(left)) call.adapt(1, left.type)
  const [a, b] = call.args as [Typed, Typed]
  const form = formOf(call, a, b)
  if (form === undefined) {
    const [one, two] = [describeType(a.type), describeType(b.type)]
    const isMoney = a.type.kind === 'currency' && b.type.kind === 'currency'
    return call.problem(
      isMoney ? 'currency' : 'type',
      undefined,
      say(`“${name}” cannot compare ${one.en} with ${two.en}.`, `“${name}”不能比较${one['zh-CN']}和${two['zh-CN']}。`),
    )
  }
  const isOrdered =
    form === 'number' ||
    form === 'text' ||
    form === 'blank' ||
    form === 'dayMoment' ||
    form === 'momentDay' ||
    a.type.kind === 'date' ||
    a.type.kind === 'datetime'
  if (!isEquality && (!isOrdered || (form === 'text' && a.type.kind === 'option')))
    return call.problem(
      'type',
      undefined,
      say(`${describeType(a.type).en} has no order.`, `${describeType(a.type)['zh-CN']}没有大小顺序。`),
      say('Use = or <>.', '请使用 = 或 <>。'),
    )
  return { type: { kind: 'boolean' }, form }
}

function formOf(call: CheckCall, a: Typed, b: Typed): Form | undefined {
  const [x, y] = [a.type, b.type]
  if (x.kind === 'list' || y.kind === 'list' || x.kind === 'compound' || y.kind === 'compound') return undefined
  if (x.kind === 'blank' && y.kind === 'blank') return 'blank'
  const known = x.kind === 'blank' ? y : x
  if (x.kind === 'blank' || y.kind === 'blank')
    return isNumeric(known) || known.kind === 'duration' ? 'number' : known.kind === 'text' ? 'text' : 'plain'
  if (isNumeric(x) && isNumeric(y)) {
    if (x.kind === 'currency' && y.kind === 'currency') return x.currency === y.currency ? 'number' : undefined
    const isMixed = (x.kind === 'currency' && y.kind === 'percent') || (x.kind === 'percent' && y.kind === 'currency')
    return isMixed ? undefined : 'number'
  }
  if (x.kind === 'duration' && y.kind === 'duration') return 'number'
  if (x.kind === 'date' && y.kind === 'datetime') return 'dayMoment'
  if (x.kind === 'datetime' && y.kind === 'date') return 'momentDay'
  if (x.kind === 'option' && y.kind === 'option') {
    if (x.field !== y.field && !x.options.some((option) => y.options.includes(option)))
      return call.problem(
        'option',
        undefined,
        say(`${x.field} and ${y.field} have no option in common.`, `${x.field} 与 ${y.field} 没有相同的选项。`),
      )
    return 'plain'
  }
  if (x.kind === 'option' || y.kind === 'option') return x.kind === 'text' || y.kind === 'text' ? 'plain' : undefined
  if (x.kind === 'reference' && y.kind === 'reference') return x.object === y.object ? 'plain' : undefined
  if (x.kind !== y.kind) return undefined
  return x.kind === 'text' ? 'text' : 'plain'
}

function comparer(form: Form, environment: Environment): (a: never, b: never) => number {
  switch (form) {
    case 'number':
      return compare
    case 'text':
      return compareText
    case 'dayMoment':
      return (a: string, b: string) => plain(dayStartIn(a, environment.timeZone), b)
    case 'momentDay':
      return (a: string, b: string) => plain(a, dayStartIn(b, environment.timeZone))
    default:
      return plain
  }
}

function plain(a: string | boolean, b: string | boolean): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function evaluateComparison(
  form: Form,
  op: string,
  test: Test,
  a: Typed,
  b: Typed,
  left: Evaluator,
  right: Evaluator,
): Evaluator {
  const x = a.mayFail ? settled(left) : left
  const y = b.mayFail ? settled(right) : right
  const bothBlank = op === '=='
  const oneBlank = op === '!='
  const decide = (one: Value, other: Value, environment: Environment): boolean => {
    if (one === null || other === null) return one === other ? bothBlank : oneBlank
    return test(comparer(form, environment)(one as never, other as never))
  }
  // numbers are compared most, by far: nothing is called that need not be
  if (form === 'number') {
    const [below, same, above] = [test(-1), test(0), test(1)]
    const constant = constantOf(y) as Exact | null | undefined
    if (constant)
      return (record, environment) => {
        const one = x(record, environment) as Exact | null
        if (one === null) return oneBlank
        const order = compare(one, constant)
        return order < 0 ? below : order > 0 ? above : same
      }
    return (record, environment) => {
      const one = x(record, environment) as Exact | null
      const two = y(record, environment) as Exact | null
      if (one === null || two === null) return one === two ? bothBlank : oneBlank
      const order = compare(one, two)
      return order < 0 ? below : order > 0 ? above : same
    }
  }
  const constant = constantOf(y)
  if ((form === 'plain' || form === 'text') && (op === '==' || op === '!=')) {
    const wanted = op === '=='
    return constant === undefined
      ? (record, environment) => (x(record, environment) === y(record, environment)) === wanted
      : (record, environment) => (x(record, environment) === constant) === wanted
  }
  if (constant !== undefined) return (record, environment) => decide(x(record, environment), constant, environment)
  return (record, environment) => decide(x(record, environment), y(record, environment), environment)
}

const operators: Readonly<Record<string, Sql>> = {
  '<': sql`<`,
  '<=': sql`<=`,
  '>': sql`>`,
  '>=': sql`>=`,
}

function comparisonSql(form: Form, op: string, a: Typed, b: Typed, compiler: SqlCompiler): Sql {
  if (form === 'blank') return sql`${sql.lit(op === '==')}`
  if (a.type.kind === 'blank' || b.type.kind === 'blank') {
    const known = a.type.kind === 'blank' ? b : a
    if (op === '==') return sql`(${compiler.settled(known)} is null)`
    return op === '!=' ? sql`(${compiler.settled(known)} is not null)` : sql`false`
  }
  const [x, y] = operandsSql(form, a, b, compiler)
  const never = (node: Typed) => isNeverBlank(node) && !node.mayFail
  switch (op) {
    case '==':
      return never(a) || never(b) ? sql`(${x} = ${y})` : sql`(${x} is not distinct from ${y})`
    case '!=':
      return never(a) && never(b) ? sql`(${x} <> ${y})` : sql`(${x} is distinct from ${y})`
    default: {
      const ordered = form === 'text' && compiler.options.collation !== undefined
      const collate = ordered ? sql` collate ${sql.id(compiler.options.collation as string)}` : sql``
      // on both sides: what is inside may have a collation of its own
      return sql`((${x})${collate} ${operators[op] as Sql} (${y})${collate})`
    }
  }
}

function operandsSql(form: Form, a: Typed, b: Typed, compiler: SqlCompiler): readonly [Sql, Sql] {
  if (form === 'dayMoment') return [compiler.moment(sql`(${compiler.value(a)})::timestamp`), compiler.value(b)]
  if (form === 'momentDay') return [compiler.value(a), compiler.moment(sql`(${compiler.value(b)})::timestamp`)]
  if (form === 'number')
    return (
      unitsSql(a, b, compiler) ??
      flip(unitsSql(b, a, compiler)) ??
      integersSql(a, b, compiler) ?? [compiler.settled(a), compiler.settled(b)]
    )
  if (a.type.kind === 'reference') return referencesSql(a, b, compiler)
  if (a.type.kind === 'date') return datesSql(a, b, compiler)
  return [compiler.settled(a), compiler.settled(b)]
}

/** Dates in a slot are compared as what they are kept as, so that its index serves. */
function datesSql(a: Typed, b: Typed, compiler: SqlCompiler): readonly [Sql, Sql] {
  const keptAs = (node: Typed) => (node.kind === 'field' ? compiler.field(node.path).keptAs : undefined)
  const [x, y] = [keptAs(a), keptAs(b)]
  if (x === undefined && y === undefined) return [compiler.settled(a), compiler.settled(b)]
  const side = (node: Typed, kept: typeof x) =>
    kept?.sql ??
    (node.kind === 'constant'
      ? compiler.constant(node.value, 'timestamp')
      : sql`(${compiler.settled(node)})::timestamp`)
  return [side(a, x), side(b, y)]
}

function flip(pair: readonly [Sql, Sql] | undefined): readonly [Sql, Sql] | undefined {
  return pair && [pair[1], pair[0]]
}

/** Money in a slot is compared as what it is kept as, so that its index serves. */
function unitsSql(a: Typed, b: Typed, compiler: SqlCompiler): readonly [Sql, Sql] | undefined {
  if (a.kind !== 'field') return undefined
  const field = compiler.field(a.path)
  if (field.unitScale === undefined) return undefined
  if (b.kind === 'constant' && typeof b.value === 'string') {
    const units = unitsOf(b.value, field.unitScale)
    return units === undefined
      ? undefined
      : [field.sql, compiler.constant(units, field.isCalculated ? 'numeric' : 'bigint')]
  }
  if (b.kind !== 'field') return undefined
  const other = compiler.field(b.path)
  return other.unitScale === field.unitScale ? [field.sql, other.sql] : undefined
}

/** Days between two dates and the like are compared as the integers that they are. */
function integersSql(a: Typed, b: Typed, compiler: SqlCompiler): readonly [Sql, Sql] | undefined {
  if (a.kind === 'constant' && b.kind === 'constant') return undefined
  // a constant comes last: bound and left out again it would only add to what the statement carries
  const calls = [a, b].map((node) => (node.kind === 'call' ? integerOf(compiler.value(node)) : undefined))
  const [x, y] = [a, b].map((node, i) => {
    const isInteger = node.kind === 'constant' && /^-?\d{1,9}$/.test(String(node.value))
    return isInteger && calls[1 - i] ? compiler.constant(node.value, 'integer') : calls[i]
  })
  return x && y && [x, y]
}

/** Ids are compared as ids where they are kept as such; a constant that is no id equals none. */
function referencesSql(a: Typed, b: Typed, compiler: SqlCompiler): readonly [Sql, Sql] {
  const isId = (node: Typed) => node.kind === 'field' && compiler.field(node.path).comparesAs === 'uuid'
  const [x, y] = [isId(a), isId(b)]
  const constantId = (node: Typed) =>
    compiler.constant(node.kind === 'constant' && isUuid(String(node.value)) ? node.value : null, 'uuid')
  if (x && y) return [compiler.value(a), compiler.value(b)]
  if (x && b.kind === 'constant') return [compiler.value(a), constantId(b)]
  if (y && a.kind === 'constant') return [constantId(a), compiler.value(b)]
  const isUser = (node: Typed) => node.kind === 'call' && node.definition.op === 'currentUser'
  if ((x && isUser(b)) || (y && isUser(a))) return [compiler.value(a), compiler.value(b)]
  return [sql`(${compiler.value(a)})::text`, sql`(${compiler.value(b)})::text`]
}
