/** Numbers: rounding, remainders, the smaller and the larger. Blank counts as 0 where something is calculated. */
import { sql } from 'kysely'
import { always, constantOf, type Evaluator, orZero } from '../evaluate/value.ts'
import {
  absolute,
  add,
  compare,
  type Exact,
  FAILED,
  modulo,
  negate,
  ONE,
  type Rounding,
  roundTo,
  signOf,
  subtract,
  wholeOf,
  ZERO,
} from '../number/exact.ts'
import { say } from '../problem.ts'
import { nan, type SqlCompiler } from '../sql/compiler.ts'
import type { Sql } from '../sql/source.ts'
import { type Digits, isNumeric } from '../types/type.ts'
import type { Typed, TypedCall } from '../types/typed.ts'
import type { CheckCall, Definition, Result } from './definition.ts'
import { powerFunction } from './power.ts'

const modes: readonly Rounding[] = ['half_up', 'half_down', 'half_even', 'up', 'down', 'ceiling', 'floor']

export const numbers: readonly Definition[] = [
  rounding(
    'ROUND',
    'round',
    undefined,
    'Rounds to digits after the point (0 when not given, before the point when negative), half away from zero, or as the mode says: "half_up", "half_down", "half_even", "up", "down", "ceiling", "floor".',
    '按小数位数舍入（默认 0；负数表示小数点前），四舍五入远离零；也可指定方式："half_up"、"half_down"、"half_even"、"up"、"down"、"ceiling"、"floor"。',
    [
      { formula: 'ROUND(2.5)', gives: '3' },
      { formula: 'ROUND(-2.5)', gives: '-3' },
      { formula: 'ROUND(1234.567, -2)', gives: '1200' },
      { formula: 'ROUND(2.5, 0, "half_even")', gives: '2' },
    ],
  ),
  rounding('ROUNDUP', 'roundUp', 'up', 'Rounds away from zero.', '向远离零的方向舍入。', [
    { formula: 'ROUNDUP(-3.21, 1)', gives: '-3.3' },
  ]),
  rounding('ROUNDDOWN', 'roundDown', 'down', 'Rounds toward zero.', '向零的方向舍入。', [
    { formula: 'ROUNDDOWN(-3.29, 1)', gives: '-3.2' },
  ]),
  stepping(
    'FLOOR',
    'floor',
    'Down to a multiple of the step, 1 when not given. A negative step goes toward zero. A step of 0, or a negative one for a positive number, has no result.',
    '向下取到步长的倍数，默认步长为 1。步长为负时向零取整。步长为 0，或正数配负步长时没有结果。',
    [
      { formula: 'FLOOR(3.7, 2)', gives: '2' },
      { formula: 'FLOOR(-2.5, 2)', gives: '-4' },
      { formula: 'FLOOR(-2.5, -2)', gives: '-2' },
    ],
  ),
  stepping(
    'CEILING',
    'ceiling',
    'Up to a multiple of the step, 1 when not given. A negative step goes away from zero.',
    '向上取到步长的倍数，默认步长为 1。步长为负时远离零取整。',
    [
      { formula: 'CEILING(2.1)', gives: '3' },
      { formula: 'CEILING(-2.5, -2)', gives: '-4' },
    ],
  ),
  {
    name: 'ABS',
    op: 'abs',
    family: 'numbers',
    parameters: [{ name: 'number', accepts: 'number' }],
    returns: 'number',
    about: say('Without its sign.', '绝对值。'),
    examples: [{ formula: 'ABS(-3.5)', gives: '3.5' }],
    check: ({ args }) => like(args[0] as Typed),
    evaluate(_, args) {
      const arg = args[0] as Evaluator
      return (record, environment) => {
        const value = orZero(arg(record, environment))
        return value === FAILED ? FAILED : absolute(value)
      }
    },
    sql: ({ args }, compiler) => sql`abs(${compiler.number(args[0] as Typed)})`,
  },
  {
    name: 'MOD',
    op: 'mod',
    family: 'numbers',
    parameters: [
      { name: 'number', accepts: 'number' },
      { name: 'divisor', accepts: 'number' },
    ],
    returns: 'number',
    about: say(
      'The rest of a division, with the sign of the divisor. MOD(n, 0) has no result.',
      '求余数，符号与除数相同。MOD(n, 0) 没有结果。',
    ),
    examples: [
      { formula: 'MOD(-3, 2)', gives: '1' },
      { formula: 'MOD(3, -2)', gives: '-1' },
    ],
    check({ args }) {
      const [a, b] = args as [Typed, Typed]
      return {
        type: plainType(a),
        digits: { whole: b.digits.whole, scale: Math.max(a.digits.scale, b.digits.scale) },
        mayFail: true,
      }
    },
    evaluate(_, args) {
      const [a, b] = args as [Evaluator, Evaluator]
      return (record, environment) => modulo(orZero(a(record, environment)), orZero(b(record, environment)))
    },
    sql: ({ args }, compiler) =>
      compiler.bind(
        args.map((arg) => compiler.number(arg)),
        (a, b) => sql`(case when ${b} = 0 then ${nan} else ${moduloOf(a as Sql, b as Sql)} end)`,
      ),
  },
  powerFunction,
]

