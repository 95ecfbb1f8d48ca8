/** A cycle of everybody's scorecard with eight items: measured, scored and written, and the same in one statement by hand. */
import { sql } from 'kysely'
import type pg from 'pg'
import { connect } from '../../server/database/connect.ts'
import { type Context, dateIn, inTransaction } from '../../server/services/context.ts'
import { calculate } from '../../server/services/scorecards/calculate.ts'
import { findCycle } from '../../server/services/scorecards/cycle.ts'
import { openCycle } from '../../server/services/scorecards/index.ts'
import { systemViewOf } from '../../server/store/live-workspace.ts'
import { type Answer, timeAnswers } from '../answers.ts'
import { type Bench, type BenchRun, isWanted } from '../bench.ts'
import { createFigure } from '../figure.ts'
import { prepareCompany } from '../sales/prepared.ts'

export const scorecardBench: Bench = {
  about: 'a yearly cycle of 5,000 people with 8 items over a million opportunities, calculated and written',
  run: runScorecardBench,
}

const BENCH = 'scorecard/calculate-cycle'
const targets = {
  won_value: 1_000_000,
  won_count: 40,
  decided_count: 60,
  customers: 40,
  new_pipeline: 2_000_000,
  win_rate: 0.6,
  average_deal: 10_000,
  sales_year_to_date: 1_000_000,
}

const scorecard = {
  kind: 'scorecard',
  name: 'everybody',
  label: { en: 'Everybody' },
  cycle: { every: 'year' },
  items: Object.entries(targets).map(([kpi, target]) => ({
    ...{ name: kpi, label: { en: kpi }, weight: 12.5, kpi, target, rule: { type: 'completionRate' } },
  })),
  grades: [
    { name: 'a', label: { en: 'A' }, from: 100, coefficient: 1.5 },
    { name: 'b', label: { en: 'B' }, coefficient: 1 },
  ],
}

/** Money is kept in cents there. */
const byHand = `insert into native.score (person_id, score, result)
  select owner_id, round(100 * 0.125 * (won_value / 1000000 + won_count / 40 + decided_count / 60 + customers / 40
      + new_pipeline / 2000000 + win_rate / 0.6 + average_deal / 10000 + won_value / 1000000), 2),
    jsonb_build_object('won_value', won_value, 'won_count', won_count, 'decided_count', decided_count, 'customers', customers,
      'new_pipeline', new_pipeline, 'win_rate', win_rate, 'average_deal', average_deal)
  from (
    select owner_id, won_value, won_count, decided_count, customers, coalesce(new_pipeline, 0) as new_pipeline,
      won_count / decided_count as win_rate, won_value / won_count as average_deal
    from (
      select owner_id, sum(close_value) filter (where stage = 'won') / 100.0 as won_value,
        (count(*) filter (where stage = 'won'))::numeric as won_count,
        (count(*) filter (where stage in ('won', 'lost')))::numeric as decided_count,
        (count(distinct account_id) filter (where stage = 'won'))::numeric as customers
      from native.opportunity where close_date >= date '2025-01-01' and close_date < date '2026-01-01' group by 1
    ) closed left join (
      select owner_id, sum(close_value) / 100.0 as new_pipeline
      from native.opportunity where engage_date >= date '2025-01-01' and engage_date < date '2026-01-01' group by 1
    ) engaged using (owner_id)
  ) figures on conflict (person_id) do update set score = excluded.score, result = excluded.result`

async function runScorecardBench(run: BenchRun): Promise<void> {
  const { options, report, note, defer } = run
  if (!isWanted(options, BENCH)) return
  const { url, company, pool } = await prepareCompany(run, (documents) => [...documents, scorecard])
  // as the server has it: figures of several KPIs are measured side by side
  const db = connect(url, { poolSize: 10 })
  defer(() => db.destroy())
  const now = new Date()
  const view = systemViewOf(company.workspace, await company.person(0))
  const context: Context = { db, view, now, today: dateIn('UTC', now), language: 'en' }
  const id = await cycleOf(context, note)
  await pool.query(
    'create table if not exists native.score (person_id uuid primary key, score numeric not null, result jsonb not null)',
  )
  const sides = { ours: () => ours(context, id), baseline: () => baseline(pool) }
  const times = await timeAnswers(BENCH, sides, options.rounds ?? 3)
  report(createFigure(BENCH, 'ms', times.ours, times.baseline))
}

/** The one of an earlier run, or a new one. */
async function cycleOf(context: Context, note: (text: string) => void): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select id from score_cycles where scorecard = ${scorecard.name} limit 1`.execute(context.db)
  if (rows[0] !== undefined) return rows[0].id
  const start = performance.now()
  const { id } = await openCycle(context, { scorecard: scorecard.name, period: '2025' })
  note(`opened in ${Math.round(performance.now() - start)} ms`)
  return id
}

async function ours(context: Context, id: string): Promise<Answer> {
  await inTransaction(context, async (inner) => {
    await calculate(inner, await findCycle(inner, id, 'change'))
  })
  const { rows } = await sql<{ line: string }>`select person_id || ' ' || trim_scale(score) as line from score_cards
    where cycle_id = ${id}::uuid and score is not null order by person_id`.execute(context.db)
  return rows.map(({ line }) => line)
}

async function baseline(pool: pg.Pool): Promise<Answer> {
  await pool.query(byHand)
  const { rows } = await pool.query<{ line: string }>(
    `select person_id || ' ' || trim_scale(score) as line from native.score where score is not null order by person_id`,
  )
  return rows.map(({ line }) => line)
}
