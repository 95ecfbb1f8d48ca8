/** The numbers that a day or moment is made of. */
import { sql } from 'kysely'
import type { Evaluator } from '../../evaluate/value.ts'
import { FAILED, ofInteger } from '../../number/exact.ts'
import { say } from '../../problem.ts'
import type { Sql } from '../../sql/source.ts'
import { numberOfDay, partsOf, weekdayOf } from '../../time/days.ts'
import { localOf } from '../../time/zone.ts'
import type { Typed } from '../../types/typed.ts'
import type { Definition } from '../definition.ts'
import { dayIn, ofDay, whole } from './argument.ts'

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

export const dayParts: readonly Definition[] = [
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
      ofDay(
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
      return ofDay(
        sql`(extract(isodow from ${compiler.day(args[0] as Typed)})::integer - ${sql.lit(first)} + 7) % 7 + ${sql.lit(zero)}`,
      )
    },
  },
]

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
    sql: ({ args }, compiler) => ofDay(write(compiler.day(args[0] as Typed))),
  }
}

function isoWeek(at: string): number {
  const thursday = numberOfDay(at) - weekdayOf(at) + 4
  const first = Date.UTC(new Date(thursday * 86_400_000).getUTCFullYear(), 0, 1) / 86_400_000
  return Math.floor((thursday - first) / 7) + 1
}
