/** Decisions. Where a condition is needed, a blank counts as no. */
import { sql } from 'kysely'
import type { Evaluator } from '../evaluate/value.ts'
import { settled } from '../evaluate/value.ts'
import { compare, type Exact, FAILED } from '../number/exact.ts'
import { say } from '../problem.ts'
import type { SqlCompiler } from '../sql/compiler.ts'
import type { Sql } from '../sql/source.ts'
import { sqlType } from '../sql/sql-type.ts'
import { isAlwaysTrue, isNeverBlank } from '../types/blank.ts'
import { describeType, type FormulaType, isNumeric } from '../types/type.ts'
import { isText, type Typed, type TypedCall } from '../types/typed.ts'
import type { CheckCall, Definition, Result } from './definition.ts'

const condition = { name: 'condition', accepts: 'boolean', repeats: true } as const
const boolean = { kind: 'boolean' } as const

export const logic: readonly Definition[] = [
  {
    name: 'IF',
    op: 'if',
    family: 'logic',
    parameters: [
      { name: 'condition', accepts: 'own' },
      { name: 'then', accepts: 'own' },
      { name: 'else', accepts: 'own', optional: true, repeats: true },
    ],
    returns: 'any',
    about: say(
      'The second value when the condition holds, the third otherwise; blank when there is no third. IFS(condition, value, …) takes several: the first condition that holds decides.',
      '条件成立时取第二个值，否则取第三个；没有第三个时为空。IFS(条件, 值, …) 可写多个条件，第一个成立的决定结果。',
    ),
    differs: say(
      'Without a third value a spreadsheet shows FALSE; IFS without a condition that holds shows #N/A. Here both are blank.',
      '电子表格在缺少第三个值时显示 FALSE，IFS 无匹配时显示 #N/A；此处均为空。',
    ),
    examples: [
      { formula: 'IF(amount > 1000, "big", "small")', gives: 'big' },
      { formula: 'IF(1 > 2, 1)', gives: 'blank' },
      { formula: 'IFS(amount > 5000, 8%, amount > 1000, 5%, TRUE, 0%)', gives: '0.05' },
    ],
    check(call) {
      const count = call.args.length
      const conditions = call.args.flatMap((_, index) => (index % 2 === 0 && index < count - 1 ? [index] : []))
      for (const index of conditions) {
        const { type } = call.args[index] as Typed
        if (type.kind !== 'boolean' && type.kind !== 'blank')
          return call.problem(
            'type',
            index,
            say(
              `A condition is needed here, not ${describeType(type).en}.`,
              `此处需要条件，而不是${describeType(type)['zh-CN']}。`,
            ),
          )
      }
      return branches(
        call,
        call.args.flatMap((_, index) => (conditions.includes(index) ? [] : [index])),
      )
    },
    evaluate(_, args) {
      const count = args.length >> 1
      const tests = args.filter((_, index) => index % 2 === 0).slice(0, count)
      const results = args.filter((_, index) => index % 2 === 1)
      const otherwise = args.length % 2 === 1 ? (args[args.length - 1] as Evaluator) : () => null
      if (count === 1) {
        const [test, then] = args as [Evaluator, Evaluator]
        return (record, environment) => (test(record, environment) === true ? then : otherwise)(record, environment)
      }
      return (record, environment) => {
        for (let index = 0; index < count; index += 1)
          if ((tests[index] as Evaluator)(record, environment) === true)
            return (results[index] as Evaluator)(record, environment)
        return otherwise(record, environment)
      }
    },
    sql({ args, type }, compiler) {
      return decideSql(args, compiler, (branch) => branchSql(compiler, branch, type))
    },
    inUnits: {
      scale: ({ args, type }, compiler) =>
        isNumeric(type)
          ? largestScale(
              compiler,
              args.filter((_, index) => index % 2 === 1 || index === args.length - 1),
            )
          : 0,
      sql: ({ args }, compiler, scale) => decideSql(args, compiler, (branch) => compiler.valueAt(branch, scale)),
    },
  },
  {
    name: 'SWITCH',
    op: 'switch',
    family: 'logic',
    parameters: [
      { name: 'value', accepts: 'own' },
      { name: 'case', accepts: 'own' },
      { name: 'result', accepts: 'own' },
      { name: 'more', accepts: 'own', optional: true, repeats: true },
    ],
    returns: 'any',
    about: say(
      'The result beside the first case that equals the value; the last one alone is for all others, blank when there is none.',
      '返回与值相等的第一个情形对应的结果；最后单独的一个用于其他情况，没有则为空。',
    ),
    differs: say(
      'Without a match a spreadsheet shows #N/A; here it is blank.',
      '无匹配时电子表格显示 #N/A；此处为空。',
    ),
    examples: [
      { formula: 'SWITCH(stage, "won", 1, "lost", 0, 0.5)', gives: '1' },
      { formula: 'SWITCH(3, 1, "a", 2, "b")', gives: 'blank' },
    ],
    check(call) {
      const count = call.args.length
      const cases = call.args.flatMap((_, index) => (index % 2 === 1 && index < count - 1 ? [index] : []))
      const subject = call.args[0] as Typed
      for (const index of cases) {
        if (isText(call.args[index] as Typed) && !isText(subject)) call.adapt(index, subject.type)
      }
      const compared = call.unify([0, ...cases])
      if (compared === undefined) return undefined
      const kind = subject.type.kind
      if (kind === 'list' || kind === 'compound')
        return call.problem('type', 0, say('Lists are not compared here; use “in”.', '此处不能比较列表，请使用 in。'))
      const result = branches(
        call,
        call.args.flatMap((_, index) => (index > 0 && !cases.includes(index) ? [index] : [])),
      )
      return result && { ...result, form: compared.type }
    },
    evaluate({ form }, args) {
      const subject = settled(args[0] as Evaluator)
      const pairs: (readonly [Evaluator, Evaluator])[] = []
      for (let index = 1; index + 1 < args.length; index += 2)
        pairs.push([settled(args[index] as Evaluator), args[index + 1] as Evaluator])
      const otherwise = args.length % 2 === 0 ? (args[args.length - 1] as Evaluator) : () => null
      const type = form as FormulaType
      const isNumber = isNumeric(type) || type.kind === 'duration'
      return (record, environment) => {
        const value = subject(record, environment)
        for (const [wanted, then] of pairs) {
          const other = wanted(record, environment)
          const isSame =
            value === other ||
            (isNumber && value !== null && other !== null && compare(value as Exact, other as Exact) === 0)
          if (isSame) return then(record, environment)
        }
        return otherwise(record, environment)
      }
    },
    sql({ args, type, form }, compiler) {
      const compared = form as FormulaType
      return compiler.bind([asComparable(compiler, args[0] as Typed, compared)], (value) => {
        const parts: Sql[] = []
        for (let index = 1; index + 1 < args.length; index += 2)
          parts.push(
            sql`when ${value} ${canEqual(args[index] as Typed) ? sql`=` : sql`is not distinct from`} ${asComparable(compiler, args[index] as Typed, compared)} then ${branchSql(compiler, args[index + 1] as Typed, type)}`,
          )
        const otherwise =
          args.length % 2 === 0 ? sql` else ${branchSql(compiler, args[args.length - 1] as Typed, type)}` : sql``
        return sql`(case ${sql.join(parts, sql` `)}${otherwise} end)`
      })
    },
  },
  junction('AND', 'and', true, 'True when every condition holds.', '所有条件都成立时为真。', [
    { formula: 'AND(1 < 2, stage = "won")', gives: 'true' },
  ]),
  junction('OR', 'or', false, 'True when any condition holds.', '任一条件成立时为真。', [
    { formula: 'OR(1 > 2, amount > 1000)', gives: 'true' },
  ]),
  {
    name: 'NOT',
    op: '!',
    family: 'logic',
    parameters: [{ name: 'condition', accepts: 'boolean' }],
    returns: 'boolean',
    about: say('True when the condition does not hold; a blank does not hold.', '条件不成立时为真；空值视为不成立。'),
    examples: [{ formula: 'NOT(1 = 2)', gives: 'true' }],
    check: () => ({ type: boolean }),
    evaluate:
      (_, [arg]) =>
      (record, environment) =>
        (arg as Evaluator)(record, environment) !== true,
    sql: ({ args }, compiler) => sql`((${compiler.condition(args[0] as Typed)}) is not true)`,
  },
  {
    name: 'COALESCE',
    op: 'coalesce',
    family: 'logic',
    parameters: [{ name: 'value', accepts: 'own', repeats: true }],
    returns: 'any',
    about: say(
      'The first value that is not blank. A calculation without a result counts as blank: COALESCE(a / b, 0).',
      '第一个非空的值。没有结果的计算视为空：COALESCE(a / b, 0)。',
    ),
    examples: [
      { formula: 'COALESCE(BLANK(), 5)', gives: '5' },
      { formula: 'COALESCE(1 / 0, 0)', gives: '0' },
    ],
    check(call) {
      const result = branches(
        call,
        call.args.map((_, index) => index),
      )
      return result && { ...result, mayFail: false }
    },
    evaluate(_, args) {
      const values = args.map(settled)
      if (values.length === 2) {
        const [first, second] = values as [Evaluator, Evaluator]
        return (record, environment) => first(record, environment) ?? second(record, environment)
      }
      return (record, environment) => {
        for (const value of values) {
          const found = value(record, environment)
          if (found !== null) return found
        }
        return null
      }
    },
    sql: ({ args, type }, compiler) =>
      sql`coalesce(${sql.join(args.map((arg) => (arg.mayFail ? compiler.settled(arg) : branchSql(compiler, arg, type))))})`,
  },
  {
    name: 'ISBLANK',
    op: 'blank',
    family: 'logic',
    parameters: [{ name: 'value', accepts: 'any' }],
    returns: 'boolean',
    about: say(
      'True when there is nothing: no value, an empty text, an empty list, or a calculation without a result.',
      '没有内容时为真：无值、空文本、空列表或没有结果的计算。',
    ),
    differs: say(
      'In a spreadsheet a formula that gives an empty text is not blank.',
      '在电子表格中，返回空文本的公式不算空。',
    ),
    examples: [
      { formula: 'ISBLANK("")', gives: 'true' },
      { formula: 'ISBLANK(1 / 0)', gives: 'true' },
      { formula: 'ISBLANK(0)', gives: 'false' },
    ],
    check: () => ({ type: boolean }),
    evaluate(_, [arg]) {
      return (record, environment) => {
        const value = (arg as Evaluator)(record, environment)
        return value === null || value === FAILED || (Array.isArray(value) && value.length === 0)
      }
    },
    sql({ args }, compiler) {
      const [arg] = args as [Typed]
      if (arg.type.kind === 'list') return sql`(coalesce(cardinality(${compiler.value(arg)}), 0) = 0)`
      return sql`(${compiler.settled(arg)} is null)`
    },
  },
]

