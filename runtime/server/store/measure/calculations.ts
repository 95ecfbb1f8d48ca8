/** How each calculation is made of records, and of parts of it that were made already. */
import type { Calculation } from '@attain/engine/performance/kpi'
import { type RawBuilder, sql } from 'kysely'

type Sql = RawBuilder<unknown>

interface CalculationSql {
  /** Over records: what is kept of a bucket. `value` is what is calculated, `share` the part that a person has of it. */
  readonly parts: (value: Sql, share: Sql | undefined) => readonly Sql[]
  /** Over parts `v0`, `v1` … of buckets: the figure. */
  readonly whole: (parts: readonly Sql[]) => Sql
}

const shared = (value: Sql, share: Sql | undefined) => (share ? sql`${value} * ${share}` : value)

/** Those that are made of parts; different values can only be told apart when all are there. */
export const calculations: Readonly<Record<Exclude<Calculation, 'countDistinct'>, CalculationSql>> = {
  count: {
    parts: (_, share) => [share ? sql`sum(${share})` : sql`count(*)`],
    whole: ([count]) => sql`sum(${count})`,
  },
  sum: {
    parts: (value, share) => [sql`sum(${shared(value, share)})`],
    whole: ([sum]) => sql`sum(${sum})`,
  },
  average: {
    parts: (value) => [sql`sum(${value})`, sql`count(${value})`],
    whole: ([sum, count]) => sql`sum(${sum}) / nullif(sum(${count}), 0)`,
  },
  min: { parts: (value) => [sql`min(${value})`], whole: ([least]) => sql`min(${least})` },
  max: { parts: (value) => [sql`max(${value})`], whole: ([most]) => sql`max(${most})` },
}
