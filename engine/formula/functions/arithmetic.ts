/** + - * / ^ %, on numbers and on days and moments. */
import { sql } from 'kysely'
import { constantOf, type Evaluator, orZero } from '../evaluate/value.ts'
import { divide, exact, format, MAX_SCALE, multiply, negate } from '../number/exact.ts'
import { say } from '../problem.ts'
import { nan } from '../sql/compiler.ts'
import type { Sql } from '../sql/source.ts'
import { type FormulaType, isNumeric } from '../types/type.ts'
import type { Typed } from '../types/typed.ts'
import { type Bounds, bound, bounded, boundSql } from './bounds.ts'
import type { CheckCall, Definition } from './definition.ts'
import { mismatch, mixedCurrencies } from './mismatch.ts'
import { powerOperator } from './power.ts'
import { checkSum, evaluateSum, sumInUnits, sumSql } from './sums.ts'

const HUNDREDTH = exact('0.01')

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
    inUnits: sumInUnits(1),
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
      const arg = args[0] as Evaluator
      return (record, environment) => negate(orZero(arg(record, environment)))
    },
    sql: (call, compiler) =>
      call.args.length === 2 ? sumSql(call, compiler, -1) : sql`(- ${compiler.number(call.args[0] as Typed)})`,
    inUnits: sumInUnits(-1),
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
      const [a, b] = args as [Evaluator, Evaluator]
      const factor = constantOf(b)
      return bound(
        form as Bounds,
        factor === undefined
          ? (record, environment) => multiply(orZero(a(record, environment)), orZero(b(record, environment)))
          : (record, environment) => multiply(orZero(a(record, environment)), orZero(factor)),
      )
    },
    sql({ args, form }, compiler) {
      const [a, b] = args.map((arg) => compiler.number(arg))
      return boundSql(form as Bounds, compiler, sql`(${a} * ${b})`)
    },
    inUnits: {
      scale: ({ args, form }, compiler) =>
        (form as Bounds).guards ? 0 : args.reduce((scale, arg) => scale + compiler.scaleOf(arg), 0),
      sql({ args, form }, compiler, scale) {
        const [a, b] = args.map((arg) => compiler.numberAt(arg, compiler.scaleOf(arg)))
        return boundSql(form as Bounds, compiler, sql`(${a} * ${b})`, scale)
      },
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
      const [a, b] = args as [Evaluator, Evaluator]
      return bound(form as Bounds, (record, environment) =>
        divide(orZero(a(record, environment)), orZero(b(record, environment))),
      )
    },
    sql({ args, form }, compiler) {
      const [a, b] = args as [Typed, Typed]
      return boundSql(form as Bounds, compiler, divideSql(compiler.number(a), compiler.number(b), b))
    },
  },
  powerOperator,
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
      const arg = args[0] as Evaluator
      return bound(form as Bounds, (record, environment) => multiply(orZero(arg(record, environment)), HUNDREDTH))
    },
    sql({ args, form }, compiler) {
      const [arg] = args as [Typed]
      const { rounds, guards } = form as Bounds
      if (arg.kind === 'constant' && typeof arg.value === 'string' && !rounds && !guards)
        return compiler.constant(format(multiply(exact(arg.value), HUNDREDTH)), 'numeric')
      return boundSql(form as Bounds, compiler, sql`(${compiler.number(arg)} * 0.01)`)
    },
  },
]

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
