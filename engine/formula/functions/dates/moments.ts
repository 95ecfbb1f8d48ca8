/** Days and moments themselves: today, now, and days made of numbers or moments. */
import { sql } from 'kysely'
import type { Evaluator } from '../../evaluate/value.ts'
import { say } from '../../problem.ts'
import type { Sql } from '../../sql/source.ts'
import { dateInMonth, dateOfNumber } from '../../sql/times.ts'
import { dayInMonth, dayOfNumber, numberOfDay } from '../../time/days.ts'
import { localDay } from '../../time/zone.ts'
import type { Typed } from '../../types/typed.ts'
import type { Definition } from '../definition.ts'
import { day, dayIn, wholeIn } from './argument.ts'

export const moments: readonly Definition[] = [
  {
    name: 'TODAY',
    op: 'today',
    family: 'dates',
    looksAt: 'clock',
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
    looksAt: 'clock',
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
]
