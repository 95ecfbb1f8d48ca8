/** + - * / ^ %, on numbers and on days and moments. */
import { sql } from 'kysely'
import type { Evaluator } from '../evaluate/value.ts'
import { numberIn } from '../evaluate/value.ts'
import {
  add,
  divide,
  exact,
  FAILED,
  guard,
  MAX_EXPONENT,
  MAX_SCALE,
  MAX_WHOLE,
  multiply,
  negate,
  ofInteger,
  POWER_DIGITS,
  power,
  roundTo,
  subtract,
} from '../number/exact.ts'
import { say } from '../problem.ts'
import { nan, type Sql, type SqlCompiler } from '../sql/compiler.ts'
import { dateOfNumber, millisecondsOf, momentOfMilliseconds } from '../sql/times.ts'
import { dayOfNumber, numberOfDay } from '../time/days.ts'
import { momentText } from '../time/zone.ts'
import { type Digits, describeType, type FormulaType, isNumeric } from '../types/type.ts'
import type { Typed, TypedCall } from '../types/typed.ts'
import type { CheckCall, Definition, Result } from './definition.ts'

/** Numbers with more digits than this before the point are held to MAX_WHOLE wherever they come up. */
const LARGEST = 90

const DAY_MS = exact('86400000')

export const arithmetic: readonly Definition[] = [
  {
    name: '+',
    op: '+',
    family: 'operators',
    parameters: [
      { name: 'left', accepts: 'own' },
      { name: 'right', accepts: 'own' },
    ],
    returns: 'number',
    about: say(
      'Adds. A day plus a number is that many days later, a moment plus a duration later by it.',
      '相加。日期加数字得到若干天之后的日期；日期时间加时长得到其后的时刻。',
    ),
    examples: [
      { formula: '0.1 + 0.2', gives: '0.3' },
      { formula: '#2026-02-27# + 2', gives: '2026-03-01' },
    ],
    check: (call) => checkSum(call, '+'),
    evaluate: (call, args) => evaluateSum(call, args, 1),
    sql: (call, compiler) => sumSql(call, compiler, 1),
  },
  {
    name: '-',
    op: '-',
    family: 'operators',
    parameters: [
      { name: 'left', accepts: 'own' },
      { name: 'right', accepts: 'own', optional: true },
    ],
    returns: 'number',
    about: say(
      'Subtracts, or changes the sign. Between two days it gives the number of days, between two moments a duration.',
      '相减，或取负。两个日期相减得到天数，两个日期时间相减得到时长。',
    ),
    examples: [
      { formula: '-2 ^ 2', gives: '4' },
      { formula: '#2026-03-01# - #2026-02-27#', gives: '2' },
    ],
    check: (call) => checkSum(call, '-'),
    evaluate(call, args) {
      if (args.length === 2) return evaluateSum(call, args, -1)
      const arg = numberIn(args[0] as Evaluator)
      return (record, environment) => negate(arg(record, environment))
    },
    sql: (call, compiler) =>
      call.args.length === 2 ? sumSql(call, compiler, -1) : sql`(- ${compiler.number(call.args[0] as Typed)})`,
  },
  {
    name: '*',
    op: '*',
    family: 'operators',
    parameters: [
      { name: 'left', accepts: 'own' },
      { name: 'right', accepts: 'own' },
    ],
    returns: 'number',
    about: say('Multiplies. An amount times a percentage is an amount.', '相乘。金额乘以百分比仍为金额。'),
    examples: [{ formula: '1050 * 5%', gives: '52.5' }],
    check(call) {
      const [a, b] = call.args as [Typed, Typed]
      const type = productType(call, a.type, b.type)
      const digits = { whole: a.digits.whole + b.digits.whole, scale: a.digits.scale + b.digits.scale }
      return type && bounded(type, digits, a.mayFail || b.mayFail, digits.scale > MAX_SCALE)
    },
    evaluate({ form }, args) {
      const [a, b] = args.map(numberIn) as [NumberIn, NumberIn]
      return bound(form as Bounds, (record, environment) => multiply(a(record, environment), b(record, environment)))
    },
    sql({ args, form }, compiler) {
      const [a, b] = args.map((arg) => compiler.number(arg))
      return boundSql(form as Bounds, compiler, sql`(${a} * ${b})`)
    },
  },
  {
    name: '/',
    op: '/',
    family: 'operators',
    parameters: [
      { name: 'left', accepts: 'own' },
      { name: 'right', accepts: 'own' },
    ],
    returns: 'number',
    about: say(
      'Divides; the quotient is rounded to 20 digits after the point, half away from zero. Division by zero, or by blank, has no result.',
      '相除；商保留 20 位小数，四舍五入。除数为零或空时没有结果。',
    ),
    differs: say(
      'Spreadsheets calculate with 15 binary digits and show #DIV/0!; here a calculation without a result is blank at its end.',
      '电子表格用 15 位二进制精度并显示 #DIV/0!；此处没有结果的计算最终为空。',
    ),
    examples: [
      { formula: '1 / 3', gives: '0.33333333333333333333' },
      { formula: '1 / 0', gives: 'blank' },
    ],
    check(call) {
      const [a, b] = call.args as [Typed, Typed]
      const type = quotientType(call, a.type, b.type)
      if (type === undefined) return undefined
      const digits = { whole: a.digits.whole + b.digits.scale, scale: MAX_SCALE }
      const canFail = b.kind !== 'constant' || Number(b.value) === 0
      return bounded(type, digits, canFail || a.mayFail || b.mayFail, false)
    },
    evaluate({ form }, args) {
      const [a, b] = args.map(numberIn) as [NumberIn, NumberIn]
      return bound(form as Bounds, (record, environment) => divide(a(record, environment), b(record, environment)))
    },
    sql({ args, form }, compiler) {
      const [a, b] = args as [Typed, Typed]
      return boundSql(form as Bounds, compiler, divideSql(compiler.number(a), compiler.number(b), b))
    },
  },
  {
    name: '^',
    op: 'pow',
    family: 'operators',
    parameters: [
      { name: 'base', accepts: 'number' },
      { name: 'exponent', accepts: 'number' },
    ],
    returns: 'number',
    about: say(
      'Raises to a power, from the left: 2 ^ 3 ^ 2 is 64. Rounded to 20 digits after the point.',
      '乘方，从左到右：2 ^ 3 ^ 2 为 64。结果保留 20 位小数。',
    ),
    examples: [{ formula: '2 ^ 3 ^ 2', gives: '64' }],
    check: checkPower,
    evaluate: evaluatePower,
    sql: powerSql,
  },
  {
    name: '%',
    op: 'percent',
    family: 'operators',
    parameters: [{ name: 'number', accepts: 'number' }],
    returns: 'percent',
    about: say('Hundredths: 5% is 0.05.', '百分之一：5% 即 0.05。'),
    examples: [{ formula: '5%', gives: '0.05' }],
    check(call) {
      const [a] = call.args as [Typed]
      const digits = { whole: a.digits.whole, scale: a.digits.scale + 2 }
      return bounded({ kind: 'percent' }, digits, a.mayFail, digits.scale > MAX_SCALE)
    },
    evaluate({ form }, args) {
      const arg = numberIn(args[0] as Evaluator)
      const hundredth = exact('0.01')
      return bound(form as Bounds, (record, environment) => multiply(arg(record, environment), hundredth))
    },
    sql: ({ args, form }, compiler) =>
      boundSql(form as Bounds, compiler, sql`(${compiler.number(args[0] as Typed)} * 0.01)`),
  },
]