function moduloOf(a: Sql, b: Sql): Sql {
  return sql`mod(mod(${a}, ${b}) + ${b}, ${b})`
}

function plainType(node: Typed): Result['type'] {
  return isNumeric(node.type) ? node.type : { kind: 'number' }
}

function like(node: Typed): Result {
  return { type: plainType(node), digits: node.digits, mayFail: node.mayFail }
}

function rounding(
  name: string,
  op: string,
  fixed: Rounding | undefined,
  english: string,
  chinese: string,
  examples: Definition['examples'],
): Definition {
  return {
    name,
    op,
    family: 'numbers',
    parameters: [
      { name: 'number', accepts: 'number' },
      { name: 'digits', accepts: 'number', optional: true },
      ...(fixed === undefined ? [{ name: 'mode', accepts: 'word', optional: true } as const] : []),
    ],
    returns: 'number',
    about: say(english, chinese),
    examples,
    check(call) {
      const [number, places, word] = call.args as [Typed, Typed | undefined, Typed | undefined]
      const mode = fixed ?? (word?.kind === 'constant' ? (String(word.value).toLowerCase() as Rounding) : 'half_up')
      if (!modes.includes(mode))
        return call.problem(
          'value',
          2,
          say(
            `There is no way of rounding “${mode}”: ${modes.join(', ')}.`,
            `没有舍入方式“${mode}”：${modes.join('、')}。`,
          ),
        )
      const known =
        places === undefined
          ? 0
          : places.kind === 'constant' && typeof places.value === 'string'
            ? Math.trunc(Number(places.value))
            : undefined
      if (known !== undefined && Math.abs(known) > MOST_DIGITS)
        return call.problem(
          'value',
          1,
          say(`Numbers are rounded to at most ${MOST_DIGITS} digits.`, `最多舍入到 ${MOST_DIGITS} 位。`),
        )
      const digits: Digits = {
        whole: number.digits.whole + 1,
        scale: known === undefined ? number.digits.scale : Math.min(number.digits.scale, Math.max(known, 0)),
      }
      return {
        type: plainType(number),
        digits,
        mayFail: number.mayFail || (places !== undefined && known === undefined),
        form: mode,
      }
    },
    evaluate({ form }, args) {
      const [number, places = always(ZERO)] = args as [Evaluator, Evaluator?]
      const mode = form as Rounding
      const constant = constantOf(places)
      const fixed = constant === undefined ? undefined : wholeOf(orZero(constant))
      if (fixed !== undefined)
        return (record, environment) => roundTo(orZero(number(record, environment)), clip(fixed), mode)
      return (record, environment) => {
        const value = orZero(number(record, environment))
        const digits = wholeOf(orZero(places(record, environment)))
        return digits === undefined ? FAILED : roundTo(value, clip(digits), mode)
      }
    },
    sql({ args, form }, compiler) {
      const [number, places] = args as [Typed, Typed | undefined]
      const digits = places === undefined ? compiler.simple(sql`0`) : digitsSql(places, compiler)
      return roundSql(
        compiler,
        compiler.number(number),
        digits,
        form as Rounding,
        places === undefined || places.kind === 'constant',
      )
    },
    inUnits: {
      scale({ args, form }, compiler) {
        const [number, places] = args as [Typed, Typed | undefined]
        const isPlain = (form === 'half_up' || form === 'down') && (places === undefined || places.kind === 'constant')
        return isPlain ? compiler.scaleOf(number) : 0
      },
      sql({ args, form }, compiler, scale) {
        const [number, places] = args as [Typed, Typed | undefined]
        const value = places?.kind === 'constant' ? places.value : undefined
        const digits = typeof value === 'string' ? clip(Math.trunc(Number(value))) : 0
        const round = form === 'down' ? sql`trunc` : sql`round`
        return sql`${round}(${compiler.numberAt(number, scale)}, ${sql.lit(digits - scale)})`
      },
    },
  }
}

