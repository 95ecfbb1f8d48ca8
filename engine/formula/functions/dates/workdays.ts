/** Working days by a calendar: its weekends, holidays, and weekends that are worked. */
import { sql } from 'kysely'
import type { Evaluator } from '../../evaluate/value.ts'
import { FAILED, ofInteger } from '../../number/exact.ts'
import { quote, say } from '../../problem.ts'
import { nan } from '../../sql/compiler.ts'
import type { Sql } from '../../sql/source.ts'
import { countWorkdays, exceptionsOf } from '../../time/calendar.ts'
import type { Typed } from '../../types/typed.ts'
import type { Definition } from '../definition.ts'
import { type DayIn, dayIn, whole } from './argument.ts'

export const workdays: Definition = {
  name: 'WORKDAYS',
  op: 'workdays',
  family: 'dates',
  looksAt: 'calendars',
  parameters: [
    { name: 'start', accepts: 'day' },
    { name: 'end', accepts: 'day' },
    { name: 'calendar', accepts: 'word', optional: true },
  ],
  returns: 'number',
  about: say(
    "Working days from one day to another, both counted; negative when the end is first. The workspace's first working calendar decides, or the one that is named: weekends, holidays, and weekends that are worked.",
    '从一天到另一天的工作日数，首尾都算；结束在前时为负。由工作区的第一个工作日历或指定的日历决定周末、节假日和调休上班日。',
  ),
  examples: [{ formula: 'WORKDAYS(#2026-11-20#, #2026-11-23#)', gives: '2' }],
  check(call) {
    const name = call.args[2] as (Typed & { value: string }) | undefined
    if (name !== undefined && call.scope.calendars?.has(name.value) === false)
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
}