/** POWER is `^`, as a function. */
export const powerFunction: Definition = {
  name: 'POWER',
  op: 'power',
  family: 'numbers',
  parameters: [
    { name: 'base', accepts: 'number' },
    { name: 'exponent', accepts: 'number' },
  ],
  returns: 'number',
  about: say(
    'Raises to a power; the exponent may be a fraction. Rounded to 20 digits after the point. POWER(0, 0), roots of negative numbers and results of 10^30 or more have no result.',
    '乘方，指数可为小数，结果保留 20 位小数。POWER(0, 0)、负数开方以及达到 10^30 的结果没有结果。',
  ),
  examples: [
    { formula: 'POWER(1.05, 2)', gives: '1.1025' },
    { formula: 'POWER(2, 0.5)', gives: '1.4142135623730950488' },
    { formula: 'POWER(0, 0)', gives: 'blank' },
  ],
  check: checkPower,
  evaluate: evaluatePower,
  sql: powerSql,
}

type NumberIn = ReturnType<typeof numberIn>

/** What has to be done with a result so that it stays within bounds. */
interface Bounds {
  readonly rounds: boolean
  readonly guards: boolean
}

function bounded(type: FormulaType, digits: Digits, mayFail: boolean, rounds: boolean): Result {
  const guards = digits.whole > LARGEST
  return {
    type,
    digits: { whole: guards ? MAX_WHOLE : digits.whole, scale: Math.min(digits.scale, MAX_SCALE) },
    mayFail: mayFail || guards,
    form: { rounds, guards } satisfies Bounds,
  }
}

