/** What people said that periods would come to. */
import { sql } from 'kysely'
import type { View } from '../live-workspace.ts'
import { type Database, named, run } from '../statement.ts'
import { kept, lineSource, plainDecimal } from './lines.ts'

export interface ForecastLine {
  readonly period: string
  readonly subject: string
  /** Exact decimals. */
  readonly commit: string
  readonly best: string | null
  readonly reason: string | null
  readonly author: string | null
  /** When it was said. */
  readonly at: string
}

/** Of all subjects, or of one; the newest first. */
export async function forecastLines(
  db: Database,
  view: View,
  {
    target,
    periods,
    subject,
  }: { readonly target: string; readonly periods: readonly string[]; readonly subject?: string },
): Promise<readonly ForecastLine[]> {
  const statement = kept(db, view, `lines of forecasts ${subject === undefined}`, () => {
    const names = ['target', 'period', 'subject', 'commit', 'best', 'reason', 'author', 'created_at'] as const
    const { id, fields, key, from } = lineSource(view, 'forecast_line', names)
    const whose = subject === undefined ? sql`` : sql` and ${fields.subject} = ${named('subject')}`
    return sql`select ${fields.period} as period, ${fields.subject} as subject, ${fields.commit}::text as commit, ${fields.best}::text as best, ${fields.reason} as reason, ${fields.author} as author, to_char(${fields.created_at}, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at ${from} where ${key} and ${fields.target} = ${named('target')} and ${fields.period} = any(${named('periods')}::text[])${whose} order by ${id} desc`
  })
  const { rows } = await run<ForecastLine>(db, statement, { named: { target, periods, subject } })
  return rows.map((row) => ({
    ...row,
    commit: plainDecimal(row.commit),
    best: row.best === null ? null : plainDecimal(row.best),
  }))
}