function junction(
  name: string,
  op: string,
  all: boolean,
  english: string,
  chinese: string,
  examples: Definition['examples'],
): Definition {
  return {
    name,
    op,
    family: 'logic',
    parameters: [condition],
    returns: 'boolean',
    about: say(english, chinese),
    examples,
    check: () => ({ type: boolean }),
    evaluate(_, args) {
      if (args.length === 2) {
        const [one, other] = args as [Evaluator, Evaluator]
        return all
          ? (record, environment) => one(record, environment) === true && other(record, environment) === true
          : (record, environment) => one(record, environment) === true || other(record, environment) === true
      }
      return all
        ? (record, environment) => args.every((arg) => arg(record, environment) === true)
        : (record, environment) => args.some((arg) => arg(record, environment) === true)
    },
    sql: ({ args }, compiler) =>
      sql`(${sql.join(
        args.map((arg) => compiler.condition(arg)),
        all ? sql` and ` : sql` or `,
      )})`,
  }
}

/** The first branch whose condition holds, the last when none does. */
function decideSql(args: readonly Typed[], compiler: SqlCompiler, branch: (node: Typed) => Sql): Sql {
  const parts: Sql[] = []
  for (let index = 0; index < args.length; index += 2) {
    const [test, then] = [args[index] as Typed, args[index + 1]]
    const isLast = then === undefined || (isAlwaysTrue(test) && parts.length > 0)
    parts.push(isLast ? sql`else ${branch(then ?? test)}` : sql`when ${compiler.condition(test)} then ${branch(then)}`)
    if (isLast) break
  }
  return sql`(case ${sql.join(parts, sql` `)} end)`
}