function bound({ rounds, guards }: Bounds, evaluate: NumberIn): Evaluator {
  if (!rounds && !guards) return evaluate
  return (record, environment) => {
    const value = evaluate(record, environment)
    const rounded = rounds ? roundTo(value, MAX_SCALE) : value
    return guards ? guard(rounded) : rounded
  }
}

function boundSql({ rounds, guards }: Bounds, compiler: SqlCompiler, value: Sql): Sql {
  const rounded = rounds ? sql`round(${value}, ${sql.lit(MAX_SCALE)})` : value
  return guards ? guardSql(compiler, rounded) : rounded
}

export function guardSql(compiler: SqlCompiler, value: Sql): Sql {
  return compiler.bind([value], (v) => sql`(case when abs(${v}) < 1e${sql.lit(MAX_WHOLE)} then ${v} else ${nan} end)`)
}

/**
 * a ÷ b, each written once. The quotient is first worked out to so many digits that the second rounding cannot go
 * another way than that of the exact quotient, whose distance from a tie is at least 1 / (2 b).
 */
export function divideSql(
  a: Sql,
  b: Sql,
  divisor: Pick<Typed, 'digits'> & { readonly kind?: string; readonly value?: unknown },
): Sql {
  const places = MAX_SCALE + divisor.digits.whole + divisor.digits.scale + 4
  const quotient = sql`round(round(${a}, ${sql.lit(places)}) / nullif(${b}, 0), ${sql.lit(MAX_SCALE)})`
  return divisor.kind === 'constant' && Number(divisor.value) !== 0 ? quotient : sql`coalesce(${quotient}, ${nan})`
}

function checkSum(call: CheckCall, sign: '+' | '-'): Result | undefined {
  const [a, b] = call.args as [Typed, Typed | undefined]
  if (b === undefined) {
    if (a.type.kind === 'blank') return { type: { kind: 'number' }, digits: a.digits, form: {} }
    if (!isNumeric(a.type) && a.type.kind !== 'duration') return mismatch(call, a.type, undefined, sign)
    return { type: a.type, digits: a.digits, form: {} }
  }
  if (a.type.kind === 'date' || a.type.kind === 'datetime') {
    if (sign === '-' && b.type.kind === 'text') call.adapt(1, a.type)
    return checkTimeSum(call, sign)
  }
  if (sign === '+' && (b.type.kind === 'date' || b.type.kind === 'datetime')) return checkTimeSum(call, sign)
  const digits = {
    whole: Math.max(a.digits.whole, b.digits.whole) + 1,
    scale: Math.max(a.digits.scale, b.digits.scale),
  }
  const mayFail = a.mayFail || b.mayFail
  if (a.type.kind === 'duration' || b.type.kind === 'duration') {
    const fits = (type: FormulaType) => type.kind === 'duration' || type.kind === 'blank'
    return fits(a.type) && fits(b.type)
      ? bounded({ kind: 'duration' }, digits, mayFail, false)
      : mismatch(call, a.type, b.type, sign)
  }
  const type = sumType(call, a.type, b.type, sign)
  return type && bounded(type, digits, mayFail, false)
}

function sumType(call: CheckCall, a: FormulaType, b: FormulaType, sign: string): FormulaType | undefined {
  if (a.kind === 'blank') return b.kind === 'blank' ? { kind: 'number' } : sumType(call, b, b, sign)
  if (b.kind === 'blank') return sumType(call, a, a, sign)
  if (!isNumeric(a) || !isNumeric(b)) return mismatch(call, a, b, sign)
  if (a.kind === 'currency' && b.kind === 'currency')
    return a.currency === b.currency ? a : mixedCurrencies(call, a.currency, b.currency)
  if (a.kind === 'currency' || b.kind === 'currency') {
    const [money, other] = a.kind === 'currency' ? [a, b] : [b, a]
    return other.kind === 'percent' ? mismatch(call, a, b, sign) : money
  }
  return a.kind === b.kind ? a : { kind: 'number' }
}

