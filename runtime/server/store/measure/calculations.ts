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

/** Different values are told apart, and the one in the middle is found, only when all are there. */
type OfAll = 'countDistinct' | 'median'

export function isMadeOfParts(calculate: Calculation): calculate is Exclude<Calculation, OfAll> {
  return calculate !== 'countDistinct' && calculate !== 'median'
}

export const ofAll: Readonly<Record<OfAll, (value: Sql) => Sql>> = {
  countDistinct: (value) => sql`count(distinct ${value})`,
  // of an even number the mean of both in the middle, exactly
  median: (value) =>
    sql`(percentile_disc(0.5) within group (order by ${value}) + percentile_disc(0.5) within group (order by ${value} desc))::numeric / 2`,
}

/** Those that are made of parts. */
export const calculations: Readonly<Record<Exclude<Calculation, OfAll>, CalculationSql>> = {
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
