/** Days, moments and periods, on the workspace's clock and in its fiscal calendar. Beyond the years 1000 to 9999: blank. */
import { sql } from 'kysely'
import type { Environment, Evaluator, RecordView } from '../evaluate/value.ts'
import { numberIn } from '../evaluate/value.ts'
import { type Exact, exact, FAILED, multiply, ofInteger, roundTo, wholeOf, ZERO } from '../number/exact.ts'
import { quote, say } from '../problem.ts'
import { nan, type Sql, type SqlCompiler } from '../sql/compiler.ts'
import {
  dateInMonth,
  dateOfNumber,
  dayOfMonth,
  millisecondsOf,
  moduloSql,
  momentOfMilliseconds,
  monthsOf as monthsSql,
} from '../sql/times.ts'
import {
  countWorkdays,
  exceptionsOf,
  monthsInPeriod,
  type PeriodUnit,
  periodEnd,
  periodStart,
  periodUnits,
} from '../time/calendar.ts'
import { dayInMonth, dayOfNumber, monthsOf, numberOfDay, partsOf, weekdayOf } from '../time/days.ts'
import { localDay, localOf, momentOf, momentText } from '../time/zone.ts'
import type { Typed } from '../types/typed.ts'
import type { CheckCall, Definition, Result } from './definition.ts'

type DayIn = (record: RecordView, environment: Environment) => string | null

/** The day of a date, or of a moment on the workspace's clock. */
function dayIn(arg: Evaluator, node: Typed): DayIn {
  if (node.type.kind !== 'datetime') return arg as DayIn
  return (record, environment) => {
    const moment = arg(record, environment) as string | null
    return moment === null ? null : localDay(moment, environment.timeZone)
  }
}

function wholeIn(arg: Evaluator): (record: RecordView, environment: Environment) => number | undefined {
  return (record, environment) => wholeOf((arg(record, environment) as Exact | null) ?? ZERO)
}

const day: Result = { type: { kind: 'date' } }
const whole: Result = { type: { kind: 'number' }, digits: { whole: 8, scale: 0 }, mayFail: true }

/** Numbers for no day have no result, as in a spreadsheet with an error in the cell. */
function orFailed(value: Sql): Sql {
  return sql`coalesce((${value})::numeric, ${nan})`
}

function partOfDay(
  name: string,
  english: string,
  chinese: string,
  gives: string,
  read: (day: string) => number,
  write: (day: Sql) => Sql,
): Definition {
  return {
    name,
    op: name.toLowerCase(),
    family: 'dates',
    parameters: [{ name: 'date', accepts: 'day' }],
    returns: 'number',
    about: say(english, chinese),
    examples: [{ formula: `${name}(#2026-11-22#)`, gives }],
    check: () => whole,
    evaluate({ args }, [arg]) {
      const at = dayIn(arg as Evaluator, args[0] as Typed)
      return (record, environment) => {
        const value = at(record, environment)
        return value === null ? FAILED : ofInteger(read(value))
      }
    },
    sql: ({ args }, compiler) => orFailed(write(compiler.day(args[0] as Typed))),
  }
}

/** A constant word, in small letters, out of a list. */
function wordOf(call: CheckCall, index: number, words: readonly string[]): string | undefined {
  const node = call.args[index] as Typed & { value: unknown }
  const word = String(node.value).toLowerCase()
  if (words.includes(word)) return word
  return call.problem(
    'value',
    index,
    say(`“${quote(word)}” is none of ${words.join(', ')}.`, `“${quote(word)}”不在可用值中：${words.join('、')}。`),
  )
}

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

const weekdayTypes: Readonly<Record<number, readonly [first: number, zero: number]>> = {
  1: [7, 1],
  2: [1, 1],
  3: [1, 0],
  11: [1, 1],
  12: [2, 1],
  13: [3, 1],
  14: [4, 1],
  15: [5, 1],
  16: [6, 1],
  17: [7, 1],
}

const differenceUnits = ['y', 'm', 'd', 'ym', 'md', 'yd'] as const