function largestScale(compiler: SqlCompiler, nodes: readonly Typed[]): number {
  return Math.max(...nodes.map((node) => compiler.scaleOf(node)))
}

/** True when `=` with it finds what is the same: a blank would have to equal a blank. */
function canEqual(node: Typed): boolean {
  return isNeverBlank(node) && !node.mayFail
}

/** The type of what IF and the like give. */
function branches(call: CheckCall, indexes: readonly number[]): Result | undefined {
  const joined = call.unify(indexes)
  if (joined === undefined) return undefined
  return { ...joined, mayFail: indexes.some((index) => (call.args[index] as Typed).mayFail) }
}

/** A branch, with the SQL type that all of them have. */
function branchSql(compiler: SqlCompiler, node: Typed, type: TypedCall['type']): Sql {
  if (node.type.kind === 'blank') return sql`null`
  return type.kind === 'reference' || type.kind === 'option'
    ? sql`(${compiler.value(node)})::text`
    : compiler.value(node)
}

/** A value of SWITCH, with the SQL type that all of them have. */
function asComparable(compiler: SqlCompiler, node: Typed, compared: FormulaType): Sql {
  const type = sql.raw(sqlType(compared))
  if (node.type.kind === 'blank') return sql`null::${type}`
  const value = compiler.settled(node)
  const cast = sql`(${value})::${type}`
  return compiler.isSimple(value) ? compiler.simple(cast) : cast
}