/** More digits than any number has, after and before the point. */
const MOST_DIGITS = 60

function clip(digits: number): number {
  return Math.max(-MOST_DIGITS, Math.min(MOST_DIGITS, digits))
}

function digitsSql(places: Typed, compiler: SqlCompiler): Sql {
  return places.kind === 'constant' && typeof places.value === 'string'
    ? compiler.simple(sql`${sql.lit(clip(Math.trunc(Number(places.value))))}`)
    : compiler.whole(places)
}

function roundSql(compiler: SqlCompiler, number: Sql, digits: Sql, mode: Rounding, isFixed: boolean): Sql {
  if (isFixed && mode === 'half_up') return sql`round(${number}, ${digits})`
  if (isFixed && mode === 'down') return sql`trunc(${number}, ${digits})`
  return compiler.bind(
    [
      number,
      isFixed
        ? digits
        : sql`(select case when w.n is not null then greatest(${sql.lit(-MOST_DIGITS)}, least(${sql.lit(MOST_DIGITS)}, w.n)) end from (select ${digits} as n) as w)`,
    ],
    (x, n) => {
      const rounded = sql`(case when ${n} is null or ${x} = ${nan} then ${nan} else ${awaySql(x as Sql, n as Sql, mode)} end)`
      return rounded
    },
  )
}

/** What is cut off decides whether one unit of the last digit is added, away from zero. */
function awaySql(x: Sql, n: Sql, mode: Rounding): Sql {
  const cut = sql`trunc(${x}, ${n})`
  const unit = sql`(case when ${n} >= 0 then round(1 / power(10::numeric, abs(${n})), abs(${n})) else power(10::numeric, abs(${n})) end)`
  const rest = sql`abs(${x} - ${cut})`
  const add = sql`sign(${x}) * ${unit}`
  const when = (test: Sql) => sql`(${cut} + case when ${test} then ${add} else 0 end)`
  switch (mode) {
    case 'half_up':
      return sql`round(${x}, ${n})`
    case 'down':
      return cut
    case 'up':
      return when(sql`${rest} <> 0`)
    case 'ceiling':
      return when(sql`${rest} <> 0 and ${x} > 0`)
    case 'floor':
      return when(sql`${rest} <> 0 and ${x} < 0`)
    case 'half_down':
      return when(sql`${rest} * 2 > ${unit}`)
    case 'half_even':
      return when(sql`${rest} * 2 > ${unit} or (${rest} * 2 = ${unit} and mod(abs(${cut}) / ${unit}, 2) = 1)`)
  }
}