function mixedCurrencies(call: CheckCall, one: string, other: string): undefined {
  return call.problem(
    'currency',
    undefined,
    say(`${one} and ${other} cannot be mixed.`, `不能混用 ${one} 和 ${other}。`),
    say('Convert one of them with its exchange rate first.', '请先用汇率换算其中一个。'),
  )
}

function mismatch(call: CheckCall, a: FormulaType, b: FormulaType | undefined, sign: string): undefined {
  const one = describeType(a)
  const two = b && describeType(b)
  const hint =
    sign === '+' && [a.kind, b?.kind].some((kind) => kind === 'text' || kind === 'option')
      ? say('Join text with &.', '连接文本请用 &。')
      : undefined
  return call.problem(
    'type',
    undefined,
    two === undefined
      ? say(`“${sign}” does not work on ${one.en}.`, `“${sign}”不适用于${one['zh-CN']}。`)
      : say(
          `“${sign}” does not work on ${one.en} and ${two.en}.`,
          `“${sign}”不适用于${one['zh-CN']}和${two['zh-CN']}。`,
        ),
    hint,
  )
}

function productType(call: CheckCall, a: FormulaType, b: FormulaType): FormulaType | undefined {
  const fits = (type: FormulaType) => isNumeric(type) || type.kind === 'blank' || type.kind === 'duration'
  if (!fits(a) || !fits(b)) return mismatch(call, a, b, '*')
  const kinds = [a.kind, b.kind]
  if (kinds[0] === 'currency' && kinds[1] === 'currency')
    return call.problem('currency', undefined, say('An amount is not multiplied by an amount.', '金额不能与金额相乘。'))
  if (kinds.includes('duration')) {
    const other = a.kind === 'duration' ? b : a
    return other.kind === 'duration' || other.kind === 'currency' ? mismatch(call, a, b, '*') : { kind: 'duration' }
  }
  if (a.kind === 'currency') return a
  if (b.kind === 'currency') return b
  return a.kind === 'percent' && b.kind === 'percent' ? a : { kind: 'number' }
}

function quotientType(call: CheckCall, a: FormulaType, b: FormulaType): FormulaType | undefined {
  const fits = (type: FormulaType) => isNumeric(type) || type.kind === 'blank' || type.kind === 'duration'
  if (!fits(a) || !fits(b)) return mismatch(call, a, b, '/')
  if (a.kind === 'currency' && b.kind === 'currency')
    return a.currency === b.currency ? { kind: 'number' } : mixedCurrencies(call, a.currency, b.currency)
  if (a.kind === 'duration')
    return b.kind === 'duration' ? { kind: 'number' } : b.kind === 'currency' ? mismatch(call, a, b, '/') : a
  if (b.kind === 'duration') return mismatch(call, a, b, '/')
  if (a.kind === 'currency') return a
  return a.kind === 'percent' && (b.kind === 'number' || b.kind === 'blank') ? a : { kind: 'number' }
}

type TimeForm = {
  readonly time: 'date' | 'datetime' | 'days' | 'duration'
  readonly step?: 'days' | 'duration'
  readonly timeFirst: boolean
} & Bounds

function checkTimeSum(call: CheckCall, sign: '+' | '-'): Result | undefined {
  const [a, b] = call.args as [Typed, Typed]
  const isTime = (type: FormulaType) => type.kind === 'date' || type.kind === 'datetime'
  if (isTime(a.type) && isTime(b.type)) {
    if (sign === '+' || a.type.kind !== b.type.kind) return mismatch(call, a.type, b.type, sign)
    const isDays = a.type.kind === 'date'
    return {
      type: { kind: isDays ? 'number' : 'duration' },
      digits: { whole: isDays ? 7 : 15, scale: 0 },
      mayFail: true,
      form: { time: isDays ? 'days' : 'duration', timeFirst: true, rounds: false, guards: false } satisfies TimeForm,
    }
  }
  const timeFirst = isTime(a.type)
  const [time, step] = timeFirst ? [a, b] : [b, a]
  const isNumber = step.type.kind === 'number' || step.type.kind === 'blank'
  const isDuration = step.type.kind === 'duration'
  if (!isNumber && !(isDuration && time.type.kind === 'datetime')) return mismatch(call, a.type, b.type, sign)
  return {
    type: time.type,
    form: {
      time: time.type.kind as 'date' | 'datetime',
      step: isDuration ? 'duration' : 'days',
      timeFirst,
      rounds: false,
      guards: false,
    } satisfies TimeForm,
  }
}

