/** Days and moments in SQL, kept to the years 1000 to 9999. */
import { sql } from 'kysely'
import { FIRST_DAY, LAST_DAY } from '../time/days.ts'
import type { SqlCompiler } from './compiler.ts'
import type { Sql } from './source.ts'

/** The day with a number of days since 1970; null out of range, NaN included. */
export function dateOfNumber(compiler: SqlCompiler, days: Sql): Sql {
  return compiler.bind(
    [days],
    (n) =>
      sql`(case when ${n} between ${sql.lit(FIRST_DAY)} and ${sql.lit(LAST_DAY)} then date '1970-01-01' + (${n})::integer end)`,
  )
}

/** The day of a month counted through the years (`12 * year + month - 1`); the last of the month when it is shorter. */
export function dateInMonth(compiler: SqlCompiler, months: Sql, day: Sql): Sql {
  return compiler.bind([months, day], (m, d) => {
    const first = sql`make_date((${m} / 12)::integer, (${m} % 12 + 1)::integer, 1)`
    return sql`(case when ${m} between 12000 and 119999 then ${first} + least(${d} - 1, extract(day from ${first} + interval '1 month' - interval '1 day')::integer - 1) end)`
  })
}

export function monthsOf(day: Sql): Sql {
  return sql`(extract(year from ${day})::integer * 12 + extract(month from ${day})::integer - 1)`
}

export function dayOfMonth(day: Sql): Sql {
  return sql`extract(day from ${day})::integer`
}

/** Milliseconds since 1970, a whole numeric. */
export function millisecondsOf(moment: Sql): Sql {
  return sql`trunc(extract(epoch from ${moment}) * 1000)`
}

const FIRST_MOMENT = Date.UTC(1000, 0, 1)
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

export function momentOfMilliseconds(compiler: SqlCompiler, milliseconds: Sql): Sql {
  return compiler.bind(
    [milliseconds],
    (n) => sql`(case when ${n} between ${sql.lit(FIRST_MOMENT)} and ${sql.lit(LAST_MOMENT)}
      then timestamp 'epoch' + make_interval(days => div(${n}, 86400000)::integer) + mod(${n}, 86400000)::integer * interval '1 millisecond' end)`,
  )
}

/** Modulo with the sign of the divisor, for whole numbers. */
export function moduloSql(value: Sql, divisor: number): Sql {
  return sql`(((${value}) % ${sql.lit(divisor)} + ${sql.lit(divisor)}) % ${sql.lit(divisor)})`
}
