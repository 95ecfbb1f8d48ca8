/** The ends of months, and of weeks, quarters and years in the fiscal calendar. */
import { sql } from 'kysely'
import type { Evaluator } from '../../evaluate/value.ts'
import { say } from '../../problem.ts'
import type { Sql } from '../../sql/source.ts'
import { dateInMonth, dateOfNumber, moduloSql, monthsOf as monthsSql } from '../../sql/times.ts'
import { monthsInPeriod, type PeriodUnit, periodEnd, periodStart, periodUnits } from '../../time/calendar.ts'
import { dayInMonth, monthsOf, partsOf } from '../../time/days.ts'
import type { Typed } from '../../types/typed.ts'
import type { Definition } from '../definition.ts'
import { day, dayIn, wholeIn, wordOf } from './argument.ts'

export const eoMonth: Definition = {
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
}

export function period(
  name: string,
  op: string,
  english: string,
  chinese: string,
  gives: string,
  isEnd: boolean,
): Definition {
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