function evaluateSum(call: TypedCall, args: readonly Evaluator[], sign: 1 | -1): Evaluator {
  const [first, second] = args as [Evaluator, Evaluator]
  const form = call.form as TimeForm
  if (form.time === undefined) {
    const [a, b] = [numberIn(first), numberIn(second)]
    const combine = sign === 1 ? add : subtract
    return bound(form, (record, environment) => combine(a(record, environment), b(record, environment)))
  }
  if (form.time === 'days' || form.time === 'duration') {
    const measure = form.time === 'days' ? numberOfDay : Date.parse
    return (record, environment) => {
      const [a, b] = [first(record, environment), second(record, environment)]
      return a === null || b === null ? FAILED : ofInteger(measure(a as string) - measure(b as string))
    }
  }
  const time = form.timeFirst ? first : second
  const step = numberIn(form.timeFirst ? second : first)
  return (record, environment) => {
    const from = time(record, environment)
    const by = step(record, environment)
    if (from === null || by === FAILED) return null
    if (form.time === 'date') {
      const days = roundTo(by, 0, 'floor')
      return dayOfNumber(numberOfDay(from as string) + sign * Number(days.units))
    }
    const ms = roundTo(form.step === 'days' ? multiply(by, DAY_MS) : by, 0)
    return momentText(Date.parse(from as string) + sign * Number(ms.units))
  }
}

function sumSql(call: TypedCall, compiler: SqlCompiler, sign: 1 | -1): Sql {
  const [a, b] = call.args as [Typed, Typed]
  const form = call.form as TimeForm
  const operator = sign === 1 ? sql`+` : sql`-`
  if (form.time === undefined)
    return boundSql(form, compiler, sql`(${compiler.number(a)} ${operator} ${compiler.number(b)})`)
  if (form.time === 'days') return sql`coalesce((${compiler.value(a)} - ${compiler.value(b)})::numeric, ${nan})`
  if (form.time === 'duration')
    return sql`coalesce(${millisecondsOf(compiler.value(a))} - ${millisecondsOf(compiler.value(b))}, ${nan})`
  const [time, step] = form.timeFirst ? [a, b] : [b, a]
  if (form.time === 'date')
    return dateOfNumber(
      compiler,
      sql`((${compiler.value(time)} - date '1970-01-01') ${operator} floor(${compiler.number(step)}))`,
    )
  const amount = compiler.number(step)
  const ms = form.step === 'days' ? sql`round(${amount} * 86400000)` : sql`round(${amount})`
  return momentOfMilliseconds(compiler, sql`(${millisecondsOf(compiler.value(time))} ${operator} ${ms})`)
}

function checkPower(call: CheckCall): Result {
  const [a] = call.args as [Typed, Typed]
  const type: FormulaType = a.type.kind === 'percent' ? a.type : { kind: 'number' }
  return { type, digits: { whole: MAX_WHOLE, scale: MAX_SCALE }, mayFail: true }
}

function evaluatePower(_: TypedCall, args: readonly Evaluator[]): Evaluator {
  const [a, b] = args.map(numberIn) as [NumberIn, NumberIn]
  return (record, environment) => power(a(record, environment), b(record, environment))
}

/** 80 digits after the point are worked out, 20 kept. The logarithm only keeps what is far too large or small away. */
function powerSql({ args }: TypedCall, compiler: SqlCompiler): Sql {
  const [x, y] = args.map((arg) => compiler.number(arg)) as [Sql, Sql]
  return compiler.bind([x, y], (a, b) => {
    const digits = sql`(${b})::float8 * log(abs(${a})::float8)`
    const result = sql`round(power(round(${a}, 80), ${b}), ${sql.lit(MAX_SCALE)})`
    return sql`(case
      when ${a} = ${nan} or ${b} = ${nan} then ${nan}
      when ${a} = 0 then case when ${b} > 0 then 0 else ${nan} end
      when abs(${b}) > ${sql.lit(MAX_EXPONENT)} or (${a} < 0 and ${b} <> trunc(${b})) then ${nan}
      when ${digits} > ${sql.lit(POWER_DIGITS)} then ${nan}
      when ${digits} < ${sql.lit(-POWER_DIGITS)} then 0
      else (select case when abs(p.r) < 1e${sql.lit(MAX_WHOLE)} then p.r else ${nan} end from (select ${result} as r offset 0) as p)
    end)`
  })
}
