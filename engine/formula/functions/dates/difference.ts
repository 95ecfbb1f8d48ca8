/** How long it is from one day to another. */
import { sql } from 'kysely'
import type { Evaluator } from '../../evaluate/value.ts'
import { FAILED, ofInteger } from '../../number/exact.ts'
import { say } from '../../problem.ts'
import { nan } from '../../sql/compiler.ts'
import type { Sql } from '../../sql/source.ts'
import { dateInMonth, dayOfMonth, monthsOf as monthsSql } from '../../sql/times.ts'
import { dayInMonth, monthsOf, numberOfDay, partsOf } from '../../time/days.ts'
import type { Typed } from '../../types/typed.ts'
import type { Definition } from '../definition.ts'
import { type DayIn, dayIn, whole, wordOf } from './argument.ts'

const differenceUnits = ['y', 'm', 'd', 'ym', 'md', 'yd'] as const

export const dateDif: Definition = {
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
}

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