export const dates: readonly Definition[] = [
  {
    name: 'TODAY',
    op: 'today',
    family: 'dates',
    parameters: [],
    returns: 'date',
    about: say("Today's date on the workspace's clock.", '工作区时区的今天。'),
    examples: [{ formula: 'TODAY() = DATEVALUE(NOW())', gives: 'true' }],
    check: () => day,
    evaluate:
      () =>
      (_, { now, timeZone }) =>
        localDay(now, timeZone),
    sql: (_, compiler) => compiler.source.today,
  },
  {
    name: 'NOW',
    op: 'now',
    family: 'dates',
    parameters: [],
    returns: 'datetime',
    about: say('This moment.', '此刻。'),
    examples: [{ formula: 'NOW() > #2020-01-01T00:00:00Z#', gives: 'true' }],
    check: () => ({ type: { kind: 'datetime' } }),
    evaluate:
      () =>
      (_, { now }) =>
        now,
    sql: (_, compiler) => compiler.source.now,
  },
  {
    name: 'DATE',
    op: 'date',
    family: 'dates',
    parameters: [
      { name: 'year', accepts: 'number' },
      { name: 'month', accepts: 'number' },
      { name: 'day', accepts: 'number' },
    ],
    returns: 'date',
    about: say(
      'The day of a year, month and day; months and days beyond their end run on: DATE(2026, 13, 1) is in January 2027.',
      '由年、月、日得到日期；超出的月和日顺延：DATE(2026, 13, 1) 为 2027 年 1 月。',
    ),
    differs: say(
      'Years are taken as they are; a spreadsheet adds 1900 to small ones.',
      '年份按原值；电子表格会给较小的年份加 1900。',
    ),
    examples: [
      { formula: 'DATE(2026, 2, 30)', gives: '2026-03-02' },
      { formula: 'DATE(2026, 1, 0)', gives: '2025-12-31' },
    ],
    check: () => day,
    evaluate(_, args) {
      const [y, m, d] = args.map(wholeIn) as [
        ReturnType<typeof wholeIn>,
        ReturnType<typeof wholeIn>,
        ReturnType<typeof wholeIn>,
      ]
      return (record, environment) => {
        const [year, month, date] = [y(record, environment), m(record, environment), d(record, environment)]
        if (year === undefined || month === undefined || date === undefined) return null
        const first = dayInMonth(year * 12 + month - 1, 1)
        return first === null ? null : dayOfNumber(numberOfDay(first) + date - 1)
      }
    },
    sql({ args }, compiler) {
      const [y, m, d] = args.map((arg) => compiler.whole(arg)) as [Sql, Sql, Sql]
      const first = dateInMonth(compiler, sql`((${y})::bigint * 12 + ${m} - 1)`, compiler.simple(sql`1`))
      return dateOfNumber(compiler, sql`((${first} - date '1970-01-01') + ${d} - 1)`)
    },
  },
  {
    name: 'DATEVALUE',
    op: 'dateValue',
    family: 'dates',
    parameters: [{ name: 'moment', accepts: 'day' }],
    returns: 'date',
    about: say("The day of a moment on the workspace's clock.", '某一时刻在工作区时区的日期。'),
    examples: [{ formula: 'DATEVALUE(#2026-11-22T23:30:00Z#)', gives: '2026-11-23' }],
    check: () => day,
    evaluate: ({ args }, [arg]) => dayIn(arg as Evaluator, args[0] as Typed),
    sql: ({ args }, compiler) => compiler.day(args[0] as Typed),
  },
  partOfDay(
    'YEAR',
    'The year.',
    '年份。',
    '2026',
    (at) => partsOf(at).year,
    (at) => sql`extract(year from ${at})`,
  ),
  partOfDay(
    'QUARTER',
    'The quarter of the calendar year, 1 to 4; see PERIODSTART for fiscal quarters.',
    '自然年的季度，1 到 4；财季见 PERIODSTART。',
    '4',
    (at) => Math.ceil(partsOf(at).month / 3),
    (at) => sql`extract(quarter from ${at})`,
  ),
  partOfDay(
    'MONTH',
    'The month, 1 to 12.',
    '月份，1 到 12。',
    '11',
    (at) => partsOf(at).month,
    (at) => sql`extract(month from ${at})`,
  ),
  partOfDay(
    'DAY',
    'The day of the month.',
    '日。',
    '22',
    (at) => partsOf(at).day,
    (at) => sql`extract(day from ${at})`,
  ),
  partOfDay(
    'WEEKNUM',
    'The week of the year as ISO 8601 counts it, 1 to 53.',
    'ISO 8601 周数，1 到 53。',
    '47',
    isoWeek,
    (at) => sql`extract(week from ${at})`,
  ),
  {
    name: 'HOUR',
    op: 'hour',
    family: 'dates',
    parameters: [{ name: 'moment', accepts: 'moment' }],
    returns: 'number',
    about: say("The hour on the workspace's clock, 0 to 23.", '工作区时区的小时，0 到 23。'),
    examples: [{ formula: 'HOUR(#2026-11-22T08:30:00Z#)', gives: '16' }],
    check: () => whole,
    evaluate:
      (_, [arg]) =>
      (record, environment) => {
        const moment = (arg as Evaluator)(record, environment) as string | null
        return moment === null
          ? FAILED
          : ofInteger(new Date(localOf(Date.parse(moment), environment.timeZone)).getUTCHours())
      },
    sql: ({ args }, compiler) =>
      orFailed(
        (args[0] as Typed).type.kind === 'blank'
          ? sql`null`
          : sql`extract(hour from ${compiler.local(compiler.value(args[0] as Typed))})`,
      ),
  },
  {
    name: 'WEEKDAY',
    op: 'weekday',
    family: 'dates',
    parameters: [
      { name: 'date', accepts: 'day' },
      { name: 'type', accepts: 'number', optional: true },
    ],
    returns: 'number',
    about: say(
      'The day of the week. Type 1 (when not given): Sunday is 1; 2: Monday is 1; 3: Monday is 0; 11 to 17: 1 on Monday to 1 on Sunday.',
      '星期几。类型 1（默认）：星期日为 1；2：星期一为 1；3：星期一为 0；11 到 17：依次以星期一到星期日为 1。',
    ),
    examples: [
      { formula: 'WEEKDAY(#2026-11-22#)', gives: '1' },
      { formula: 'WEEKDAY(#2026-11-22#, 2)', gives: '7' },
    ],
    check(call) {
      const type = call.args[1]
      const known = type === undefined ? 1 : type.kind === 'constant' ? Number(type.value) : Number.NaN
      if (weekdayTypes[known] === undefined)
        return call.problem(
          'value',
          1,
          say('The type is one of 1, 2, 3 and 11 to 17.', '类型只能是 1、2、3 或 11 到 17。'),
        )
      return { ...whole, form: known }
    },
    evaluate({ args, form }, [arg]) {
      const at = dayIn(arg as Evaluator, args[0] as Typed)
      const [first, zero] = weekdayTypes[form as number] as readonly [number, number]
      return (record, environment) => {
        const value = at(record, environment)
        return value === null ? FAILED : ofInteger(((weekdayOf(value) - first + 7) % 7) + zero)
      }
    },
    sql({ args, form }, compiler) {
      const [first, zero] = weekdayTypes[form as number] as readonly [number, number]
      return orFailed(
        sql`(extract(isodow from ${compiler.day(args[0] as Typed)})::integer - ${sql.lit(first)} + 7) % 7 + ${sql.lit(zero)}`,
      )
    },
  },
  {
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
  },
  {
    name: 'DATEDIF',
    op: 'dateDif',
    family: 'dates',
    parameters: [
      { name: 'start', accepts: 'day' },
      { name: 'end', accepts: 'day' },
      { name: 'unit', accepts: 'word' },
    ],
    returns: 'number',
    about: say(
      'Whole years "Y", months "M" or days "D" between two days; "YM" months beyond whole years, "MD" days beyond whole months, "YD" days beyond whole years. No result when the end is before the start.',
      '两个日期之间的整年 "Y"、整月 "M" 或天数 "D"；"YM" 为整年以外的月数，"MD" 为整月以外的天数，"YD" 为整年以外的天数。结束早于开始时没有结果。',
    ),
    differs: say(
      '"MD" and "YD" count from the last whole month or year, which spreadsheets document as unreliable.',
      '"MD"、"YD" 从最后一个整月或整年算起；电子表格说明其结果不可靠。',
    ),
    examples: [
      { formula: 'DATEDIF(#2026-01-31#, #2026-02-28#, "M")', gives: '0' },
      { formula: 'DATEDIF(#2024-02-29#, #2026-11-22#, "Y")', gives: '2' },
    ],
    check(call) {
      const unit = wordOf(call, 2, differenceUnits)
      return unit === undefined ? undefined : { ...whole, form: unit }
    },
    evaluate({ args, form }, evaluators) {
      const [from, to] = [0, 1].map((index) => dayIn(evaluators[index] as Evaluator, args[index] as Typed)) as [
        DayIn,
        DayIn,
      ]
      return (record, environment) => {
        const [start, end] = [from(record, environment), to(record, environment)]
        return start === null || end === null || start > end
          ? FAILED
          : ofInteger(difference(start, end, form as (typeof differenceUnits)[number]))
      }
    },
    sql({ args, form }, compiler) {
      const [from, to] = args.map((arg) => compiler.day(arg)) as [Sql, Sql]
      return compiler.bind([from, to], (a, b) => {
        const months = sql`(${monthsSql(b as Sql)} - ${monthsSql(a as Sql)} - case when ${dayOfMonth(b as Sql)} < ${dayOfMonth(a as Sql)} then 1 else 0 end)`
        const since = (count: Sql) =>
          sql`(${b} - ${dateInMonth(compiler, sql`(${monthsSql(a as Sql)} + ${count})`, dayOfMonth(a as Sql))})`
        const results: Record<string, Sql> = {
          y: sql`${months} / 12`,
          m: months,
          d: sql`(${b} - ${a})`,
          ym: sql`${months} % 12`,
          md: since(months),
          yd: since(sql`${months} / 12 * 12`),
        }
        return sql`(case when ${a} <= ${b} then (${results[form as string] as Sql})::numeric else ${nan} end)`
      })
    },
  },
  {
    name: 'EOMONTH',
    op: 'eoMonth',
    family: 'dates',
    parameters: [
      { name: 'date', accepts: 'day' },
      { name: 'months', accepts: 'number', optional: true },
    ],
    returns: 'date',
    about: say('The last day of the month, or of the one so many months later.', '当月或若干月之后那个月的最后一天。'),
    examples: [{ formula: 'EOMONTH(#2024-01-15#, 1)', gives: '2024-02-29' }],
    check: () => day,
    evaluate({ args }, [first, second]) {
      const at = dayIn(first as Evaluator, args[0] as Typed)
      const months = second === undefined ? () => 0 : wholeIn(second)
      return (record, environment) => {
        const [from, n] = [at(record, environment), months(record, environment)]
        return from === null || n === undefined ? null : dayInMonth(monthsOf(partsOf(from)) + n, 31)
      }
    },
    sql({ args }, compiler) {
      const n = args[1] === undefined ? sql`0` : compiler.whole(args[1])
      return compiler.bind([compiler.day(args[0] as Typed), n], (d, count) =>
        dateInMonth(compiler, sql`(${monthsSql(d as Sql)} + ${count})`, compiler.simple(sql`31`)),
      )
    },
  },
  {
    name: 'WORKDAYS',
    op: 'workdays',
    family: 'dates',
    parameters: [
      { name: 'start', accepts: 'day' },
      { name: 'end', accepts: 'day' },
      { name: 'calendar', accepts: 'word', optional: true },
    ],
    returns: 'number',
    about: say(
      "Working days from one day to another, both counted; negative when the end is first. The workspace's calendar decides, or the one that is named: weekends, holidays, and weekends that are worked.",
      '从一天到另一天的工作日数，首尾都算；结束在前时为负。由工作区日历或指定的日历决定周末、节假日和调休上班日。',
    ),
    examples: [{ formula: 'WORKDAYS(#2026-11-20#, #2026-11-23#)', gives: '2' }],
    check(call) {
      const name = call.args[2] as (Typed & { value: string }) | undefined
      if (name !== undefined && !call.scope.calendars.has(name.value))
        return call.problem(
          'unknown-calendar',
          2,
          say(`There is no calendar “${quote(name.value)}”.`, `没有日历“${quote(name.value)}”。`),
        )
      return { ...whole, form: name?.value }
    },
    evaluate({ args, form }, evaluators) {
      const [from, to] = [0, 1].map((index) => dayIn(evaluators[index] as Evaluator, args[index] as Typed)) as [
        DayIn,
        DayIn,
      ]
      return (record, environment) => {
        const [start, end] = [from(record, environment), to(record, environment)]
        const calendar = form === undefined ? environment.calendar : environment.calendars.get(form as string)
        return start === null || end === null || calendar === undefined
          ? FAILED
          : ofInteger(countWorkdays(start, end, calendar))
      }
    },
    sql({ args, form }, compiler) {
      const calendar = form === undefined ? compiler.calendar.calendar : compiler.calendar.calendars.get(form as string)
      if (calendar === undefined) return nan
      const [from, to] = args.slice(0, 2).map((arg) => compiler.day(arg)) as [Sql, Sql]
      const { free, worked } = exceptionsOf(calendar)
      return compiler.bind([from, to], (x, y) => {
        const [a, b] = [sql`least(${x}, ${y})`, sql`greatest(${x}, ${y})`]
        const day = (value: Sql) => sql`(${value} - date '1970-01-01')`
        const weekends = [...new Set(calendar.weekend)].map(
          (weekday) =>
            sql` - (floor((${day(b)} + ${sql.lit(4 - weekday)}) / 7.0) - floor((${day(a)} + ${sql.lit(3 - weekday)}) / 7.0))`,
        )
        const exceptions = (days: readonly string[], sign: Sql) =>
          days.length === 0
            ? sql``
            : sql` ${sign} (select count(*) from unnest(${compiler.constant(days, 'date[]')}) as e(d) where e.d between ${a} and ${b})`
        const count = sql`(${b} - ${a} + 1${sql.join(weekends, sql``)}${exceptions(free, sql`-`)}${exceptions(worked, sql`+`)})`
        return sql`(case when ${x} is null or ${y} is null then ${nan} else (case when ${x} > ${y} then -1 else 1 end * ${count})::numeric end)`
      })
    },
  },
  period('PERIODSTART', 'periodStart', 'The first day', '第一天', '2026-10-01', false),
  period('PERIODEND', 'periodEnd', 'The last day', '最后一天', '2026-12-31', true),
  {
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
      const count = numberIn(arg as Evaluator)
      const factor = exact(String(durationUnits[form as DurationUnit]))
      return (record, environment) => roundTo(multiply(count(record, environment), factor), 0)
    },
    sql: ({ args, form }, compiler) =>
      sql`round(${compiler.number(args[0] as Typed)} * ${sql.lit(durationUnits[form as DurationUnit])})`,
  },
]

