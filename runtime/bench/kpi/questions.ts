/** What `bench kpi` asks: our side as `POST /api/performance/figures` answers, the baseline as SQL written by hand. */
import type { FiguresQuery } from '@attain/contract'
import type pg from 'pg'
import type { Context } from '../../server/services/context.ts'
import { answerFigures } from '../../server/services/performance/figures.ts'
import type { Answer } from '../answers.ts'

export interface Asking {
  readonly context: Context
  /** For SQL by hand. */
  readonly pool: pg.Pool
}

export interface Question {
  readonly name: string
  readonly ours: (asking: Asking) => Promise<Answer>
  readonly baseline: (asking: Asking) => Promise<Answer>
  /** What happens before it is asked: all that was kept is forgotten, one deal of the year changes, or nothing. */
  readonly after: 'forgetting' | 'change' | 'nothing'
}

export const months = { granularity: 'month', from: '2025-01', to: '2025-12' } as const
const year = { granularity: 'year', from: '2025', to: '2025' } as const
const inYear = `close_date >= date '2025-01-01' and close_date < date '2026-01-01'`
const wonInYear = `stage = 'won' and ${inYear}`
/** Everybody with everybody above them. */
const above = `with recursive above as (
  select id as person, id as boss from native.person
  union all select a.person, p.manager_id from above a join native.person p on p.id = a.boss where p.manager_id is not null)`

const byPersonAndMonth: Part = {
  query: { kpis: ['won_value'], periods: months, people: 'person' },
  sql: `select to_char(date_trunc('month', close_date), 'YYYY-MM') as period, owner_id as key, sum(close_value) as value
    from native.opportunity where ${wonInYear} group by 1, 2`,
}
const upTheManagers: Part = {
  query: { kpis: ['won_value'], periods: year, people: 'managerTree' },
  sql: `${above} select '2025' as period, above.boss as key, sum(sums.value) as value
    from (select owner_id, sum(close_value) as value from native.opportunity where ${wonInYear} group by 1) sums
    join above on above.person = sums.owner_id group by 2`,
}
const leaderboard: Part = {
  query: { kpis: ['won_value'], periods: year, people: 'person', sort: '-won_value', limit: 50 },
  sql: `select '2025' as period, owner_id as key, sum(close_value) as value
    from native.opportunity where ${wonInYear} group by 2 order by 3 desc, 2 limit 50`,
}

/** Twelve widgets such as a sales director has. */
const dashboard: readonly Part[] = [
  { query: { kpis: ['won_value'], periods: year }, sql: whole('sum(close_value)', wonInYear) },
  { query: { kpis: ['won_count'], periods: year }, sql: whole('count(*)', wonInYear) },
  {
    query: { kpis: ['win_rate'], periods: year },
    sql: whole(`(count(*) filter (where stage = 'won'))::numeric / count(*)`, `stage in ('won', 'lost') and ${inYear}`),
  },
  {
    query: { kpis: ['average_deal'], periods: year },
    sql: whole('sum(close_value)::numeric / count(*) / 100', wonInYear),
  },
  {
    query: { kpis: ['sales_cycle'], periods: year },
    sql: whole('avg(close_date - engage_date)', wonInYear),
  },
  {
    query: { kpis: ['customers'], periods: year },
    sql: whole('count(distinct account_id)', wonInYear),
  },
  { query: { kpis: ['won_value'], periods: months }, sql: byMonth('sum(close_value)') },
  { query: { kpis: ['won_count'], periods: months }, sql: byMonth('count(*)') },
  {
    query: { kpis: ['won_value'], periods: year, dimensions: ['sector'] },
    sql: `select '2025' as period, a.sector as key, sum(close_value) as value from native.opportunity o
      left join native.account a on a.id = o.account_id where ${wonInYear} group by 2`,
  },
  {
    query: { kpis: ['won_value'], periods: year, dimensions: ['product'] },
    sql: `select '2025' as period, product_id as key, sum(close_value) as value from native.opportunity where ${wonInYear} group by 2`,
  },
  leaderboard,
  upTheManagers,
]

export const questions: readonly Question[] = [
  question('person-and-month', [byPersonAndMonth]),
  question('manager-rollup-year', [upTheManagers]),
  question('leaderboard', [leaderboard]),
  question('dashboard-of-12', dashboard),
  { ...question('dashboard-after-change', dashboard), after: 'change' },
  { ...question('dashboard-unchanged', dashboard), after: 'nothing' },
]

export interface Part {
  readonly query: FiguresQuery
  /** `period, key, value`; money in cents. */
  readonly sql: string
}

export function question(name: string, parts: readonly Part[]): Question {
  return {
    name,
    after: 'forgetting',
    ours: async ({ context }) => {
      const lines: string[] = []
      for (const { query } of parts) {
        const { rows, periods } = await answerFigures(context, { limit: 100_000, ...query })
        for (const { period, subject, dimensions, values } of rows)
          lines.push(lineOf(periods[period]?.key, subject ?? dimensions[0], Number(values[0])))
      }
      return lines.sort()
    },
    baseline: async ({ pool }) => {
      const lines: string[] = []
      for (const { query, sql } of parts) {
        const { rows } = await pool.query(sql)
        const isMoney = query.kpis[0] === 'won_value'
        for (const { period, key, value } of rows) lines.push(lineOf(period, key, Number(value) / (isMoney ? 100 : 1)))
      }
      return lines.sort()
    },
  }
}

/** To six digits, where both sides end. */
function lineOf(period: unknown, key: unknown, value: number): string {
  return `${period} ${key ?? ''} ${value.toFixed(6)}`
}

function whole(value: string, where: string): string {
  return `select '2025' as period, ${value} as value from native.opportunity where ${where}`
}

function byMonth(value: string): string {
  return `select to_char(date_trunc('month', close_date), 'YYYY-MM') as period, ${value} as value
    from native.opportunity where ${wonInYear} group by 1`
}
