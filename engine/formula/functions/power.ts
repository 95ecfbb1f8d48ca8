/** Powers: `^`, and POWER as a function. */
import { sql } from 'kysely'
import { type Evaluator, orZero } from '../evaluate/value.ts'
import { MAX_EXPONENT, MAX_SCALE, MAX_WHOLE, POWER_DIGITS, power } from '../number/exact.ts'
import { say } from '../problem.ts'
import { nan, type SqlCompiler } from '../sql/compiler.ts'
import type { Sql } from '../sql/source.ts'
import type { FormulaType } from '../types/type.ts'
import type { Typed, TypedCall } from '../types/typed.ts'
import type { CheckCall, Definition, Result } from './definition.ts'

export const powerOperator: Definition = {
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
}

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

function checkPower(call: CheckCall): Result {
  const [a] = call.args as [Typed, Typed]
  const type: FormulaType = a.type.kind === 'percent' ? a.type : { kind: 'number' }
  return { type, digits: { whole: MAX_WHOLE, scale: MAX_SCALE }, mayFail: true }
}

function evaluatePower(_: TypedCall, args: readonly Evaluator[]): Evaluator {
  const [a, b] = args as [Evaluator, Evaluator]
  return (record, environment) => power(orZero(a(record, environment)), orZero(b(record, environment)))
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
