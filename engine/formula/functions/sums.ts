/** Sums and differences: of numbers and lengths of time, and of days and moments. */
import { sql } from 'kysely'
import { type Evaluator, orZero } from '../evaluate/value.ts'
import { add, exact, FAILED, multiply, ofInteger, roundTo, subtract } from '../number/exact.ts'
import { integerOrFailed, nan, type SqlCompiler } from '../sql/compiler.ts'
import type { Sql } from '../sql/source.ts'
import { dateOfNumber, millisecondsOf, momentOfMilliseconds } from '../sql/times.ts'
import { dayOfNumber, numberOfDay } from '../time/days.ts'
import { momentText } from '../time/zone.ts'
import { type FormulaType, isNumeric } from '../types/type.ts'
import type { Typed, TypedCall } from '../types/typed.ts'
import { type Bounds, bound, bounded, boundSql } from './bounds.ts'
import type { CheckCall, Result, UnitsDefinition } from './definition.ts'
import { mismatch, mixedCurrencies } from './mismatch.ts'

const DAY_MS = exact('86400000')

export function checkSum(call: CheckCall, sign: '+' | '-'): Result | undefined {
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

export function evaluateSum(call: TypedCall, args: readonly Evaluator[], sign: 1 | -1): Evaluator {
  const [first, second] = args as [Evaluator, Evaluator]
  const form = call.form as TimeForm
  if (form.time === undefined) {
    return bound(
      form,
      sign === 1
        ? (record, environment) => add(orZero(first(record, environment)), orZero(second(record, environment)))
        : (record, environment) => subtract(orZero(first(record, environment)), orZero(second(record, environment))),
    )
  }
  if (form.time === 'days' || form.time === 'duration') {
    const measure = form.time === 'days' ? numberOfDay : Date.parse
    return (record, environment) => {
      const [a, b] = [first(record, environment), second(record, environment)]
      return a === null || b === null ? FAILED : ofInteger(measure(a as string) - measure(b as string))
    }
  }
  const time = form.timeFirst ? first : second
  const step = form.timeFirst ? second : first
  return (record, environment) => {
    const from = time(record, environment)
    const by = orZero(step(record, environment))
    if (from === null || by === FAILED) return null
    if (form.time === 'date') {
      const days = roundTo(by, 0, 'floor')
      return dayOfNumber(numberOfDay(from as string) + sign * Number(days.units))
    }
    const ms = roundTo(form.step === 'days' ? multiply(by, DAY_MS) : by, 0)
    return momentText(Date.parse(from as string) + sign * Number(ms.units))
  }
}

/** Of two amounts, or an amount and a number. */
export function sumInUnits(sign: 1 | -1): UnitsDefinition {
  return {
    scale({ args, form }, compiler) {
      const { time, guards } = form as TimeForm
      return args.length < 2 || time !== undefined || guards ? 0 : Math.max(...args.map((arg) => compiler.scaleOf(arg)))
    },
    sql({ args }, compiler, scale) {
      const [a, b] = args.map((arg) => compiler.numberAt(arg, scale))
      return sign === 1 ? sql`(${a} + ${b})` : sql`(${a} - ${b})`
    },
  }
}

export function sumSql(call: TypedCall, compiler: SqlCompiler, sign: 1 | -1): Sql {
  const [a, b] = call.args as [Typed, Typed]
  const form = call.form as TimeForm
  const operator = sign === 1 ? sql`+` : sql`-`
  if (form.time === undefined)
    return boundSql(form, compiler, sql`(${compiler.number(a)} ${operator} ${compiler.number(b)})`)
  if (form.time === 'days') return integerOrFailed(sql`(${compiler.value(a)} - ${compiler.value(b)})`)
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
