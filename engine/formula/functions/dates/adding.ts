/** Later and earlier: DATEADD, and the lengths of time that are added to moments. */
import { sql } from 'kysely'
import { type Evaluator, orZero } from '../../evaluate/value.ts'
import { exact, multiply, roundTo } from '../../number/exact.ts'
import { say } from '../../problem.ts'
import type { SqlCompiler } from '../../sql/compiler.ts'
import type { Sql } from '../../sql/source.ts'
import {
  dateInMonth,
  dateOfNumber,
  dayOfMonth,
  millisecondsOf,
  momentOfMilliseconds,
  monthsOf as monthsSql,
} from '../../sql/times.ts'
import { dayInMonth, dayOfNumber, monthsOf, numberOfDay, partsOf } from '../../time/days.ts'
import { localOf, momentOf, momentText } from '../../time/zone.ts'
import type { Typed } from '../../types/typed.ts'
import type { Definition } from '../definition.ts'
import { wholeIn, wordOf } from './argument.ts'

const dateUnits = ['day', 'week', 'month', 'quarter', 'year'] as const
const clockUnits = { hour: 3_600_000, minute: 60_000, second: 1000 } as const
type AddUnit = (typeof dateUnits)[number] | keyof typeof clockUnits
const monthsIn: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 }

function addToDay(from: string, count: number, unit: AddUnit): string | null {
  const months = monthsIn[unit]
  if (months !== undefined) {
    const parts = partsOf(from)
    return dayInMonth(monthsOf(parts) + count * months, parts.day)
  }
  return dayOfNumber(numberOfDay(from) + count * (unit === 'week' ? 7 : 1))
}

function addToDaySql(compiler: SqlCompiler, from: Sql, count: Sql, unit: AddUnit): Sql {
  const months = monthsIn[unit]
  return compiler.bind([from, count], (d, n) =>
    months === undefined
      ? dateOfNumber(compiler, sql`((${d} - date '1970-01-01') + ${n} * ${sql.lit(unit === 'week' ? 7 : 1)})`)
      : dateInMonth(compiler, sql`(${monthsSql(d as Sql)} + ${n} * ${sql.lit(months)})`, dayOfMonth(d as Sql)),
  )
}

export const dateAdd: Definition = {
  name: 'DATEADD',
  op: 'dateAdd',
  family: 'dates',
  parameters: [
    { name: 'date', accepts: 'day' },
    { name: 'count', accepts: 'number' },
    { name: 'unit', accepts: 'word' },
  ],
  returns: 'date',
  about: say(
    'Later by so many days, weeks, months, quarters or years (for moments also hours, minutes, seconds); negative is earlier. A month that is shorter gives its last day. Days and longer keep the time on the clock through daylight saving.',
    '向后推若干 day、week、month、quarter、year（日期时间还可用 hour、minute、second），负数表示向前。目标月较短时取月末。跨夏令时按日推移时钟表时间不变。',
  ),
  examples: [
    { formula: 'DATEADD(#2026-01-31#, 1, "month")', gives: '2026-02-28' },
    { formula: 'DATEADD(#2024-02-29#, 1, "year")', gives: '2025-02-28' },
  ],
  check(call) {
    const { type } = call.args[0] as Typed
    const unit = wordOf(call, 2, type.kind === 'date' ? dateUnits : [...dateUnits, ...Object.keys(clockUnits)])
    return unit === undefined ? undefined : { type: type.kind === 'blank' ? { kind: 'date' } : type, form: unit }
  },
  evaluate({ args, form }, [first, second]) {
    const unit = form as AddUnit
    const count = wholeIn(second as Evaluator)
    const isMoment = (args[0] as Typed).type.kind === 'datetime'
    return (record, environment) => {
      const from = (first as Evaluator)(record, environment) as string | null
      const n = count(record, environment)
      if (from === null || n === undefined) return null
      if (!isMoment) return addToDay(from, n, unit)
      if (unit in clockUnits) return momentText(Date.parse(from) + n * clockUnits[unit as keyof typeof clockUnits])
      const local = new Date(localOf(Date.parse(from), environment.timeZone)).toISOString()
      const to = addToDay(local.slice(0, 10), n, unit)
      return to === null ? null : momentText(momentOf(Date.parse(to + local.slice(10)), environment.timeZone))
    }
  },
  sql({ args, form }, compiler) {
    const unit = form as AddUnit
    const [from, count] = args as [Typed, Typed]
    if (from.type.kind === 'blank') return sql`null::date`
    const n = compiler.whole(count)
    if (from.type.kind === 'date') return addToDaySql(compiler, compiler.value(from), n, unit)
    if (unit in clockUnits)
      return momentOfMilliseconds(
        compiler,
        sql`(${millisecondsOf(compiler.value(from))} + ${n} * ${sql.lit(clockUnits[unit as keyof typeof clockUnits])}::numeric)`,
      )
    return compiler.bind([compiler.local(compiler.value(from))], (local) => {
      const to = addToDaySql(compiler, sql`(${local})::date`, n, unit)
      const moved = compiler.moment(sql`(${to} + (${local})::time)`)
      return momentOfMilliseconds(compiler, millisecondsOf(moved))
    })
  },
}

const durationUnits = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1000 } as const
type DurationUnit = keyof typeof durationUnits

export const duration: Definition = {
  name: 'DURATION',
  op: 'duration',
  family: 'dates',
  parameters: [
    { name: 'count', accepts: 'number' },
    { name: 'unit', accepts: 'word' },
  ],
  returns: 'duration',
  about: say(
    'A length of time in "day" (24 hours), "hour", "minute" or "second", to be added to a moment.',
    '以 "day"（24 小时）、"hour"、"minute" 或 "second" 表示的时长，可与日期时间相加。',
  ),
  examples: [{ formula: '#2026-11-22T08:00:00Z# + DURATION(90, "minute")', gives: '2026-11-22T09:30:00.000Z' }],
  check(call) {
    const unit = wordOf(call, 1, Object.keys(durationUnits))
    const [count] = call.args as [Typed]
    return unit === undefined
      ? undefined
      : { type: { kind: 'duration' }, digits: { whole: count.digits.whole + 8, scale: 0 }, form: unit }
  },
  evaluate({ form }, [arg]) {
    const count = arg as Evaluator
    const factor = exact(String(durationUnits[form as DurationUnit]))
    return (record, environment) => roundTo(multiply(orZero(count(record, environment)), factor), 0)
  },
  sql: ({ args, form }, compiler) =>
    sql`round(${compiler.number(args[0] as Typed)} * ${sql.lit(durationUnits[form as DurationUnit])})`,
}