const durationUnits = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1000 } as const
type DurationUnit = keyof typeof durationUnits

function difference(start: string, end: string, unit: (typeof differenceUnits)[number]): number {
  const [a, b] = [partsOf(start), partsOf(end)]
  const months = monthsOf(b) - monthsOf(a) - (b.day < a.day ? 1 : 0)
  const since = (count: number) => numberOfDay(end) - numberOfDay(dayInMonth(monthsOf(a) + count, a.day) as string)
  switch (unit) {
    case 'y':
      return Math.floor(months / 12)
    case 'm':
      return months
    case 'd':
      return numberOfDay(end) - numberOfDay(start)
    case 'ym':
      return months % 12
    case 'md':
      return since(months)
    case 'yd':
      return since(months - (months % 12))
  }
}

function isoWeek(at: string): number {
  const thursday = numberOfDay(at) - weekdayOf(at) + 4
  const first = Date.UTC(new Date(thursday * 86_400_000).getUTCFullYear(), 0, 1) / 86_400_000
  return Math.floor((thursday - first) / 7) + 1
}

function period(name: string, op: string, english: string, chinese: string, gives: string, isEnd: boolean): Definition {
  return {
    name,
    op,
    family: 'dates',
    parameters: [
      { name: 'date', accepts: 'day' },
      { name: 'period', accepts: 'word' },
    ],
    returns: 'date',
    about: say(
      `${english} of the "week", "month", "quarter", "half" or "year" that the day lies in; quarters, halves and years are fiscal.`,
      `该日所在 "week"、"month"、"quarter"、"half" 或 "year" 的${chinese}；季、半年、年按财年。`,
    ),
    examples: [{ formula: `${name}(#2026-11-22#, "quarter")`, gives }],
    check(call) {
      const unit = wordOf(call, 1, periodUnits)
      return unit === undefined ? undefined : { ...day, form: unit }
    },
    evaluate({ args, form }, [arg]) {
      const at = dayIn(arg as Evaluator, args[0] as Typed)
      const find = isEnd ? periodEnd : periodStart
      return (record, environment) => {
        const value = at(record, environment)
        return value === null ? null : find(value, form as PeriodUnit, environment)
      }
    },
    sql({ args, form }, compiler) {
      const { fiscalYearStart, weekStart } = compiler.calendar
      return compiler.bind([compiler.day(args[0] as Typed)], (d) => {
        if (form === 'week') {
          const number = sql`(${d} - date '1970-01-01')`
          return dateOfNumber(
            compiler,
            sql`(${number} - ${moduloSql(sql`extract(isodow from ${d})::integer - ${sql.lit(weekStart)}`, 7)} + ${sql.lit(isEnd ? 6 : 0)})`,
          )
        }
        const size = monthsInPeriod[form as Exclude<PeriodUnit, 'week'>]
        const months = monthsSql(d as Sql)
        const first = sql`(${months} - ${moduloSql(sql`${months} - ${sql.lit(fiscalYearStart - 1)}`, size)} + ${sql.lit(isEnd ? size - 1 : 0)})`
        return dateInMonth(compiler, first, compiler.simple(sql`${sql.lit(isEnd ? 31 : 1)}`))
      })
    },
  }
}