function stepping(
  name: 'FLOOR' | 'CEILING',
  op: string,
  english: string,
  chinese: string,
  examples: Definition['examples'],
): Definition {
  const up = name === 'CEILING'
  return {
    name,
    op,
    family: 'numbers',
    parameters: [
      { name: 'number', accepts: 'number' },
      { name: 'step', accepts: 'number', optional: true },
    ],
    returns: 'number',
    about: say(english, chinese),
    examples,
    check({ args }) {
      const [number, step] = args as [Typed, Typed | undefined]
      const digits: Digits = {
        whole: Math.max(number.digits.whole, step?.digits.whole ?? 1) + 1,
        scale: Math.max(number.digits.scale, step?.digits.scale ?? 0),
      }
      return { type: plainType(number), digits, mayFail: number.mayFail || step !== undefined }
    },
    evaluate(_, args) {
      const [number, step = always(ONE)] = args as [Evaluator, Evaluator?]
      return (record, environment) => {
        const [x, s] = [orZero(number(record, environment)), orZero(step(record, environment))]
        if (x === FAILED || s === FAILED || (signOf(x) > 0 && signOf(s) < 0)) return FAILED
        return up ? add(x, modulo(negate(x), s)) : subtract(x, modulo(x, s))
      }
    },
    sql({ args }, compiler) {
      const [number, step] = args as [Typed, Typed | undefined]
      if (step === undefined) return up ? sql`ceil(${compiler.number(number)})` : sql`floor(${compiler.number(number)})`
      return compiler.bind([compiler.number(number), compiler.number(step)], (x, s) => {
        const result = up
          ? sql`${x} + ${moduloOf(sql`(- ${x})`, s as Sql)}`
          : sql`${x} - ${moduloOf(x as Sql, s as Sql)}`
        return sql`(case when ${s} = 0 or (${x} > 0 and ${s} < 0) then ${nan} else ${result} end)`
      })
    },
  }
}

/** MIN and MAX of several values; over child records they are aggregates, see `aggregates.ts`. */
export function extremeOf(max: boolean): Pick<Definition, 'check' | 'evaluate' | 'sql'> {
  return {
    check(call: CheckCall) {
      const joined = call.unify(call.args.map((_, index) => index))
      if (joined === undefined) return undefined
      const { kind } = joined.type
      if (!isNumeric(joined.type) && !['date', 'datetime', 'duration', 'blank'].includes(kind))
        return call.problem('type', 0, say('Numbers or dates are needed here.', '此处需要数字或日期。'))
      const type = kind === 'blank' ? ({ kind: 'number' } as const) : joined.type
      return { ...joined, type, mayFail: call.args.some((arg) => arg.mayFail) }
    },
    evaluate({ type }, args) {
      return isNumeric(type) || type.kind === 'duration' ? extremeNumber(args, max) : extremeText(args, max)
    },
    sql({ args, type }: TypedCall, compiler: SqlCompiler) {
      const isNumber = isNumeric(type) || type.kind === 'duration'
      const known = args.filter((arg) => arg.type.kind !== 'blank')
      if (known.length === 0) return sql`0::numeric`
      const pick = max ? sql`greatest` : sql`least`
      const failing = known.filter((arg) => arg.mayFail).length > 0
      const values = known.map((arg) => compiler.value(arg))
      if (!isNumber) return sql`${pick}(${sql.join(values)})`
      // greatest() takes NaN for the largest already; least() has to be told
      if (max || !failing) return sql`coalesce(${pick}(${sql.join(values)}), 0)`
      return compiler.bind(
        values,
        (...names) =>
          sql`(case when greatest(${sql.join(names)}) = ${nan} then ${nan} else coalesce(least(${sql.join(names)}), 0) end)`,
      )
    },
  }
}

function extremeNumber(args: readonly Evaluator[], max: boolean): Evaluator {
  return (record, environment) => {
    let best: Exact | null = null
    for (const arg of args) {
      const value = arg(record, environment) as Exact | null
      if (value === FAILED) return FAILED
      if (value === null) continue
      if (best === null || (max ? compare(value, best) > 0 : compare(value, best) < 0)) best = value
    }
    return orZero(best)
  }
}

/** Of days and moments, whose texts are in their order. */
function extremeText(args: readonly Evaluator[], max: boolean): Evaluator {
  return (record, environment) => {
    let best: string | null = null
    for (const arg of args) {
      const value = arg(record, environment) as string | null
      if (value !== null && (best === null || (max ? value > best : value < best))) best = value
    }
    return best
  }
}
